"""The fact matrix: what a reader sees first."""

from collections.abc import Iterator

from annotator.domain.document import Document
from annotator.domain.matrix import Cell, Member, Row
from annotator.session.reporting.page.articles import HIGHLIGHT, span_anchor
from annotator.session.reporting.page.markup import element, shown
from annotator.session.reporting.page.story import Remark, StoryPage
from annotator.session.wording import label_name

SIGNS = {"=": "says the same", "~": "says part of it, or more", "!": "contradicts it"}
"""What the sign before a quote says of it and the fact's oldest passage."""

NOTHING_LINKED = "Nothing is linked in this story yet."


def facts_html(page: StoryPage) -> str:
    """The matrix as a table; a row a fact, a column an article."""
    if not page.matrix.rows:
        return element("p", shown(NOTHING_LINKED), class_="empty")
    heads = element("th", "fact", scope="col")
    heads += "".join(_column(document) for document in page.matrix.documents)
    rows = "".join(_row(page, row) for row in page.matrix.rows)
    table = element("thead", element("tr", heads)) + element("tbody", rows)
    return element("div", element("table", table, class_="facts"), class_="scroll")


def _column(document: Document) -> str:
    number = element("span", str(document.number), class_="number")
    return element("th", number + shown(f" {document.name}"), scope="col")


def _row(page: StoryPage, row: Row) -> str:
    label = page.labels.get(row.label)
    colour = HIGHLIGHT if label is None else label.colour
    number = element("button", str(row.fact.number), type_="button", class_=f"fact c-{colour}")
    words = element("small", shown(label_name(page.labels, row.label)))
    differs = element("b", "≠", title="figures differ") if row.flagged else ""
    head = element("th", f"{number}{differs} {words}", scope="row")
    cells = "".join(_cell(page, row, cell) for cell in row.cells)
    return element("tr", head + cells, data_facts=str(row.fact.number))


def _cell(page: StoryPage, row: Row, cell: Cell) -> str:
    if cell.absent:
        said = "∅" + "".join(_judged(remark) for remark in _absence_remarks(page, row, cell))
        return element("td", said, class_="absent", title="nothing of it in this article")
    return element("td", "".join(_member(page, member) for member in cell.members))


def _absence_remarks(page: StoryPage, row: Row, cell: Cell) -> Iterator[Remark]:
    for absence in page.layer.absences.values():
        if absence.document == cell.document and absence.span in row.fact.members:
            yield from _remarks(page, absence.id)


def _remarks(page: StoryPage, record: str) -> Iterator[Remark]:
    if record in page.remarks:
        yield page.remarks[record]


def _judged(remark: Remark) -> str:
    return " " + element("b", remark.sign, title=remark.words)


def _member(page: StoryPage, member: Member) -> str:
    sign = ""
    if member.mark:
        sign = element("i", shown(member.mark), class_="sign", title=SIGNS.get(member.mark))
        links = page.layer.links_of(member.span.id)
        said = (remark for link in links for remark in _remarks(page, link.id))
        sign += "".join(map(_judged, said)) + " "
    judged = "".join(map(_judged, _remarks(page, member.span.id)))
    quote = element(
        "a",
        shown(member.span.quote),
        href=f"#{span_anchor(member.span)}",
        class_="differs" if member.differs else None,
        dir_="auto",
    )
    return element("p", sign + quote + judged)
