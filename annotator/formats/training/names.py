"""Names of files made from what people wrote."""

import hashlib
import re

LONGEST = 60

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)


def file_name(words: str) -> str:
    """`words` as the name of a file or a folder, the same for the same and never for two.

    Letters, digits, `_`, `-` and inner full stops of ASCII stay. What had to be changed gets the
    first eight digits of its SHA-256, so that no path, device or other name can be made by it.
    """
    name = _UNSAFE.sub("-", words).strip(".-")[:LONGEST]
    if name == words and name and name.casefold() == name:
        return name
    return f"{name or 'x'}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
