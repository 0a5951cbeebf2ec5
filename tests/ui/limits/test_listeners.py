"""Who listens: counted, and given up on once plainly gone."""

from __future__ import annotations

from pullquote.ui.limits.listeners import COMES, RETURNS, Listeners


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_that_never_comes_is_gone_after_a_while() -> None:
    clock = Clock()
    gone = Listeners(clock).gone("s")
    clock.now = COMES
    assert not gone()
    clock.now += 0.01
    assert gone()


def test_one_that_went_away_is_gone_at_once() -> None:
    clock = Clock()
    listeners = Listeners(clock)
    gone = listeners.gone("s")
    with listeners.listening("s"), listeners.listening("s"):
        clock.now = 100.0
        assert not gone()
    clock.now += RETURNS
    assert not gone()
    clock.now += 0.01
    assert gone()
    assert not listeners.here("s")
