"""What the dock says: the chosen span's fact, what to press first, a sentence in full."""

from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap

from rich.cells import cell_len

from annotator.domain.document import Document
from annotator.domain.excerpt import excerpt
from annotator.domain.fact import Fact, absent_documents, fact_of
from annotator.domain.figures import differing
from annotator.domain.label import Label, LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.standing import Standing, standings
from annotator.session.suggesting.offer import Offer
from annotator.session.units import unit_extent
from annotator.text.visible import visible_line
from annotator.text.words import word_at
from annotator.tui.board.offering import Outlines
from annotator.tui.board.readouts import label_name
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.widgets.rows import Part, fitted

WELCOME_QUOTE = 48
"""Code points that the welcome shows of what a key would take."""


def told_rows(sentence: str, style: str, width: int) -> list[list[Part]]:
    """A sentence in full, over as many rows as it takes."""
    lines = wrap(visible_line(sentence), max(1, width - 2))
    return [[Part(f" {line}", style)] for line in lines]


def fact_rows(
    span: Span,
    layer: Layer,
    labels: LabelSet,
    documents: Sequence[Document],
    outlines: Outlines,
    size: tuple[int, int],
    *,
    by_mouse: bool,
) -> list[list[Part]]:
    """The fact of a span: a header, then a cell for what each article has of it.

    `outlines` is for where that is open. `size` is that of the dock, in cells and
    rows; where the cells are more than the rows they stand in columns. Where these are wide enough
    a cell has chips for what can be answered `by_mouse`.
    """
    # Loaded with the first span that is chosen: the first paint does not wait for it.
    from annotator.tui.board.answer_chips import OFFERED, OPEN, RELATING, ROOMY, with_chips

    fact = fact_of(layer, span.id)
    members = sorted(
        (layer.spans[each] for each in (fact.members if fact else {span.id})),
        key=lambda member: (member.start, member.id),
    )
    cells = [_heading(span, fact, labels)]
    answers: list[tuple[int, Sequence[str]]] = []
    ways = standings(layer, span.id)
    differs = _differing(tuple((member.id, member.quote) for member in members))
    for document in documents:
        here = [member for member in members if member.document == document.id]
        for each in here:
            cells.append(_member_cell(document, each, ways.get(each.id), differs.get(each.id)))
            able: Sequence[str] = RELATING if document.id != span.document else ()
            answers.append((document.number, able))
        if not here:
            cells.append(_gap_cell(document, span, members, layer, outlines))
            answers.append((document.number, OFFERED if document.id in outlines.offers else OPEN))
    width, height = size
    if by_mouse and width // -(-len(cells) // height) >= ROOMY:
        chipped = zip(cells[1:], answers, strict=True)
        cells[1:] = [with_chips(cell, *answer) for cell, answer in chipped]
    return cells if len(cells) <= height else _packed(cells, width, height)


def _heading(span: Span, fact: Fact | None, labels: LabelSet) -> list[Part]:
    number = f"fact {fact.number}" if fact else "no fact yet"
    heading = [Part(f" {number} · {label_name(span.label, labels)} ", "strong")]
    if span.note:
        heading.append(Part(f" {span.note} ", "warning"))
    return heading


