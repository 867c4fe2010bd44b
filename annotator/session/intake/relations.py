"""The relations and clusters of other programs' files as links."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from annotator.domain.link import Relation
from annotator.domain.partition import Partition
from annotator.domain.span import Span
from annotator.formats.incoming import IncomingCluster, IncomingLink, IncomingRelation
from annotator.formats.written import UNWRITTEN
from annotator.session.intake.layers import LayerIntake
from annotator.session.intake.plan import IntakePlan
from annotator.session.intake.spans import SpanIntake

_WORDS: Mapping[Relation, str] = {
    Relation.EQUIVALENT: "equivalent equiv equal same sameas coref coreference identity =",
    Relation.PARTIAL: "partial ~",
    Relation.CONTRADICTS: "contradicts contradiction !",
    Relation.DIFFERENT: "different notequivalent -",
}
"""What other programs call a relation: without case, white space, `-` and `_` between letters."""

_RELATIONS = {word: relation for relation, words in _WORDS.items() for word in words.split()}

_SEPARATORS = str.maketrans("", "", "-_ \t")

_LONGEST_WORD = 40
"""Code points of a word that are shown."""


def relation_called(word: str) -> Relation | None:
    """The relation that a word of another program's means, or none."""
    plain = word.strip().casefold()
    return _RELATIONS.get(plain) or _RELATIONS.get(plain.translate(_SEPARATORS))


class RelationIntake:
    """Makes links of what joins two documents, and counts what does not."""

    def __init__(self, plan: IntakePlan, spans: SpanIntake, layers: LayerIntake) -> None:
        self._left_out = plan.tally.left_out
        self._spans = spans
        self._layers = layers
        self._joined: Partition[str] = Partition()

    def take(
        self, relations: Sequence[IncomingRelation], clusters: Sequence[IncomingCluster]
    ) -> None:
        """Take all relations, then what the clusters say besides.

        Raises:
            Unreadable: one speaks of a span that is not there.
        """
        for relation in relations:
            with relation.place.file.record():
                self._relation(relation)
        for cluster in clusters:
            self._cluster(cluster)

    def _relation(self, incoming: IncomingRelation) -> None:
        a, b = (self._spans.of(ref, incoming.place) for ref in (incoming.a, incoming.b))
        relation = relation_called(incoming.word)
        if relation is None:
            shown = incoming.word[:_LONGEST_WORD]
            self._left_out[f"relations called “{shown}”, which is not about what is said"] += 1
        elif a.document == b.document:
            self._left_out["relations inside one article"] += 1
        elif a.annotator != b.annotator:
            self._left_out["relations between spans of two annotators"] += 1
        else:
            self._link(incoming, relation)
            if relation is Relation.EQUIVALENT:
                self._joined.join(a.id, b.id)

    def _link(self, incoming: IncomingRelation, relation: Relation) -> None:
        more = incoming.more if relation is Relation.PARTIAL else None
        place, by, a, b = incoming.place, incoming.annotator, incoming.a, incoming.b
        self._layers.link(IncomingLink(place, None, by, a, b, relation, more, "", UNWRITTEN))

    def _cluster(self, incoming: IncomingCluster) -> None:
        refs: dict[str, str] = {}
        layers: dict[str, list[Span]] = defaultdict(list)
        for ref in incoming.members:
            with incoming.place.file.record():
                span = self._spans.of(ref, incoming.place)
                if span.id not in refs:
                    refs[span.id] = ref
                    layers[span.annotator].append(span)
        if len(layers) > 1:
            self._left_out["ties of a cluster between spans of two annotators"] += len(layers) - 1
        pairs = [pair for spans in layers.values() for pair in spanning(spans)]
        if not pairs:
            self._left_out["clusters inside one article"] += 1
        for a, b in pairs:
            if not self._joined.together(a.id, b.id):
                tie = IncomingRelation(incoming.place, None, refs[a.id], refs[b.id], "=")
                self._link(tie, Relation.EQUIVALENT)
                self._joined.join(a.id, b.id)


def spanning(spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The fewest pairs of spans of different documents that tie all spans together.

    None where all are in one document.
    """
    first = spans[0]
    elsewhere = [each for each in spans if each.document != first.document]
    for span in elsewhere:
        yield first, span
    for span in spans[1:]:
        if elsewhere and span.document == first.document:
            yield span, elsewhere[0]
