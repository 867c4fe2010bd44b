"""The comparing of one article with others, as a value that any process on any machine can have."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """One article and what it is compared with; articles are meant by id."""

    engine: str
    """Which way of scoring it is for."""
    document: str
    fingerprint: str
    """Of the engine and all texts: what comes of the work says that it is of these."""
    story: tuple[str, ...]
    """The articles of its story in their order, where they are all compared with each other."""
    near: tuple[str, ...]
    """Articles elsewhere in the database that are about the same."""
    texts: Mapping[str, str]
    """Of all of these."""
    repeated: tuple[str, ...] = ()
    """Lines of its story that articles of other stories have too: hardly any reporting."""
