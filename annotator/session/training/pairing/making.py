"""Pairs of one bundle, their ends in the order of the articles."""

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
            return self._pair(ends, Relation.EQUIVALENT, PairKind.CLOSURE, set_name=set_name)
        link = tie.link
        return self._pair(ends, link.relation, PairKind.LINK, link.more, set_name, link.id)

    def different(
        self, one: PairEnd, other: PairEnd, kind: PairKind, statement: str | None = None
    ) -> Pair:
        """Two passages that do not say the same.

        A passage of an article that is not in the bundle comes last.
        """
        return self._pair((one, other), Relation.DIFFERENT, kind, statement=statement)

    def anchored(
        self, anchor: PairEnd, other: PairEnd, kind: PairKind, statement: str | None = None
    ) -> Pair:
        """The same with the anchor first, wherever it stands."""
        return self._as_given((anchor, other), Relation.DIFFERENT, kind, statement=statement)

    def _pair(
        self,
        ends: tuple[PairEnd, PairEnd],
        relation: Relation,
        kind: PairKind,
        more: Side | None = None,
        set_name: str | None = None,
        statement: str | None = None,
    ) -> Pair:
        a, b = ends
        if self._place(b) < self._place(a):
            ends, more = (b, a), other_side(more)
        return self._as_given(ends, relation, kind, more, set_name, statement)

    def _as_given(
        self,
        ends: tuple[PairEnd, PairEnd],
        relation: Relation,
        kind: PairKind,
        more: Side | None = None,
        set_name: str | None = None,
        statement: str | None = None,
    ) -> Pair:
        a, b = ends
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

    def _place(self, end: PairEnd) -> int:
        return self._order.get(end.document, len(self._order))
