"""What came of the records of a file."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts by kind of record: `document`, `span`, `link`, …"""

    taken: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    """There already, with the same content."""
    repaired: Counter[str] = field(default_factory=Counter)
    """Found near where the file says that it is, by its quote; counted as taken or present too."""
    kept: Counter[str] = field(default_factory=Counter)
    """There already with another content, which stays."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What has no place in the database, in words."""
    labels_added: list[str] = field(default_factory=list)
    """Their slugs."""

    def add(self, other: "Tally") -> None:
        """Count what came of another file too."""
        self.taken.update(other.taken)
        self.present.update(other.present)
        self.repaired.update(other.repaired)
        self.kept.update(other.kept)
        self.left_out.update(other.left_out)
        self.labels_added += other.labels_added
