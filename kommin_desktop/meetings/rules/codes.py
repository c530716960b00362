"""The short code on a reply slip: four characters that find the invitee again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

ALPHABET = "ACDEFHJKLMNPRTUVWXY34679"
"""Characters that are not taken for one another when written by hand."""
LENGTH = 4


def reply_code(seed: str, taken: Collection[str]) -> str:
    """A code for `seed` (meeting and contact) that is not among `taken`."""
    attempt = 0
    while True:
        digest = hashlib.sha256(f"{seed}/{attempt}".encode()).digest()
        number = int.from_bytes(digest[:8])
        code = ""
        for _place in range(LENGTH):
            number, sign = divmod(number, len(ALPHABET))
            code += ALPHABET[sign]
        if code not in taken:
            return code
        attempt += 1


def typed_code(text: str) -> str:
    """A code as somebody typed it: capitals, without blanks and hyphens."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
