"""One bundle with all that its pairs are made with."""

from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import Pair, PairEnd, PairKind
from annotator.session.training.pairing.hard import HardNegatives
from annotator.session.training.pairing.joined import Joined
from annotator.session.training.pairing.making import Making
from annotator.session.training.pairing.means import TAKEN, Means
from annotator.session.training.pairing.refusals import Refusal, Refusals, Statement
from annotator.session.training.pairing.ties import Ties, ties_of
from annotator.suggest.likely import may_be_copies

Grouped = tuple[str, Pair]
"""A pair with what it is spread by: its set, or the statement it rests on."""


class Bench:
    """Makes the pairs of one bundle that need no other."""

    def __init__(self, bundle: Bundle, means: Means) -> None:
        self.bundle = bundle
        self._means = means
        first = bundle.articles[0].document.id if bundle.articles else ""
        self._random = means.random("bundle", bundle.layer, first)
        self._joined = Joined(bundle, means.wording)
        self._refusals = Refusals(bundle, means.wording, self._joined, means.text_of)
        self._hard: HardNegatives | None = None
        self.making = Making(bundle, means.wording)

    def positives(self) -> Iterator[Grouped]:
        """What joins by the relations that the shape takes, at most so many of each set."""
        for group in ties_of(self.bundle, TAKEN[self._means.writing.shape], self._random):
            account = self._means.account
            account.dropped("pair", "both passages are in one article", group.in_one_article)
            for pair in self._some(group):
                yield group.name, pair

    def _some(self, group: Ties) -> Iterator[Pair]:
        limit, found = self._means.writing.set_limit, 0
        for place, tie in enumerate(group.ties):
            if found == limit:
                left = group.size - place
                self._means.account.dropped("pair", "one set gives no more", left)
                return
            pair = self._means.sieve.stated(self.making.tied(tie))
            if pair is not None:
                found += 1
                yield pair

    @property
    def statements(self) -> Iterator[Statement]:
        """All that parts passages."""
        return self._refusals.statements

    def refusals(self) -> Iterator[tuple[Statement, Refusal]]:
        """What people refused, the surest first; what cannot be used is counted."""
        for statement in self._refusals.statements:
            found = self._refusals.refusal(statement)
            if isinstance(found, Refusal):
                yield statement, found
            else:
                self._means.leave_out(statement, found)

    def agree(self, one: PairEnd, other: PairEnd) -> bool:
        """Whether two passages are of one fact."""
        return self._joined.agree(one, other)

    def hard(self, anchor: PairEnd) -> Iterator[PairEnd]:
        """Passages that are like the anchor and say something else, the most alike first."""
        if self._hard is None:
            bundle, wording = self.bundle, self._means.wording
            self._hard = HardNegatives(bundle, wording, self._joined, self._random)
        return self._hard.of(anchor)

    def hard_pair(self, anchor: PairEnd) -> Pair | None:
        """The most alike pair with the anchor that is not there yet."""
        pairs = (self.making.different(anchor, other, PairKind.HARD) for other in self.hard(anchor))
        return next(filter(None, map(self._means.sieve.made, pairs)), None)

    def random_pair(self, anchor: PairEnd, stranger: Span) -> Pair | None:
        """The anchor with a span of another story, or none: agencies' copies are in several."""
        other = self._means.wording.of_span(stranger)
        if may_be_copies(anchor.text, other.text):
            return None
        return self._means.sieve.made(self.making.anchored(anchor, other, PairKind.RANDOM))

    def group_of(self, refusal: Refusal) -> str:
        """What a refusal is spread by."""
        sets = self.bundle.sets
        return next((sets[span] for span in refusal.spans if span in sets), refusal.statement)
