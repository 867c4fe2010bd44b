"""What a mention is part of, in other files too: brat's `N` lines, made for entries of databases.

The members of a cluster name the same entry of `cluster`; the two ends of a link the same entry
of a database that is called as the relation is.
"""

from dataclasses import dataclass

from annotator.domain.link import Relation

CLUSTER = "cluster"
MORE = "says more"
LESS = "says less"
"""What is said of the ends of a partial link."""

DATABASES = frozenset({CLUSTER, *Relation})
"""Entries of other databases say nothing about what a passage states."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a database with what people read of it."""

    database: str
    entry: str
    words: str
    """Never empty, which readers refuse."""
