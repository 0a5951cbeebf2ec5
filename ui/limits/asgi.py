"""What the layers of the served page hand each other, as ASGI has it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from ipaddress import IPv6Address, ip_address
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

NETWORK = 64  # bits of an address of version 6 that one client has to itself


def headers(scope: Message) -> dict[str, str]:
    """The headers of a request by their names in lower case."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def address(client: Any) -> str:
    """What tells one client from another: its address, of version 6 the network; '' if it has none.

    >>> address(("192.0.2.7", 1)), address(("2001:db8:1:2:3::4", 1)), address(None)
    ('192.0.2.7', '2001:db8:1:2::', '')
    """
    host = str(client[0]) if client else ""
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(IPv6Address(int(found) >> (128 - NETWORK) << (128 - NETWORK)))
