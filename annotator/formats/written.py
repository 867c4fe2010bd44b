"""When and how often a row was written, where a file says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """The bookkeeping of a row; what the file does not say is empty."""

    rev: int = 1
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


UNWRITTEN = Written()
"""Of a row of which the file says nothing."""
