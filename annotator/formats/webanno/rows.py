"""Annotations as the rows that they are, or could be."""

from annotator.domain.link import Relation
from annotator.formats.incoming import (
    IncomingAbsence,
    IncomingCompletion,
    IncomingDismissal,
    IncomingLink,
    IncomingRelation,
    IncomingSpan,
)
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.json_line import JsonLine
from annotator.formats.webanno.bodies import creator, note, says_more, tags, written
from annotator.formats.webanno.shape import Kind, named
from annotator.formats.webanno.targets import (
    document_name,
    only_target,
    passage,
    reference,
    targets,
    two_targets,
)
from annotator.text.utf16 import Utf16


def span_name(name: str) -> str:
    """What records call the span of an annotation: its id, of another program's its name."""
    return named(name, Kind.SPAN) or name


def spans(line: JsonLine, units: dict[str, Utf16]) -> list[IncomingSpan]:
    """A span for each passage and tag of an annotation; the first has its name.

    Args:
        units: The way to code points in the documents whose positions count UTF-16 units.
    """
    places = [found for each in targets(line) if (found := passage(each, units)) is not None]
    labels: list[str | None] = [*tags(line)] or [None]
    name = line.name("id")
    owner, text, times = creator(line), note(line), written(line)
    return [
        IncomingSpan(
            place=line.place,
            document=place.document,
            start=place.start,
            end=place.end,
            label=label,
            id=span_name(name) if name is not None and (at, nth) == (0, 0) else None,
            annotator=owner,
            quote=place.quote,
            note=text,
            written=times,
        )
        for at, place in enumerate(places)
        for nth, label in enumerate(labels)
    ]


def relations(line: JsonLine) -> list[IncomingRelation]:
    """The relations of two annotations to each other, as another program words them."""
    ends = [reference(each) for each in targets(line)]
    if len(ends) != 2 or None in ends:
        return []
    a, b = (span_name(each or "") for each in ends)
    return [
        IncomingRelation(line.place, creator(line), a, b, word, "a" if says_more(line) else None)
        for word in tags(line) or ["linking"]
    ]


def link(line: JsonLine) -> IncomingLink:
    """A link of this program's."""
    a, b = two_targets(line)
    said = [word for word in tags(line) if word in set(Relation)]
    if len(said) != 1:
        raise line.place.refusal(f"the tag of a link is none of {', '.join(Relation)}")
    return IncomingLink(
        place=line.place,
        id=named(line.needed("id"), Kind.LINK),
        annotator=creator(line),
        a=_span(a),
        b=_span(b),
        relation=Relation(said[0]),
        more="a" if said == [Relation.PARTIAL] and says_more(line) else None,
        note=note(line),
        written=written(line),
    )


def absence(line: JsonLine) -> IncomingAbsence:
    """“This document says nothing of this.”"""
    span, document = two_targets(line)
    return IncomingAbsence(
        place=line.place,
        id=named(line.needed("id"), Kind.ABSENCE),
        annotator=creator(line),
        span=_span(span),
        document=document_name(document),
        note=note(line),
        written=written(line),
    )


def dismissal(line: JsonLine, units: dict[str, Utf16]) -> IncomingDismissal:
    """A refused passage, for a span or beside another passage."""
    of, refused = two_targets(line)
    return IncomingDismissal(
        place=line.place,
        id=named(line.needed("id"), Kind.DISMISSAL),
        annotator=creator(line),
        passage=_needed_passage(refused, units),
        of=_needed_passage(of, units) if reference(of) is None else _span(of),
        written=written(line),
    )


def completion(line: JsonLine) -> IncomingCompletion:
    """“I am done with this document.”"""
    document = document_name(only_target(line))
    return IncomingCompletion(line.place, None, creator(line), document, written(line))


def _span(target: JsonLine) -> str:
    name = reference(target)
    if name is None:
        raise target.place.refusal("a target should be an annotation, by its id")
    return span_name(name)


def _needed_passage(target: JsonLine, units: dict[str, Utf16]) -> IncomingPassage:
    found = passage(target, units)
    if found is None:
        raise target.place.refusal("a target has no position")
    return found
