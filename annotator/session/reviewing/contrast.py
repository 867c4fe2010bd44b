"""Where one annotator's layer says otherwise than another's."""

from collections import defaultdict
from collections.abc import Collection

from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.standing import standings
from annotator.review.matching import match
from annotator.session.reviewing.frame import FrameItem


class Contrast:
    """One layer beside another over the documents that the other annotator has read."""

    def __init__(self, own: Layer, other: Layer, documents: Collection[str]) -> None:
        self._own = own
        self._other = other
        self._documents = documents
        matched = match(_spans(own, documents), _spans(other, documents))
        self._partner = {one.id: another.id for one, another in matched.pairs}
        """By span of the own layer: the same one of the other, with its label and an IoU of .5."""
        self._only_there: dict[str, list[int]] = defaultdict(list)
        """Where what is the other's alone begins, by document."""
        for span in matched.only_b:
            self._only_there[span.document].append(span.start)

    def covers(self, item: FrameItem) -> bool:
        """Whether the other annotator has read all that the item is about."""
        match item.row:
            case Link(a=a, b=b):
                about = {self._own.spans[each].document for each in (a, b)}
            case Absence(document=absent):
                about = {item.document, absent}
            case _:
                about = {item.document}
        return all(each in self._documents for each in about)

    def differs(self, item: FrameItem) -> bool:
        """Whether the other annotator marks it otherwise, or not at all.

        A link is marked the same way where its spans stand so to each other, be it over several
        links; an absence where the same fact has it; a passage where all spans in it are in both.
        """
        if not self.covers(item):
            return False
        match item.row:
            case Span(id=span):
                return span not in self._partner
            case Link() as link:
                return self._relates_otherwise(link)
            case Absence() as absence:
                return self._finds_something(absence)
        return self._marks_otherwise(item)

    def _relates_otherwise(self, link: Link) -> bool:
        one, another = self._partner.get(link.a), self._partner.get(link.b)
        if one is None or another is None:
            return True
        there = self._other.link_between(one, another) or standings(self._other, one).get(another)
        return link.relation is not (Relation.DIFFERENT if there is None else there.relation)

    def _finds_something(self, absence: Absence) -> bool:
        span = self._partner.get(absence.span)
        if span is None:
            return True
        fact = fact_members(self._other, span)
        return absence.document not in absent_documents(self._other, fact)

    def _marks_otherwise(self, passage: FrameItem) -> bool:
        starts = self._only_there[passage.document] + [
            span.start
            for span in self._own.spans_of(passage.document)
            if span.id not in self._partner
        ]
        return any(passage.start <= start < passage.end for start in starts)


def _spans(layer: Layer, documents: Collection[str]) -> list[Span]:
    return [each for each in layer.spans.values() if each.document in documents]
