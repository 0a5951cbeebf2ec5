"""Which articles leave a library: missing files may mean an unmounted drive."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pullquote.corpus import Scan
from pullquote.index.build.plan import Changes, RefreshOptions, named
from pullquote.index.store.schema import Entry

FEW, SHARE = 10, 0.2  # more than both of these are not removed without being asked for
AGREE = "to remove them run: pullquote build --allow-removals"


@dataclass(frozen=True)
class Removals:
    """Ids of the articles that leave and of those that are kept although their files are gone; `note` says why."""

    leaving: list[str]
    kept: list[str]
    note: str = ""


def removals(
    plan: Changes,
    failed: Collection[str],
    held: Mapping[str, Entry],
    found: Collection[str],
    scan: Scan,
    options: RefreshOptions,
) -> Removals:
    """Return what becomes of articles whose files are gone, and of those that `failed` to be read again.

    An article that was taken out, moved, left out by a rule or is a copy of another leaves in any case. The
    others are kept where more than a fifth of the library and more than ten would leave, or all of it, or where a
    folder could not be listed. `found`: fingerprints of all articles that the folder holds now.
    """
    asked = [*plan.gone, *failed]
    if options.allow_removals:
        return Removals(sorted([*asked, *plan.unreachable]), [])
    there = {file.id for file in scan.files} - set(failed) | set(options.leaving)
    lost = [id for id in asked if id not in there and not scan.left_out(id) and held[id].fingerprint not in found]
    kept = {*lost, *plan.unreachable}
    note = _why(lost, len(kept), len(held), bool(found), scan.unlisted, options.allow_removals)
    if not note:
        return Removals(sorted(asked), [])
    return Removals(sorted(set(asked) - kept), sorted(kept), note)


def _why(
    lost: list[str], kept: int, held: int, any_found: bool, unlisted: Mapping[str, str], allowed: bool | None
) -> str:
    """Return why articles are kept; '' if they are not."""
    many = "1 article" if kept == 1 else f"{kept} articles"
    if unlisted and kept:
        where = named(f"{path or 'the folder'} ({why})" for path, why in unlisted.items())
        return f"kept {many}, because part of the folder cannot be read: {where}. If they are gone, {AGREE}"
    if lost and (len(lost) > max(FEW, SHARE * held) or not any_found):
        return f"kept {kept} of {held} articles, whose files are gone: is a drive missing? If not, {AGREE}"
    if lost and allowed is False:
        return f"kept {many} whose files are gone or damaged ({named(lost)}); to remove them run: pullquote build"
    return ""
