"""What dock, status line and titles say: from rows of a layer to rows of parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.excerpt import excerpt
from annotator.domain.fact import absent_documents, fact_of
from annotator.domain.label import Label, LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.units import unit_extent
from annotator.session.wording import count
from annotator.tui.commands import command_key
from annotator.tui.layout.mark import Mark
from annotator.tui.widgets.rows import Part

WELCOME_QUOTE = 48
"""Code points that the welcome shows of what a key would take."""


def label_name(label_id: str | None, labels: LabelSet) -> str:
    """What a span is called on the screen."""
    label = labels.get(label_id)
    return "highlight" if label is None else label.name


def pane_title(document: Document, complete: bool) -> str:
    """Number, outlet or file name, and title of an article."""
    parts = [str(document.number), document.name]
    if document.title and document.title != document.name:
        parts.append(document.title)
    return ("✓ " if complete else "") + " · ".join(parts)


def relation_mark(layer: Layer, span: Span, member: Span) -> str:
    """How a member of a fact relates to the chosen span: by their own link, else by the chain."""
    link = layer.link_between(span.id, member.id)
    if link is None:
        return "·"
    return link.relation.mark


def says_more(layer: Layer, span: Span, member: Span) -> str:
    """Of a partial link between the two: which says more, seen from the chosen span."""
    link = layer.link_between(span.id, member.id)
    if link is None or link.more is None:
        return ""
    return "  says more" if (link.more == "a") == (link.a == member.id) else "  says less"


def dock_rows(
    span: Span | None,
    layer: Layer,
    labels: LabelSet,
    documents: Sequence[Document],
    height: int,
    width: int,
) -> list[list[Part]]:
    """The chosen span's fact: a header, then what each article has of it, packed into `height`."""
    if span is None:
        return []
    fact = fact_of(layer, span.id)
    members = sorted(
        (layer.spans[each] for each in (fact.members if fact else {span.id})),
        key=lambda member: (member.start, member.id),
    )
    absent = absent_documents(layer, [member.id for member in members])
    heading = Part(
        f" {'fact ' + str(fact.number) if fact else 'no fact yet'} · "
        f"{label_name(span.label, labels)} ",
        "strong",
    )
    cells = [
        cell
        for document in documents
        for cell in _article_cells(span, members, absent, layer, document)
    ]
    note = [Part(f" {span.note} ", "warning")] if span.note else []
    if height >= len(cells) + 1:
        return [[heading, *note], *([*cell] for cell in cells)]
    return _packed([[heading, *note], *cells], height, width)


def _article_cells(
    span: Span, members: Iterable[Span], absent: set[str], layer: Layer, document: Document
) -> list[list[Part]]:
    """A cell a member in this article; one cell where it has none."""
    here = [member for member in members if member.document == document.id]
    number = f" {document.number} "
    if here:
        return [
            [
                Part(number, "key", f"span:{member.id}"),
                Part(
                    f"{'●' if member.id == span.id else relation_mark(layer, span, member)} "
                    f"“{member.quote}”",
                    "strong" if member.id == span.id else "member",
                    f"span:{member.id}",
                ),
                Part(says_more(layer, span, member), "dim"),
            ]
            for member in here
        ]
    different = [
        link
        for link in layer.links_of(span.id)
        if link.relation is Relation.DIFFERENT
        and layer.spans[link.other(span.id)].document == document.id
    ]
    if document.id in absent:
        return [[Part(number, "key"), Part("∅ nothing here", "absent")]]
    if different:
        other = layer.spans[different[0].other(span.id)]
        return [
            [
                Part(number, "key", f"span:{other.id}"),
                Part(f"- different: “{other.quote}”", "absent", f"span:{other.id}"),
            ]
        ]
    return [[Part(number, "key"), Part("open", "dim")]]


def _packed(cells: list[list[Part]], height: int, width: int) -> list[list[Part]]:
    """The cells spread over `height` rows in columns of equal width."""
    columns = -(-len(cells) // height)
    column_width = max(1, width // columns)
    rows: list[list[Part]] = [[] for _ in range(height)]
    for index, cell in enumerate(cells):
        column, y = divmod(index, height)
        used = 0
        for part in cell:
            text = part.text[: max(0, column_width - used - 1)]
            place = column * column_width if used == 0 else None
            rows[y].append(Part(text, part.style, part.target, place))
            used += len(text)
    return rows


def welcome_rows(labels: LabelSet, text: str, caret: int, height: int) -> list[list[Part]]:
    """What to press first, on this very text, while nothing is tagged."""
    takes = [
        [
            Part(f" {label.key}", "key", f"label:{label.id}"),
            Part(f" tags {_unit_quote(label, text, caret)} as {label.name}"),
        ]
        for label in labels.in_use
        if label.key is not None and not command_key(label.key)
    ]
    link = [
        Part(" Then "),
        Part("m", "key", "link.source"),
        Part(" pins the span, "),
        Part("Tab", "key", "article.next"),
        Part(" goes to the next article, and "),
        Part("=", "key", "link.equivalent"),
        Part(" links the sentence there that says the same."),
    ]
    start = [Part(" Nothing is tagged yet. ", "strong"), Part("Move there, then press a key:")]
    if height > len(takes) + 1:
        return [start, *takes, link]
    return [*takes[: max(0, height - 1)], link]


def _unit_quote(label: Label, text: str, caret: int) -> str:
    """What the label's key would take, shortened."""
    start, end = unit_extent(label, text, caret)
    return f"“{excerpt(text[start:end], WELCOME_QUOTE)}”" if start < end else "what is selected"


def caret_readout(marks: Iterable[Mark], labels: LabelSet) -> str:
    """The spans at the caret from the outermost: `testimony › statistic`."""
    names = [label_name(mark.label, labels) + ("?" if mark.flagged else "") for mark in marks]
    return " › ".join(reversed(names))


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of the status line: all of it is in the database."""

    annotator: str
    spans: int
    links: int
    complete: int
    documents: int


def status_row(tally: Tally, saving: str, last_act: str, readout: str, width: int) -> list[Part]:
    """Who, how much, whether it is saved, the story's progress, the last act, the caret's spans."""
    counts = f"{count(tally.spans, 'span')} · {count(tally.links, 'link')} · "
    progress = f" · {tally.complete}/{tally.documents} complete"
    who = Part(f" {tally.annotator} · ", "dim")
    if saving.startswith("NOT"):
        # It comes first, so that a narrow screen has room for what to do.
        return [Part(f" {saving} ", "error"), who, Part(counts), Part(progress, "dim")]
    parts = [who, Part(counts), Part(saving), Part(progress, "dim")]
    if last_act:
        parts.append(Part(f" · {last_act}", "dim"))
    if readout:
        parts = _clipped(parts, width - len(readout) - 2)
        parts.append(Part(f" {readout} ", "strong", column=max(0, width - len(readout) - 2)))
    return parts


def _clipped(parts: list[Part], room: int) -> list[Part]:
    """The parts that fit before the readout; the last one is cut."""
    kept: list[Part] = []
    for part in parts:
        if room <= 0:
            break
        text = part.text if len(part.text) <= room else part.text[: max(0, room - 1)] + "…"
        kept.append(Part(text, part.style, part.target))
        room -= len(text)
    return kept
