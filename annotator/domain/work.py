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
    """Articles of its story in their order, itself among them."""
    together: bool
    """Whether they are all of the story, so that all their pairs can be worked out at once."""
    near: tuple[str, ...]
    """Articles of other stories that are about the same."""
    texts: Mapping[str, str]
    """Of all of these."""
    repeated: tuple[str, ...]
    """Lines of `story` that articles of other stories have too: hardly any reporting."""
