"""Seals bytes with the deployment's key, which is kept in a file outside the database."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

INFO: Final = "sealing"
"""Where a session's `info` holds the key; None where the deployment has none."""
LENGTH: Final = 32
_NONCE: Final = 12


class NotOpened(Exception):  # noqa: N818 - an outcome: another key, another purpose, or damaged
    """Sealed bytes cannot be opened with this key for this purpose."""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of 32 bytes. Each purpose has a key of its own, derived from it (RFC 5869), so that
    what is sealed for one purpose does not open for another."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != LENGTH:
            raise ValueError(f"a key has {LENGTH} bytes, not {len(self.secret)}")

    @classmethod
    def new(cls) -> Self:
        """Makes a key at random."""
        return cls(os.urandom(LENGTH))

    @classmethod
    def read(cls, text: str) -> Self:
        """Reads a key as `text` writes it; ValueError for anything else."""
        return cls(b64decode(text.strip(), validate=True))

    @property
    def text(self) -> str:
        """The key as its file holds it, in Base64."""
        return b64encode(self.secret).decode()

    @property
    def fingerprint(self) -> str:
        """What tells this key from others and gives nothing of it away."""
        return sha256(self.derived("fingerprint")).hexdigest()[:12]

    def derived(self, purpose: str) -> bytes:
        """Returns the secret of a purpose: 32 bytes."""
        return HKDF(SHA256(), LENGTH, None, b"zhixue " + purpose.encode()).derive(self.secret)

    def seal(self, purpose: str, clear: bytes) -> bytes:
        """Seals bytes for a purpose (RFC 8439); the same bytes look different each time. The length
        stays visible: pad what must not show it."""
        nonce = os.urandom(_NONCE)
        return nonce + ChaCha20Poly1305(self.derived(purpose)).encrypt(nonce, clear, None)

    def open(self, purpose: str, sealed: bytes) -> bytes:
        """Opens what was sealed for the same purpose with the same key; else raises NotOpened."""
        try:
            box = ChaCha20Poly1305(self.derived(purpose))
            return box.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError):
            raise NotOpened(purpose) from None
