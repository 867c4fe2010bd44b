"""The rows of a summary; each number knows the items behind it."""

from collections.abc import Collection, Iterable
from itertools import groupby

from annotator.domain.batch import ItemKind
from annotator.domain.label import LabelSet
from annotator.session.reviewing.counting import AnnotatorRecall, Row
from annotator.session.reviewing.setup import NOUNS
from annotator.session.reviewing.summary import Summary
from annotator.session.wording import label_name
from annotator.tui.board.dock import told_rows
from annotator.tui.review_home.figures import NUMBER, Figures, between, share, spent
from annotator.tui.widgets.rows import Part

RATE, INTERVAL = 24, 14
"""Cells of a rate with its interval, `5.0 % (2.2–11.2 %)`, and of an interval alone."""

RATE_HEADS = (
    *(each.rjust(NUMBER) for each in ("judged", "wrong", "minor", "major")),
    "rate, by Wilson".rjust(RATE),
    "by article".rjust(INTERVAL),
)

RECALL_HEADS = (
    *(each.rjust(NUMBER) for each in ("", "read", "marked", "missed")),
    "marked of all".rjust(RATE),
    "by article".rjust(INTERVAL),
)

NOTHING = {
    ItemKind.SPAN: "nothing",
    ItemKind.LINK: "no link",
    ItemKind.ABSENCE: "open again",
    ItemKind.PASSAGE: "nothing",
}
"""What stands where there was, or should be, nothing."""


def summary_page(summary: Summary, labels: LabelSet, minor: Collection[int], width: int) -> Figures:
    """The summary in `width` cells; `minor`: the places of the errors that are minor."""
    page = Figures(width)
    for sentence in (summary.basis, summary.power):
        page.rows += told_rows(sentence, "text", width) if sentence else []
    for total in summary.totals:
        whose = f"{NOUNS[total.kind]} · {total.alias}"
        page.head(whose, *RATE_HEADS)
        for row in summary.rows:
            if (row.kind, row.annotator) == (total.kind, total.annotator):
                _rate(page, row, whose, label_name(labels, row.label), set(minor))
        _rate(page, total, whose, "all", set(minor))
        if total.beyond:
            _beyond(page, total, whose)
    _recalls(page, summary, labels)
    _confusions(page, summary, labels)
    _rest(page, summary)
    return page


def _rate(page: Figures, row: Row, whose: str, label: str, minor: set[int]) -> None:
    rate, title = row.rate, f"{whose} · {label}"
    wrong = set(rate.wrong)
    page.line(
        page.name(label, 4 * NUMBER + RATE + INTERVAL),
        page.number(rate.n, rate.places, f"judged · {title}"),
        page.number(rate.errors, wrong, f"wrong · {title}"),
        page.number(rate.minor, wrong & minor, f"minor errors · {title}"),
        page.number(rate.major, wrong - minor, f"major errors · {title}"),
        page.figure(share(rate.value, rate.interval), rate.places, f"judged · {title}", RATE),
        Part(between(rate.by_article).rjust(INTERVAL), "dim"),
    )


def _beyond(page: Figures, total: Row, whose: str) -> None:
    """What was found wrong among the items that do not feed the rates."""
    page.line(
        page.name("no estimate", 4 * NUMBER + RATE + INTERVAL),
        Part(" " * NUMBER),
        page.number(len(total.beyond), total.beyond, f"wrong beside the random core · {whose}"),
    )


def _recalls(page: Figures, summary: Summary, labels: LabelSet) -> None:
    """How much of what should be marked is marked, from the passages."""
    everybody = [AnnotatorRecall(None, "all", each) for each in summary.recalls]
    found = [*summary.recalls_by_annotator, *everybody]
    for alias, recalls in groupby(found, lambda each: each.alias):
        page.head(f"recall · {alias}", *RECALL_HEADS)
        for each in recalls:
            recall = each.recall
            label = "all" if recall.label is None else label_name(labels, recall.label)
            title = f"something is missing · {alias} · {label}"
            page.line(
                page.name(label, 4 * NUMBER + RATE + INTERVAL),
                Part(" " * NUMBER),
                Part(str(recall.passages).rjust(NUMBER), "dim"),
                Part(str(recall.found).rjust(NUMBER), "dim"),
                page.number(recall.missing, recall.places, title),
                page.figure(share(recall.value, recall.interval), recall.places, title, RATE),
                Part(between(recall.by_article).rjust(INTERVAL), "dim"),
            )


def _confusions(page: Figures, summary: Summary, labels: LabelSet) -> None:
    """What was marked as one thing and should be another."""
    if not summary.confusions:
        return
    page.head("was → should be")
    for each in summary.confusions:
        was, should = (_mistaken(each.kind, value, labels) for value in (each.was, each.should))
        words = f"{was} → {should}"
        page.line(
            page.name(words, 2 * NUMBER),
            page.number(len(each.places), each.places, f"{NOUNS[each.kind]} · {words}"),
        )


def _mistaken(kind: ItemKind, value: str | None, labels: LabelSet) -> str:
    if value is None:
        return NOTHING[kind]
    if kind in (ItemKind.SPAN, ItemKind.PASSAGE):
        return label_name(labels, value or None)
    return value


def _rest(page: Figures, summary: Summary) -> None:
    """What the rates leave out, and the time that it took."""
    page.head("besides")
    left: Iterable[tuple[str, tuple[int, ...]]] = (
        ("not judged yet", summary.undecided),
        ("questions", summary.unsure),
        ("changed before a verdict: not judged", summary.changed),
        ("changed after the verdict, which counts", summary.stale),
        ("passages with a missing link", summary.missing_links),
    )
    for words, places in left:
        page.line(page.name(words, 2 * NUMBER), page.number(len(places), places, words))
    page.line(Part(f" {summary.judged} judged in {spent(summary.seconds)}", "text"))
