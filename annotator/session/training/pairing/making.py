"""Pairs of one bundle, their ends in the order of the articles."""

from dataclasses import replace

from annotator.domain.link import Relation, Side, other_side
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import Pair, PairEnd, PairKind
from annotator.session.training.pairing.ties import Tie
from annotator.session.training.pairing.wording import Wording, folded


class Making:
    """Makes the pairs of one bundle."""

    def __init__(self, bundle: Bundle, wording: Wording) -> None:
        self._bundle = bundle
        self._wording = wording
        self._order = {article.document.id: at for at, article in enumerate(bundle.articles)}

    def tied(self, tie: Tie) -> Pair:
        """Two spans with what joins them."""
        ends = self._wording.of_span(tie.a), self._wording.of_span(tie.b)
        sets = self._bundle.sets
        same = tie.a.id in sets and sets[tie.a.id] == sets.get(tie.b.id)
        set_name = sets[tie.a.id] if same else None
        if tie.link is None:
            made = self._pair(*ends, Relation.EQUIVALENT, PairKind.CLOSURE, None, set_name)
        else:
            link = tie.link
            made = self._pair(*ends, link.relation, PairKind.LINK, link.id, set_name, link.more)
        return self._in_order(made)

    def different(
        self, one: PairEnd, other: PairEnd, kind: PairKind, statement: str | None = None
    ) -> Pair:
        """Two passages that do not say the same.

        A passage of an article that is not in the bundle comes last.
        """
        return self._in_order(self.anchored(one, other, kind, statement))

    def anchored(
        self, anchor: PairEnd, other: PairEnd, kind: PairKind, statement: str | None = None
    ) -> Pair:
        """The same with the anchor first, wherever it stands."""
        return self._pair(anchor, other, Relation.DIFFERENT, kind, statement)

    def _pair(
        self,
        a: PairEnd,
        b: PairEnd,
        relation: Relation,
        kind: PairKind,
        statement: str | None,
        set_name: str | None = None,
        more: Side | None = None,
    ) -> Pair:
        return Pair(
            a=a,
            b=b,
            relation=relation,
            kind=kind,
            split=self._bundle.split,
            layer=self._bundle.layer,
            more=more,
            set=set_name,
            statement=statement,
            trivial=folded(a.text) == folded(b.text),
            annotators=self._bundle.annotators,
        )

    def _in_order(self, pair: Pair) -> Pair:
        """The pair with the end of the earlier article first."""
        if self._place(pair.a) <= self._place(pair.b):
            return pair
        return replace(pair, a=pair.b, b=pair.a, more=other_side(pair.more))

    def _place(self, end: PairEnd) -> int:
        return self._order.get(end.document, len(self._order))
