"""What a review found, as tables."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.batch import ItemKind
from annotator.domain.verdict import Judgement
from annotator.review.intervals import Interval
from annotator.session.reporting.figures import (
    KINDS,
    duration,
    interval,
    meant,
    percent,
    places,
)
from annotator.session.reporting.gathered import Report, ReportedItem
from annotator.session.reporting.markdown import RATES, RECALL
from annotator.session.reporting.page.batch import ERROR, SIGNS
from annotator.session.reporting.page.markup import element, shown
from annotator.session.reviewing.counting import EVERYBODY, Row
from annotator.session.wording import count, label_name

FIGURE = "figure"
"""The class of columns that hold figures."""


def review_html(report: Report) -> str:
    """Rates, recall, what was and should be, and every verdict, in a section."""
    found, batch = report.summary, report.batch
    judged = f"{found.judged} of {count(batch.size, 'item')} judged in {duration(found.seconds)}"
    head = [f"Batch {report.number}, reviewed by {report.reviewer}: {judged}.", _signature(report)]
    head += [sentence for sentence in (found.basis, found.power) if sentence]
    content = element("h2", "The review") + element("p", shown(" ".join(head)))
    content += _rates(report) + _recall(report) + _confusion(report) + _verdicts(report)
    return element("section", content, id="review")


def _signature(report: Report) -> str:
    signed = report.signed
    if signed is None:
        return report.void or "Not signed."
    by = f" by {report.signature}" if report.signature else ""
    return f"Signed{by} on {signed.created_at[:10]}, SHA-256 {signed.digest}."


def _rates(report: Report) -> str:
    found = report.summary
    rows = [
        _rate(report, row, total=of is found.totals)
        for kind in ItemKind
        for of in (found.rows, found.totals)
        for row in of
        if row.kind is kind
    ]
    counted = ("items", "annotator", "label", "#judged", "#wrong", "#minor", "#major")
    heads = (*counted, "#rate (Wilson)", "#by article", "wrong items")
    return _section("Error rates", heads, rows, RATES)


def _rate(report: Report, row: Row, *, total: bool) -> Sequence[str]:
    rate = row.rate
    label = "all" if total else label_name(report.labels, row.label)
    figures = [str(each) for each in (rate.n, rate.errors, rate.minor, rate.major)]
    share = _share(rate.value, rate.interval)
    names = KINDS[row.kind], row.alias, label
    return *names, *figures, share, interval(rate.by_article), places(rate.wrong)


def _recall(report: Report) -> str:
    found = report.summary
    rows = [(each.alias, each.recall) for each in found.recalls_by_annotator]
    rows += [(EVERYBODY, each) for each in found.recalls]
    heads = ("annotator", "label", "#passages", "#marked", "#missing", "#recall (Wilson)")
    return _section(
        "What is missing",
        (*heads, "#by article"),
        [
            (
                alias,
                "all" if each.label is None else label_name(report.labels, each.label),
                *map(str, (each.passages, each.found, each.missing)),
                _share(each.value, each.interval),
                interval(each.by_article),
            )
            for alias, each in rows
        ],
        RECALL,
    )


def _confusion(report: Report) -> str:
    rows = [
        (
            KINDS[each.kind],
            meant(report.labels, each.kind, each.was),
            meant(report.labels, each.kind, each.should),
            str(len(each.places)),
            places(each.places),
        )
        for each in report.summary.confusions
    ]
    heads = ("items", "was", "should be", "#times", "where")
    return _section("Was and should be", heads, rows)


def _verdicts(report: Report) -> str:
    rows = [row for item in report.items for row in _said(item)]
    heads = ("#item", "", "article", "annotator", "says", "reviewer", "comment", "since")
    return _section("Every verdict", heads, rows)


def _said(item: ReportedItem) -> Iterator[Sequence[str]]:
    for each in item.held:
        verdict = each.verdict
        words = [f"{word.who}: {word.comment}" for word in each.thread]
        since = " / ".join([*([item.changed] if item.changed else []), *words])
        comment = "" if verdict.judgement is Judgement.UNSURE else verdict.comment
        sign = SIGNS.get(verdict.judgement, ERROR)
        where = f"{item.story} · {item.article}"
        place = str(item.item.place)
        yield place, sign, where, item.alias, item.what, each.words, comment, since


def _share(value: float | None, found: Interval | None) -> str:
    return percent(value) + (f" ({interval(found)})" if found is not None else "")


def _section(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], below: str = ""
) -> str:
    """A table under its title, nothing where it has no rows; `#` before a head sets it right."""
    lines = "".join(
        element(
            "tr",
            "".join(
                element("td", shown(cell), class_=_class(head), dir_="auto")
                for head, cell in zip(heads, row, strict=True)
            ),
        )
        for row in rows
    )
    if not lines:
        return ""
    top = "".join(
        element("th", shown(head.removeprefix("#")), scope="col", class_=_class(head))
        for head in heads
    )
    table = element("thead", element("tr", top)) + element("tbody", lines)
    scroll = element("div", element("table", table, class_="verdicts"), class_="scroll")
    return element("h3", title) + scroll + (element("p", shown(below), class_="about"))


def _class(head: str) -> str | None:
    return FIGURE if head.startswith("#") else None
