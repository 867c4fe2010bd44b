"""Names of files made from what people wrote."""

import hashlib
import re

LONGEST = 60
"""Characters that are kept of what people wrote."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.DOTALL | re.IGNORECASE)
"""What is one to Windows, whatever follows the full stop."""

_TAKEN = ("provenance", "manifest.json")
"""What stands beside the data of an export."""

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)


def file_name(words: str) -> str:
    """`words` as the name of a file or a folder, the same for the same and never for two.

    Letters, digits, `_`, `-` and inner full stops of ASCII stay. What had to be changed, and what
    is called as a device or as another file of an export, gets the first eight digits of its
    SHA-256.
    """
    name = _UNSAFE.sub("-", words).strip(".-")[:LONGEST]
    is_device = _DEVICE.fullmatch(name) is not None
    if name == words and name and name.casefold() == name and name not in _TAKEN and not is_device:
        return name
    if is_device:
        name = name.replace(".", "-")
    return f"{name or 'x'}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
