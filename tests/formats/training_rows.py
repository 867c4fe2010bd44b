"""A small corpus with all that programs trip over.

Its texts have what counts differently in bytes, UTF-16 units, tokens or lines: an emoji before a
span, ideographs, line ends that were CRLF, runs of spaces. There are spans at offset 0 and at the
end of a text, nested ones, crossing ones, one over line ends, and one that cuts a word.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.domain.document import Document
from annotator.domain.label import INITIAL_LABELS, Label
from annotator.domain.link import Absence, Dismissal, Link, Relation, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.text.normalise import normalise
from tests.factories import (
    ADA,
    BEN,
    make_absence,
    make_dismissal,
    make_document,
    make_label,
    make_link,
    make_span,
)

SOURCES = {
    "flood-1": "The river  rose by 6.5%\tovernight. 😀 Families left.\n\n\nAnd 𠮷野家 shut.",
    "flood-2": "“THE RIVER ROSE by 6.5% overnight.” No one knows why.",
    "quake-1": "Nothing of note, 1 cafe\u0301 aside.\xa0\u200b ",
    "strike-1": "📰 Over 10,000 workers walked out on Monday. “I ran,” said Ana.",
    "strike-2": (
        "More than ten thousand workers went on strike, the union said.\r\n\r\n"
        "罢工人数超过一万人。工会说。\r\nRead more"
    ),
    "strike-3": (
        "The ministry put the number of strikers at 4,000 on Monday.\n"
        "Some 10,000 are out, a union said; [[4 of 5]].\n“We are tired,” a nurse said."
    ),
}
"""The texts as their files have them, by document id: the story and the number in it."""

TEXTS = {document: normalise(source) for document, source in SOURCES.items()}
"""The texts as they are stored."""

SPLIT_OF = {"flood": "validation", "quake": "test", "strike": "train"}
"""The split of each story where there are splits."""

LABELS: tuple[Label, ...] = (
    *INITIAL_LABELS,
    replace(make_label("rumour"), name="Rumour & hearsay", retired_at="2026-01-01T00:00:00Z"),
)
"""The set of a new database, and a retired label with a name that few formats like."""

_AT: dict[str, Any] = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z"}

DOCUMENTS: dict[str, Document] = {
    document: make_document(
        text,
        id=document,
        key=f"https://example.org/{document}",
        url=f"https://example.org/{document}",
        story=document.partition("-")[0],
        number=int(document.partition("-")[2]),
        title={"strike-1": "Workers “out”", "flood-2": "Flood, día 2"}.get(document, ""),
        source=f"The {document.capitalize()}",
        **_AT,
    )
    for document, text in TEXTS.items()
}


def _span(name: str, quote: str, label: str | None, **given: Any) -> Span:
    """A span on the first place in its document that says `quote`; see `SPANS` for its name."""
    document = name.partition(":")[0]
    start = TEXTS[document].index(quote)
    end = start + len(quote)
    given = {"id": name, "label": label, **_AT} | given
    return make_span(DOCUMENTS[document], TEXTS[document], start, end, **given)


SPANS: Mapping[str, Span] = {
    span.id: span
    for span in (
        # After an emoji, and at the end of the text; a note that marks doubt.
        _span("strike-1:workers", "Over 10,000 workers", "statistic", rev=3),
        _span("strike-1:ran", "“I ran,” said Ana.", "testimony", note="? who is\tAna\nagain"),
        # Nested, both at offset 0.
        _span("strike-2:said", TEXTS["strike-2"].partition("\n")[0], "official_statement"),
        _span("strike-2:workers", "More than ten thousand workers", "statistic"),
        # Over line ends and across another; ideographs; at the end.
        _span("strike-2:union", "the union said.\n\n罢工人数", "testimony"),
        _span("strike-2:罢工", "罢工人数超过一万人", "statistic"),
        _span("strike-2:more", "Read more", "filler"),
        # Crossing; inside a word; plain highlights.
        _span(
            "strike-3:put", "The ministry put the number of strikers at 4,000", "official_statement"
        ),
        _span("strike-3:count", "4,000 on Monday", "statistic"),
        _span("strike-3:strike", "strike", None),
        _span("strike-3:out", "Some 10,000 are out", "statistic"),
        _span("strike-3:four", "4 of 5", "rumour"),
        _span("strike-3:tired", "“We are tired,” a nurse said.", "testimony"),
        # Almost one wording, with two spaces and a tab in the one.
        _span("flood-1:rose", "The river  rose by 6.5%\tovernight", "statistic"),
        _span("flood-1:shut", "𠮷野家 shut.", None),
        _span("flood-2:rose", "THE RIVER ROSE by 6.5% overnight", "statistic"),
        _span("flood-2:why", "No one knows why.", "testimony"),
        # Another layer: the same bounds, and others.
        _span("strike-1:b1", "Over 10,000 workers", "statistic", annotator=BEN.id),
        _span("strike-1:b2", "walked out on Monday", "official_statement", annotator=BEN.id),
        _span("strike-2:b1", "ten thousand workers", "statistic", annotator=BEN.id),
    )
}
"""All spans by id, which is `document:word`."""


def _link(a: str, b: str, relation: Relation = Relation.EQUIVALENT, **given: Any) -> Link:
    name = f"{a.partition(':')[2]}-{b.partition(':')[2]}"
    return make_link(SPANS[a], SPANS[b], relation, **{"id": name, **_AT} | given)


LINKS: tuple[Link, ...] = (
    _link("strike-1:b1", "strike-2:b1"),
    # A set over three articles, of which two links are drawn.
    _link("strike-1:workers", "strike-2:workers"),
    _link("strike-2:workers", "strike-3:out"),
    _link("strike-2:said", "strike-3:put", Relation.PARTIAL, more="b"),
    _link("strike-2:罢工", "strike-3:four", Relation.PARTIAL, note="which says more?"),
    _link("strike-2:workers", "strike-3:count", Relation.CONTRADICTS),
    _link("strike-1:ran", "strike-3:tired", Relation.DIFFERENT),
    _link("flood-1:rose", "flood-2:rose"),
)

ABSENCES: tuple[Absence, ...] = (
    make_absence(SPANS["strike-1:ran"], DOCUMENTS["strike-2"], id="no-ran", **_AT),
    make_absence(SPANS["flood-2:why"], DOCUMENTS["flood-1"], id="no-why", **_AT),
)


def _passage(document: str, quote: str) -> QuotedPassage:
    start = TEXTS[document].index(quote)
    return QuotedPassage(document, start, start + len(quote), quote)


def _dismissals() -> tuple[Dismissal, ...]:
    read = _passage("strike-2", "Read more")
    of_span = make_dismissal(
        SPANS["strike-1:ran"],
        DOCUMENTS["strike-2"],
        TEXTS["strike-2"],
        read.start,
        read.end,
        id="refused-1",
        **_AT,
    )
    pair = _passage("strike-1", "on Monday"), _passage("strike-3", "a nurse said")
    return of_span, refused_pair("refused-2", ADA.id, *pair)


DISMISSALS = _dismissals()
"""A passage refused for a span, and two passages refused beside each other."""

COMPLETE = frozenset({"strike-1", "strike-3", "flood-1", "flood-2", "quake-1"})
"""The articles that Ada is done with; Ben is done with none."""
