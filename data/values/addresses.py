"""Decides which web addresses a feed may be fetched from: those on the open internet."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit, urlunsplit

LONGEST = 1000
PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")
_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv6Network("fec0::/10"))
"""Ranges for protocols and relays, or local in the past: the library's releases disagree on
them."""


class BadAddress(Exception):  # noqa: N818 - it is an answer to whoever typed
    """A web address that must not be fetched: the key of a text."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def is_open(address: str) -> bool:
    """Tells whether an IP address, written in the usual way, belongs to the open internet.

    Private, loopback, link-local, shared (RFC 6598), multicast, documentation and reserved
    addresses do not (IANA's registries, as the standard library has them); nor do IPv6 addresses
    that stand for an IPv4 one, by mapping, 6to4, Teredo or NAT64 (RFC 6052), unless that one does.
    """
    try:
        made = ip_address(address)
    except ValueError:
        return False
    if not _is_global(made):
        return False
    return all(_is_global(one) for one in _embedded(made))


def _is_global(made: IPv4Address | IPv6Address) -> bool:
    if isinstance(made, IPv6Address) and (made.ipv4_mapped or made in _NAT64[0]):
        return True
    if any(made in network for network in _SPECIAL):
        return False
    return made.is_global and not made.is_multicast and not made.is_reserved


def _embedded(made: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Returns the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(made, IPv4Address):
        return []
    found = [one for one in (made.ipv4_mapped, made.sixtofour) if one]
    found += made.teredo or ()
    if made in _COMPATIBLE or any(made in network for network in _NAT64):
        found.append(IPv4Address(int(made) & 0xFFFFFFFF))
    return found


def clean_address(text: str) -> str:
    """Cleans a web address for fetching: with a scheme, without a fragment.

    Raises `BadAddress` with one of these keys: "address-none" (no http or https address, or one
    that is too long) · "address-login" (with a user name or password) · "address-port".
    """
    plain = text.strip()
    if "://" not in plain:
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress("address-none") from None
    named = "." in host or ":" in host
    if parts.scheme not in {"http", "https"} or not named or len(plain) > LONGEST:
        raise BadAddress("address-none")
    if any(char.isspace() or ord(char) < 32 for char in plain):
        raise BadAddress("address-none")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("address-login")
    if port is not None and port not in PORTS:
        raise BadAddress("address-port")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
