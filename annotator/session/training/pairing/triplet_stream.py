"""The rows of an anchor, what says the same and what does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from annotator.domain.span import Span
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import Pair, PairEnd, PairKind, Triplet
from annotator.session.training.pairing.bench import Bench
from annotator.session.training.pairing.hard import EACH
from annotator.session.training.pairing.means import Means
from annotator.session.training.pairing.pools import Pool, Pools
from annotator.session.training.pairing.refusals import Statement
from annotator.session.training.pairing.strangers import Want
from annotator.session.training.pairing.wording import folded

Row = tuple[str, Triplet]
"""A triplet with the set it is spread by."""


@dataclass(slots=True)
class _Positive:
    """A pair that negatives are looked for."""

    pair: Pair
    group: str
    most: int
    """How many negatives it may have."""
    found: int = 0


class TripletStream:
    """Makes the triplets of bundle after bundle; negatives come as in `PairStream`."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._pools: Pools[Row] = Pools(means)
        self._open: list[_Positive] = []
        """Those without a negative that wait for another story."""

    def rows(self, bundles: Iterable[Bundle]) -> Iterator[Row]:
        """All triplets, with what they are spread by."""
        for home, bundle in enumerate(bundles):
            self._means.count_unfit(bundle)
            yield from self._of_bundle(home, Bench(bundle, self._means))
        for pool in self._pools:
            yield from pool.strangers.serve_rest()
        self._close(self._open)

    def _of_bundle(self, home: int, bench: Bench) -> Iterator[Row]:
        pool = self._pools.of(bench.bundle)
        refused = _Refused(bench)
        positives: list[_Positive] = []
        for group, pair in bench.positives():
            pool.allowance.earn(1)
            most = min(ceil(self._means.writing.negatives), pool.allowance.left)
            positive = _Positive(pair, group, most)
            positives.append(positive)
            yield from self._refused(bench, pool, positive, refused)
            yield from self._hard(bench, pool, positive)
            for _ in range(positive.most - positive.found):
                pool.strangers.waiting.append(self._want(bench, pool, home, positive))
        for statement in refused.left:
            self._means.leave_out(statement, "no pair of the set takes it")
        pool.strangers.offer(home, bench.bundle.spans.values())
        yield from pool.strangers.serve()
        alone = [positive for positive in positives if not positive.found]
        if pool.strangers.waiting:
            self._open += alone
        else:
            self._close(alone)

    def _refused(
        self, bench: Bench, pool: Pool[Row], positive: _Positive, refused: "_Refused"
    ) -> Iterator[Row]:
        anchor = positive.pair.a
        for statement, other, kind in refused.beside(anchor):
            if positive.found == positive.most:
                return
            if other.document != anchor.document and _fits(bench, positive, other):
                pair = bench.making.anchored(anchor, other, kind, statement.id)
                kept = self._means.sieve.stated(pair)
                if kept is not None:
                    refused.use(statement)
                    yield self._row(pool, positive, kept)

    def _hard(self, bench: Bench, pool: Pool[Row], positive: _Positive) -> Iterator[Row]:
        most = min(positive.most, positive.found + EACH)
        anchor = positive.pair.a
        for other in bench.hard(anchor):
            if positive.found == most:
                return
            if _fits(bench, positive, other):
                kept = self._means.sieve.made(bench.making.anchored(anchor, other, PairKind.HARD))
                if kept is not None:
                    yield self._row(pool, positive, kept)

    def _want(self, bench: Bench, pool: Pool[Row], home: int, positive: _Positive) -> Want[Row]:
        def use(span: Span) -> Row | None:
            if pool.allowance.left < 1:
                return None
            if not _fits(bench, positive, self._means.wording.of_span(span)):
                return None
            kept = bench.random_pair(positive.pair.a, span)
            return None if kept is None else self._row(pool, positive, kept)

        return Want(home, positive.pair.a.label, use)

    def _row(self, pool: Pool[Row], positive: _Positive, negative: Pair) -> Row:
        positive.found += 1
        pool.allowance.spend()
        return positive.group, Triplet(positive.pair, negative)

    def _close(self, positives: Iterable[_Positive]) -> None:
        alone = sum(1 for positive in positives if not positive.found)
        self._means.account.dropped("pair", "no negative is found", alone)


class _Refused:
    """The refusals of a bundle by the sets and spans that they are about."""

    def __init__(self, bench: Bench) -> None:
        self._sets = bench.bundle.sets
        self._all = list(bench.refusals())
        self._used: set[str] = set()
        self._about: dict[str, list[tuple[Statement, PairEnd, PairKind]]] = defaultdict(list)
        for statement, refusal in self._all:
            for one, other in ((refusal.one, refusal.other), (refusal.other, refusal.one)):
                if one.span is not None:
                    about = self._sets.get(one.span, one.span)
                    self._about[about].append((statement, other, refusal.kind))

    def beside(self, anchor: PairEnd) -> list[tuple[Statement, PairEnd, PairKind]]:
        """What was refused for the anchor or its equals and is in no row yet."""
        assert anchor.span is not None
        about = self._about.get(self._sets.get(anchor.span, anchor.span), [])
        return [each for each in about if each[0].id not in self._used]

    def use(self, statement: Statement) -> None:
        """A row rests on the statement."""
        self._used.add(statement.id)

    @property
    def left(self) -> list[Statement]:
        """Those that no row rests on."""
        return [statement for statement, _ in self._all if statement.id not in self._used]


def _fits(bench: Bench, positive: _Positive, other: PairEnd) -> bool:
    """Whether a passage says something else than both of a pair, and in other words."""
    pair = positive.pair
    said = {folded(pair.a.text), folded(pair.b.text)}
    return folded(other.text) not in said and not bench.agree(pair.a, other)
