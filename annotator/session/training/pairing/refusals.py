"""Negatives that rest on what a person said: different, refused, absent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.link import Absence, Dismissal, Link, Relation
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import PairEnd, PairKind
from annotator.session.training.pairing.joined import Joined
from annotator.session.training.pairing.wording import Wording
from annotator.suggest.likely import likeliest
from annotator.suggest.passage import Article

Statement = Link | Absence | Dismissal


@dataclass(frozen=True, slots=True)
class Refusal:
    """Two passages that a person said do not belong together."""

    one: PairEnd
    other: PairEnd
    kind: PairKind
    statement: str

    @property
    def spans(self) -> tuple[str, ...]:
        """The spans among the two."""
        return tuple(end.span for end in (self.one, self.other) if end.span is not None)


class Refusals:
    """Reads the statements of one bundle, the surest first."""

    def __init__(
        self, bundle: Bundle, wording: Wording, joined: Joined, text_of: Callable[[str], str]
    ) -> None:
        self._bundle = bundle
        self._spans = bundle.spans
        self._wording = wording
        self._joined = joined
        self._text_of = text_of

    @property
    def statements(self) -> Iterator[Statement]:
        """All that parts passages: different links, then dismissals, then absences."""
        yield from (link for link in self._bundle.links if link.relation is Relation.DIFFERENT)
        yield from self._bundle.dismissals
        yield from self._bundle.absences

    def refusal(self, statement: Statement) -> Refusal | str:
        """The two passages of a statement, or why it gives none, for people."""
        match statement:
            case Link():
                one, other = self._of_span(statement.a), self._of_span(statement.b)
                found = Refusal(one, other, PairKind.DIFFERENT, statement.id)
            case Dismissal():
                found = self._of_dismissal(statement)
            case Absence():
                passage = self._likeliest(statement)
                if isinstance(passage, str):
                    return passage
                anchor = self._of_span(statement.span)
                found = Refusal(anchor, passage, PairKind.ABSENCE, statement.id)
        if self._joined.agree(found.one, found.other):
            return "other links make one fact of the two"
        return found

    def _of_dismissal(self, dismissal: Dismissal) -> Refusal:
        extent = dismissal.start, dismissal.end
        passage = self._wording.of_passage(dismissal.document, extent, dismissal.quote)
        if dismissal.near is not None:
            near = dismissal.near
            one = self._wording.of_passage(near.document, near.extent, near.quote)
        else:
            assert dismissal.span is not None
            one = self._of_span(dismissal.span)
        return Refusal(one, passage, PairKind.DISMISSAL, dismissal.id)

    def _likeliest(self, absence: Absence) -> PairEnd | str:
        """What of the article comes nearest to what it says nothing of."""
        if self._joined.has_member(absence.span, absence.document):
            return "the article has the fact by other links"
        text = self._text_of(absence.document)
        quote = self._spans[absence.span].quote
        found = likeliest(quote, Article(absence.document, text))
        if found is None:
            return "the article has no sentence"
        return self._wording.of_passage(absence.document, found.extent, text[slice(*found.extent)])

    def _of_span(self, span: str) -> PairEnd:
        return self._wording.of_span(self._spans[span])
