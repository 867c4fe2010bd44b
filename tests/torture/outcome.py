"""What came of trying something many times."""

from collections import Counter
from dataclasses import dataclass, field

LOST, HALF, CRASH, OTHER = HARMS = ("lost", "half", "crash", "other")
"""The words that a failure begins with, each a column of the table.

`lost`: something acknowledged is not there; `half`: a step, file or folder is there in part;
`crash`: a traceback, a signal or a hang; every other word counts as `other`.
"""


@dataclass(frozen=True)
class Outcome:
    """Of one part, or of a piece of it."""

    name: str
    """Its row in the table."""
    runs: int
    """How many times it was tried: kills, cuts, files, inputs, keys."""
    failures: list[str] = field(default_factory=list)
    """One line each, beginning with one of `HARMS` and a colon, with the seed that repeats it."""
    notes: dict[str, str] = field(default_factory=dict)
    """What else is worth knowing, by a word or two; whole numbers are summed over the pieces."""
    seconds: float = 0.0
    """Of all the pieces together."""

    def count(self, harm: str) -> int:
        """How many failures are of this kind."""
        words = Counter(line.partition(":")[0] for line in self.failures)
        if harm == OTHER:
            return len(self.failures) - sum(words[each] for each in HARMS if each != OTHER)
        return words[harm]

    def __add__(self, other: "Outcome") -> "Outcome":
        """The outcome of two pieces of a part."""
        names = [*self.notes, *(each for each in other.notes if each not in self.notes)]
        return Outcome(
            self.name,
            self.runs + other.runs,
            self.failures + other.failures,
            {each: _together(self.notes.get(each), other.notes.get(each)) for each in names},
            self.seconds + other.seconds,
        )


def _together(one: str | None, other: str | None) -> str:
    said = [each for each in (one, other) if each is not None]
    if all(each.isdecimal() for each in said):
        return str(sum(map(int, said)))
    return ", ".join(dict.fromkeys(said))
