"""What a page of ours may load and run: nothing of other hosts, and no script but those that came with it.

Two permissions are left that gradio needs: it compiles the scripts of components and events from text, and it writes
styles into the page. See SECURITY.md.
"""

from __future__ import annotations

POLICY = b"content-security-policy"


def policy(nonce: str = "") -> str:
    """The policy of an answer; the scripts of the page itself carry the `nonce`."""
    own = f" 'nonce-{nonce}'" if nonce else ""
    return (
        f"default-src 'self'; script-src 'self'{own} 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )
