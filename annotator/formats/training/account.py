"""What an export wrote, and what it could not write as it is."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of something that does not leave as it is."""

    DROPPED = "dropped"
    """It is not in the files."""
    CHANGED = "changed"
    """It is in the files, but not exactly: a span snapped to tokens, a set cut."""
    FLAGGED = "flagged"
    """It is in the files and the provenance marks it: a duplicate, a pair of identical texts."""


@dataclass(frozen=True, slots=True)
class Remark:
    """So many things that do not leave as they are, and why."""

    fate: Fate
    what: str
    """The kind of thing in the singular: `span`, `link`, `pair`, `article`."""
    why: str
    """A clause for people, in lower case: `it overlaps another span`."""
    number: int


class Account:
    """Counts while files are written."""

    def __init__(self) -> None:
        self._written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._remarks: Counter[tuple[Fate, str, str]] = Counter()

    def wrote(self, file: str, what: str, number: int = 1) -> None:
        """So many records of a kind went into a file, called as `Output.file` calls it."""
        self._written[file][what] += number

    def dropped(self, what: str, why: str, number: int = 1) -> None:
        """So many things are not in the files."""
        self._remark(Fate.DROPPED, what, why, number)

    def changed(self, what: str, why: str, number: int = 1) -> None:
        """So many things are in the files otherwise than they are in the database."""
        self._remark(Fate.CHANGED, what, why, number)

    def flagged(self, what: str, why: str, number: int = 1) -> None:
        """So many things are in the files and marked."""
        self._remark(Fate.FLAGGED, what, why, number)

    def written(self, file: str) -> dict[str, int]:
        """How many records of each kind went into a file."""
        return dict(self._written.get(file, {}))

    def begins(self, split: str) -> bool:
        """Whether anything went into the files of a split, or, for an empty name, anywhere."""
        return any(
            sum(records.values()) > 0
            for file, records in self._written.items()
            if not split or file.startswith((f"{split}.", f"{split}/"))
        )

    @property
    def remarks(self) -> list[Remark]:
        """All that does not leave as it is, in a fixed order."""
        return [Remark(*key, number) for key, number in sorted(self._remarks.items())]

    def _remark(self, fate: Fate, what: str, why: str, number: int) -> None:
        if number:
            self._remarks[fate, what, why] += number
