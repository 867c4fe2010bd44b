"""The steps of the engine, each of which can be left out to measure what it is worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """What the engine does; all of it, unless told otherwise."""

    spellings: bool = True
    """A word meets other spellings of itself."""
    soft: bool = True
    cosine: bool = True
    token_set: bool = True
    numbers_and_names: bool = True
    filler: bool = True
    """Navigation, advertisements and appeals come later."""
    table: bool = True
    """Word vectors, where there is a table."""
    walk: bool = True
    near: bool = True
    """Passages whose neighbours are alike come first."""
    bounds: bool = True
    """A part of the sentence; else all of it."""
    second: bool = True
    """Another part of the best sentence is a row of its own."""
    cluster: bool = True
    """Every member of the fact is asked for; else the chosen span alone."""
