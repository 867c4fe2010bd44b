"""What holds of a layer after any verdicts."""

from collections import Counter
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.batch import ItemKind
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.link import Absence, Link
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import NOTHING, Amendment, Judgement, Verdict
from annotator.formats.training.account import Account, Fate
from annotator.session.training.truth.content import Content
from annotator.session.training.truth.rulings import ADDED, IS_LINKED, Rulings
from annotator.session.training.truth.signed import Judged, RowId
from tests.session.training.reading import Counts, counts_of
from tests.session.training.small_layers import (
    DOCUMENTS,
    TEXT,
    contents,
    passages,
    relations,
    spans_of,
)

REFUSED = (Judgement.SPURIOUS, Judgement.UNSURE)


class Case(NamedTuple):
    """A layer, what was said of it, and what came of it."""

    stored: Content
    verdicts: dict[RowId, Verdict]
    missing: list[Verdict]
    found: Content
    counts: dict[Fate, Counts]

    def said(self, row: Span | Link | Absence) -> Verdict | None:
        """The verdict on a row, if any."""
        return self.verdicts.get((ItemKind(type(row).__name__.lower()), row.id))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any verdicts on any layer."""
    stored = draw(contents("ana"))
    spans = spans_of(stored)
    verdicts: dict[RowId, Verdict] = {}
    for span in spans.values():
        if draw(st.booleans()):
            verdicts[ItemKind.SPAN, span.id] = draw(_on_span(span))
    for link in stored.links:
        if draw(st.booleans()):
            verdicts[ItemKind.LINK, link.id] = draw(_on_link(link))
    for absence in stored.absences:
        if draw(st.booleans()):
            verdicts[ItemKind.ABSENCE, absence.id] = draw(_on_absence(absence))
    missing = [draw(_missing(number)) for number in range(draw(st.integers(0, 3)))]
    account = Account()
    judged = Judged(verdicts, frozenset(), {}, (), frozenset({"cy"}))
    labels = LabelSet(INITIAL_LABELS)
    found = Rulings(stored, judged, labels, account).content(missing)
    return Case(stored, verdicts, missing, found, counts_of(account))


@st.composite
def _on_span(draw: st.DrawFn, span: Span) -> Verdict:
    judgement = draw(st.sampled_from([Judgement.ACCEPT, *REFUSED, Judgement.WRONG_LABEL, "bounds"]))
    if judgement is Judgement.WRONG_LABEL:
        wanted = [label for label in ("filler", "statistic") if label != span.label]
        amendment = Amendment(label=draw(st.sampled_from(wanted)))
    elif judgement == "bounds":
        judgement = Judgement.WRONG_BOUNDARY
        amendment = Amendment(passage=draw(passages(span.document)))
    else:
        amendment = NOTHING
    return _verdict(f"v{span.id}", Judgement(judgement), amendment)


@st.composite
def _on_link(draw: st.DrawFn, link: Link) -> Verdict:
    judgement = draw(st.sampled_from([Judgement.ACCEPT, *REFUSED, Judgement.WRONG_RELATION]))
    amendment = NOTHING
    if judgement is Judgement.WRONG_RELATION:
        relation, more = draw(relations())
        amendment = Amendment(relation=relation, more=more)
    return _verdict(f"v{link.id}", judgement, amendment)


@st.composite
def _on_absence(draw: st.DrawFn, absence: Absence) -> Verdict:
    judgement = draw(st.sampled_from([Judgement.ACCEPT, *REFUSED, Judgement.WRONG_RELATION]))
    amendment = NOTHING
    if judgement is Judgement.WRONG_RELATION:
        relation, more = draw(relations())
        passage = draw(passages(absence.document))
        amendment = Amendment(None, passage, relation, more)
    return _verdict(f"v{absence.id}", judgement, amendment)


@st.composite
def _missing(draw: st.DrawFn, number: int) -> Verdict:
    near = draw(passages())
    if draw(st.booleans()):
        amendment = Amendment(draw(st.sampled_from(["filler", "statistic"])), near)
    else:
        others = [each for each in DOCUMENTS if each != near.document]
        far = draw(passages(draw(st.sampled_from(others))))
        relation, more = draw(relations())
        amendment = Amendment(None, near, relation, more, far)
    return _verdict(f"m{number}", Judgement.MISSING, amendment)


def _verdict(name: str, judgement: Judgement, amendment: Amendment) -> Verdict:
    return Verdict(name, "b", 1, "cy", judgement, amendment=amendment)


@given(case=cases())
@settings(max_examples=40)
def test_any_verdicts_on_any_layer(case: Case) -> None:
    _check_that_it_holds_together(case)
    _check_that_each_verdict_has_its_way(case)
    _check_that_all_is_counted(case)
    _check_what_is_complete(case)


def _check_that_it_holds_together(case: Case) -> None:
    spans = spans_of(case.found)
    places = Counter((each.document, each.extent, each.label) for each in spans.values())
    assert not places or max(places.values()) == 1
    assert all(TEXT[each.start : each.end] == each.quote for each in spans.values())
    assert all(where == each.document for where, of in case.found.spans.items() for each in of)
    ends = [(link.a, link.b) for link in case.found.links]
    assert len(set(ends)) == len(ends)
    for a, b in ends:
        assert a < b
        assert spans[a].document != spans[b].document
    about = [(absence.span, absence.document) for absence in case.found.absences]
    assert len(set(about)) == len(about)
    assert all(spans[span].document != document for span, document in about)


def _check_that_each_verdict_has_its_way(case: Case) -> None:
    spans = spans_of(case.found)
    places = {(each.document, each.extent, each.label) for each in spans.values()}
    refused_places = set()
    for span in spans_of(case.stored).values():
        verdict = case.said(span)
        if verdict is None:
            assert spans.get(span.id, span) == span
        elif verdict.judgement in REFUSED:
            refused_places.add((span.document, span.extent, span.label))
            assert span.id not in spans
        elif verdict.judgement is Judgement.ACCEPT:
            assert spans[span.id] == span
        else:
            at = verdict.amendment.passage
            extent = span.extent if at is None else at.extent
            assert (span.document, extent, verdict.amendment.label or span.label) in places
    for verdict in case.missing:
        at, far = verdict.amendment.passage, verdict.amendment.other
        assert at is not None
        if far is None:
            place = at.document, at.extent, verdict.amendment.label
            assert place in places or place in refused_places
        else:
            assert any(
                _stands(spans[one], at) and _stands(spans[other], far)
                for link in case.found.links
                for one, other in ((link.a, link.b), (link.b, link.a))
            )


def _stands(span: Span, passage: QuotedPassage) -> bool:
    return (span.document, span.extent) == (passage.document, passage.extent)


def _check_that_all_is_counted(case: Case) -> None:
    live = spans_of(case.stored)
    spans = spans_of(case.found)
    dropped, changed = case.counts[Fate.DROPPED], case.counts[Fate.CHANGED]
    out = dict.fromkeys(("span", "link", "absence"), 0)
    for (what, _), number in dropped.items():
        out[what] += number
    assert len(live.keys() & spans.keys()) + out["span"] == len(live)
    assert changed["span", ADDED] == len(spans.keys() - live.keys())
    links = {each.id for each in case.stored.links}, {each.id for each in case.found.links}
    assert len(links[0] & links[1]) + out["link"] == len(links[0])
    assert changed["link", ADDED] == len(links[1] - links[0])
    absences = len(case.found.absences) + out["absence"] + changed["absence", IS_LINKED]
    assert absences == len(case.stored.absences)


def _check_what_is_complete(case: Case) -> None:
    """A complete article lacks nothing but what is refused."""
    assert case.found.complete <= case.stored.complete
    live, spans = spans_of(case.stored), spans_of(case.found)
    linked = {(each.a, each.b) for each in case.found.links}
    for span in live.values():
        verdict = case.said(span)
        if span.document in case.found.complete and span.id not in spans:
            assert verdict is None or verdict.judgement is not Judgement.UNSURE
            assert verdict is not None or _has_twin(span, spans)
    for link in case.stored.links:
        articles = {live[link.a].document, live[link.b].document}
        if articles & case.found.complete and (link.a, link.b) not in linked:
            verdict = case.said(link)
            assert verdict is not None
            assert verdict.judgement is not Judgement.UNSURE


def _has_twin(span: Span, spans: dict[str, Span]) -> bool:
    same = span.document, span.extent, span.label
    return any((each.document, each.extent, each.label) == same for each in spans.values())
