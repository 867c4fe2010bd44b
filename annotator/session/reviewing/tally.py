"""The figures of a batch, kept up act by act."""

from annotator.domain.verdict import Judgement
from annotator.session.reviewing.audit_item import AuditProgress
from annotator.session.reviewing.standing import Standing

_OPEN, _SETTLED = 1, 0

Counts = tuple[int, int, int, int]
"""What one item adds to the figures: decided, errors, unsure, changed."""


class Tally:
    """Counts items as they are told, so that no figure needs a walk over the batch."""

    def __init__(self, total: int) -> None:
        self._open = bytearray([_OPEN]) * total
        self._counted: dict[int, Counts] = {}
        self._sums = [0, 0, 0, 0]

    def tell(self, place: int, standing: Standing, *, changed: bool) -> None:
        """What holds of an item now, and whether its row is another than was drawn."""
        verdict = standing.verdict
        unsure = verdict is not None and verdict.judgement is Judgement.UNSURE
        lost = changed and not standing.decided
        counts = (int(standing.decided), standing.errors, int(unsure), int(lost))
        before = self._counted.get(place, (0, 0, 0, 0))
        self._sums = [
            total + new - old for total, new, old in zip(self._sums, counts, before, strict=True)
        ]
        self._counted[place] = counts
        self._open[place - 1] = _SETTLED if standing.decided or lost else _OPEN

    @property
    def progress(self) -> AuditProgress:
        """The figures as they stand."""
        decided, errors, unsure, changed = self._sums
        return AuditProgress(decided, len(self._open), errors, unsure, changed)

    def next_open(self, place: int) -> int | None:
        """The first item after `place` that is still to be judged, round the end; none: no more."""
        found = self._open.find(_OPEN, place)
        if found < 0:
            found = self._open.find(_OPEN, 0, place)
        return found + 1 if found >= 0 else None