@lru_cache(maxsize=8)
def _differing(quotes: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """The figures of each member that another has others for; kept, since keys repeat."""
    return differing(dict(quotes))


def _member_cell(
    document: Document, member: Span, way: Standing | None, figures: tuple[str, ...] | None
) -> list[Part]:
    """A member of the fact; `way`: how it stands to the chosen span, none for that span itself.

    `figures`: those in its words that another member has others for.
    """
    target = f"span:{member.id}"
    mark, style = ("●", "strong") if way is None else (way.relation.mark, "member")
    parts = [
        Part(f" {document.number} ", "key", target),
        Part(f"{mark} “{member.quote}”", style, target),
    ]
    if way is not None and way.more is not None:
        parts.append(Part(" says more" if way.more == "far" else " says less", "dim"))
    if figures:
        parts.append(Part(f" * {', '.join(figures)}", "warning"))
    return parts


def _gap_cell(
    document: Document,
    span: Span,
    members: Sequence[Span],
    layer: Layer,
    outlines: Outlines,
) -> list[Part]:
    """What is known of an article without a member: nothing there, something else, or open."""
    number = f" {document.number} "
    if document.id in absent_documents(layer, [member.id for member in members]):
        return [Part(number, "key"), Part("∅ nothing here", "absent")]
    for link in layer.links_of(span.id):
        other = layer.spans[link.other(span.id)]
        if link.relation is Relation.DIFFERENT and other.document == document.id:
            target = f"span:{other.id}"
            words = f"{link.relation.mark} different: “{other.quote}”"
            return [Part(number, "key", target), Part(words, "absent", target)]
    offer = outlines.offers.get(document.id)
    if offer is None:
        looked = document.id in outlines.looked_through
        return [Part(number, "key"), Part("nothing close" if looked else "open", "dim")]
    return _offer_cell(document, offer, in_hand=outlines.in_hand == document.id)


def offer_rows(document: Document, offer: Offer, width: int) -> list[list[Part]]:
    """The passage in hand where the dock is short: the passage, then its score and reason."""
    cell = _offer_cell(document, offer, in_hand=True)
    number, mark, score, sides, quote, why = cell
    room = width - sum(cell_len(part.text) for part in (number, mark))
    shown = Part(fitted(quote.text, room), quote.style, quote.target)
    return [[number, mark, shown], [score, sides, why]]


def _offer_cell(document: Document, offer: Offer, *, in_hand: bool) -> list[Part]:
    """What is outlined in an article: the digit links it, a click takes it in hand."""
    target = f"offer:{document.id}"
    sides = "".join(f" {ours} | {theirs} ·" for ours, theirs in offer.figures)
    return [
        Part(f" {document.number} ", "key", f"digit:{document.number}"),
        Part("▸" if in_hand else "▹", "strong" if in_hand else "dim", target),
        Part(f" {offer.score:.2f}", "dim", target),
        Part(sides, "warning", target),
        Part(f" “{offer.quote}”", "strong" if in_hand else "member", target),
        Part(f" {offer.band}: {offer.why}", "dim", target),
    ]


def _packed(cells: Sequence[Sequence[Part]], width: int, height: int) -> list[list[Part]]:
    """The cells from top to bottom in columns of equal width, each cut to its column."""
    columns = -(-len(cells) // height)
    column_width = max(1, width // columns)
    rows: list[list[Part]] = [[] for _ in range(height)]
    for index, cell in enumerate(cells):
        column, y = divmod(index, height)
        start = place = column * column_width
        for part in cell:
            text = fitted(part.text, start + column_width - 1 - place)
            rows[y].append(Part(text, part.style, part.target, place))
            place += cell_len(text)
    return rows


def welcome_rows(labels: LabelSet, text: str, caret: int, height: int) -> list[list[Part]]:
    """What to press first, on this very text, while nothing is tagged."""
    word = word_at(text, caret)
    takes = _takes(labels, text, caret if word is None else word[0])
    link = [
        Part(" Then "),
        Part(key_for("link.source"), "key", "link.source"),
        Part(" pins it, "),
        Part(key_for("article.next"), "key", "article.next"),
        Part(" goes to the next article, and "),
        Part(key_for("link.equivalent"), "key", "link.equivalent"),
        Part(" links what says the same."),
    ]
    start = [Part(" Nothing is tagged yet. ", "strong"), Part("Move there, then press a key:")]
    if height > len(takes) + 1:
        return [start, *takes, link]
    return [*takes[: max(0, height - 1)], link]


@lru_cache(maxsize=4)
def _takes(labels: LabelSet, text: str, offset: int) -> list[list[Part]]:
    """What each label key would take; worked out once a word, not at each step of the caret."""
    return [
        [
            Part(f" {label.key}", "key", f"label:{label.id}"),
            Part(f" tags {_unit_quote(label, text, offset)} as {label.name}"),
        ]
        for label in labels.in_use
        if label.key is not None and not keys_in_force().command_key(label.key)
    ]


def _unit_quote(label: Label, text: str, caret: int) -> str:
    """What the label's key would take, shortened."""
    start, end = unit_extent(label, text, caret)
    return f"“{excerpt(text[start:end], WELCOME_QUOTE)}”" if start < end else "what is selected"
