"""The rows that say of two texts how they relate."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.span import Span
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import Shape
from annotator.formats.training.pair import Pair, PairEnd
from annotator.session.training.pairing.bench import Bench, Grouped
from annotator.session.training.pairing.hard import EACH
from annotator.session.training.pairing.means import Means
from annotator.session.training.pairing.pools import MOST_HELD, Held, Pool, Pools
from annotator.session.training.pairing.strangers import Want

ENOUGH = "the positives have negatives enough"


class PairStream:
    """Makes the pairs of bundle after bundle.

    A negative is, in this order: what a person called different, refused or found absent; what is
    like a passage of a positive and of no fact of its; a passage of another story.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        self._pools: Pools[Grouped] = Pools(means)

    def rows(self, bundles: Iterable[Bundle]) -> Iterator[Grouped]:
        """All pairs, with what they are spread by."""
        for home, bundle in enumerate(bundles):
            self._means.count_unfit(bundle)
            bench = Bench(bundle, self._means)
            positives = list(bench.positives())
            yield from positives
            if self._means.writing.shape is Shape.ANCHOR_POSITIVE:
                for statement in bench.statements:
                    self._means.leave_out(statement, "the shape has no place for negatives")
            else:
                yield from self._negatives(bench, home, positives)
        for pool in self._pools:
            yield from pool.strangers.serve_rest()
            for held in pool.held:
                self._means.leave_out(held.statement, ENOUGH)

    def _negatives(
        self, bench: Bench, home: int, positives: Sequence[Grouped]
    ) -> Iterator[Grouped]:
        pool = self._pools.of(bench.bundle)
        pool.allowance.earn(len(positives))
        wanted = pool.allowance.share(len(positives))
        for row in self._refused(bench, pool):
            wanted -= 1
            yield row
        for row in self._hard(bench, pool, positives, wanted):
            wanted -= 1
            yield row
        for number in range(wanted):
            group, positive = positives[number % len(positives)]
            anchor = _end(positive, number // len(positives))
            pool.strangers.waiting.append(self._want(bench, pool, home, anchor, group))
        pool.strangers.offer(home, bench.bundle.spans.values())
        yield from pool.strangers.serve()

    def _refused(self, bench: Bench, pool: Pool[Grouped]) -> Iterator[Grouped]:
        """As many as may leave, those of earlier bundles last; the others are held back."""
        found = [
            Held(
                statement,
                bench.group_of(refusal),
                bench.making.different(refusal.one, refusal.other, refusal.kind, statement.id),
            )
            for statement, refusal in bench.refusals()
        ]
        pool.held.extendleft(reversed(found))
        while pool.held and pool.allowance.left >= 1:
            held = pool.held.popleft()
            pair = self._means.sieve.stated(held.pair)
            if pair is not None:
                pool.allowance.spend()
                yield held.group, pair
        while len(pool.held) > MOST_HELD:
            self._means.leave_out(pool.held.pop().statement, ENOUGH)

    def _hard(
        self, bench: Bench, pool: Pool[Grouped], positives: Sequence[Grouped], most: int
    ) -> Iterator[Grouped]:
        """At most `most`, and `EACH` for a positive: of its one end and of its other in turn."""
        for turn in range(EACH):
            for group, positive in positives:
                if most < 1 or pool.allowance.left < 1:
                    return
                pair = bench.hard_pair(_end(positive, turn))
                if pair is not None:
                    most -= 1
                    pool.allowance.spend()
                    yield group, pair

    def _want(
        self, bench: Bench, pool: Pool[Grouped], home: int, anchor: PairEnd, group: str
    ) -> Want[Grouped]:
        def use(span: Span) -> Grouped | None:
            if pool.allowance.left < 1:
                return None
            pair = bench.random_pair(anchor, span)
            if pair is None:
                return None
            pool.allowance.spend()
            return group, pair

        return Want(home, anchor.label, use)


def _end(pair: Pair, turn: int) -> PairEnd:
    """The one end of a pair, or the other, in turn."""
    return pair.b if turn % 2 else pair.a
