"""What holds of each item of a batch, after all that was said of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.batch import BatchItem
from annotator.domain.verdict import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of one item."""

    verdict: Verdict | None = None
    """The newest that is not withdrawn; of a passage: of those that are not `missing`."""
    missing: tuple[Verdict, ...] = ()
    """Of a passage: what should be there, oldest first; none of them withdrawn."""

    @property
    def decided(self) -> bool:
        """Whether the item has its verdict, a question too; a passage has none by `missing`."""
        return self.verdict is not None

    @property
    def errors(self) -> int:
        """How many errors are found in it."""
        wrong = self.verdict is not None and self.verdict.judgement.is_error
        return len(self.missing) + wrong


UNDECIDED = Standing()
"""What holds before anything was said."""


def standing_of(verdicts: Sequence[Verdict]) -> Standing:
    """What holds of one item after these verdicts on it, oldest first."""
    withdrawn = {each.withdraws for each in verdicts}
    hold = [
        each
        for each in verdicts
        if each.judgement is not Judgement.WITHDRAWN and each.id not in withdrawn
    ]
    missing = tuple(each for each in hold if each.judgement is Judgement.MISSING)
    others = (each for each in reversed(hold) if each.judgement is not Judgement.MISSING)
    return Standing(next(others, None), missing)


def standings(items: Iterable[BatchItem], verdicts: Iterable[Verdict]) -> dict[int, Standing]:
    """What holds of each item of one batch, by place; `verdicts` are the batch's, oldest first."""
    said: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        said[verdict.place].append(verdict)
    return {
        item.place: standing_of(said[item.place]) if item.place in said else UNDECIDED
        for item in items
    }
