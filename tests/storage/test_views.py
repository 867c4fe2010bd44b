"""The views say what the domain says of the same layer."""

import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Annotator, Document
from annotator.domain.fact import facts, set_members
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.progress import open_items
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    deleted,
    import_story,
    made,
    make_absence,
    make_link,
    make_span,
    make_step,
)

TEXT = "abcdefghijklmnopqrstuvwxyz"
STORIES = ("strike", "vote")


@st.composite
def histories(draw: st.DrawFn, documents: dict[str, list[Document]]) -> list[list[Change]]:
    """Steps of two annotators in two stories: spans, links and absences, some deleted again."""
    steps = []
    for annotator in (ADA, BEN):
        for story in STORIES:
            spans = _spans(draw, documents[story], annotator)
            rows = made(*spans)
            for one, other in draw(_pairs(spans)):
                if one.document != other.document:
                    rows += made(make_link(one, other, draw(st.sampled_from(Relation))))
            for span in spans:
                away = [each for each in documents[story] if each.id != span.document]
                if draw(st.booleans()):
                    rows += made(make_absence(span, draw(st.sampled_from(away))))
            steps.append(rows)
    return steps


def _spans(draw: st.DrawFn, documents: list[Document], annotator: Annotator) -> list[Span]:
    labels, notes = st.sampled_from(["statistic", "filler", None]), st.sampled_from(["", "ok", "?"])
    chosen = draw(st.lists(st.tuples(st.sampled_from(documents), labels, notes), max_size=8))
    return [
        make_span(document, TEXT, start, start + 2, annotator=annotator.id, label=label, note=note)
        for start, (document, label, note) in enumerate(chosen)
    ]


def _pairs(spans: list[Span]) -> st.SearchStrategy[list[tuple[Span, Span]]]:
    if not spans:
        return st.just([])
    pair = st.tuples(st.sampled_from(spans), st.sampled_from(spans))
    return st.lists(pair, max_size=10, unique_by=lambda ends: frozenset(each.id for each in ends))


@settings(max_examples=25)
@given(st.data())
def test_facts_sets_and_progress_are_the_domains(data: st.DataObject) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "a.db"), create=True) as store,
    ):
        documents = {story: import_story(store, [TEXT] * 4, story=story) for story in STORIES}
        for changes in data.draw(histories(documents)):
            owner = changes[0].after.annotator if changes else ADA.id  # type: ignore[union-attr]
            store.commit(make_step(changes, annotator=owner))
            links = list(store.layer(owner, None).links.values())
            gone = data.draw(st.sets(st.sampled_from(links), max_size=3)) if links else set()
            store.commit(make_step(map(deleted, gone), annotator=owner))
        for annotator in (ADA, BEN):
            _compare(store, annotator, documents)


def _compare(store: Store, annotator: Annotator, documents: dict[str, list[Document]]) -> None:
    summaries = {each.name: each for each in store.stories(annotator.id)}
    for story in STORIES:
        layer = store.layer(annotator.id, story)
        of_layer = (annotator.id, story)
        assert _members(store, "v_facts", "fact", of_layer) == {
            fact.number: set(fact.members) for fact in facts(layer)
        }
        sets = {frozenset(set_members(layer, span)) for span in layer.spans}
        assert set(map(frozenset, _members(store, "v_sets", "set_id", of_layer).values())) == {
            each for each in sets if len(each) > 1
        }
        assert _ids(store, "v_spans", of_layer) == set(layer.spans)
        assert _ids(store, "v_links", of_layer) == set(layer.links)
        summary = summaries[story]
        assert summary.open == len(open_items(layer, documents[story]))
        assert (summary.spans, summary.links) == (len(layer.spans), len(layer.links))
        flagged = [each.flagged for each in layer.spans.values()]
        flagged += [each.flagged for each in layer.links.values()]
        assert summary.flagged == sum(flagged)


def _members(
    store: Store, view: str, group: str, of_layer: tuple[str, str]
) -> dict[int | str, set[str]]:
    found = defaultdict(set)
    for key, span, size in store._rows(
        f"SELECT {group}, span_id, members FROM {view} WHERE annotator_id = ? AND story = ?",
        of_layer,
    ):
        found[key].add((span, size))
    assert all(size == len(rows) for rows in found.values() for _, size in rows)
    return {key: {span for span, _ in rows} for key, rows in found.items()}


def _ids(store: Store, view: str, of_layer: tuple[str, str]) -> set[str]:
    rows = store._rows(f"SELECT id FROM {view} WHERE annotator_id = ? AND story = ?", of_layer)
    return {row[0] for row in rows}


def test_a_fact_across_stories_is_numbered_in_each(fresh_store: Store) -> None:
    here = import_story(fresh_store, [TEXT] * 2, story="strike")
    (there,) = import_story(fresh_store, [TEXT], story="vote")
    a, b, far = (make_span(each, TEXT, 0, 3) for each in (*here, there))
    fresh_store.commit(make_step(made(a, b, far)))
    fresh_store.commit(make_step(made(make_link(a, b))))
    fresh_store.commit(make_step(made(make_link(b, far))))
    for story, number in (("strike", 1), ("vote", 1)):
        members = _members(fresh_store, "v_facts", "fact", (ADA.id, story))
        assert members == {number: {a.id, b.id, far.id}}
    numbers = [fact.number for fact in facts(fresh_store.layer(ADA.id, "vote"))]
    assert numbers == [1]


def test_people_can_read_the_views_with_a_plain_sqlite(fresh_store: Store) -> None:
    one, two = import_story(fresh_store, [TEXT] * 2, source="The Daily")
    a, b = make_span(one, TEXT, 0, 3), make_span(two, TEXT, 4, 6, label=None)
    fresh_store.commit(make_step(made(a, b, make_link(a, b))))
    fresh_store.close()
    with closing(sqlite3.connect(fresh_store.path)) as connection:
        assert connection.execute(
            "SELECT story, article, source, annotator, label, quote FROM v_spans ORDER BY article"
        ).fetchall() == [
            ("strike", 1, "The Daily", "Ada", "statistic", "abc"),
            ("strike", 2, "The Daily", "Ada", None, "ef"),
        ]
        (link,) = connection.execute("SELECT relation, quote_a, quote_b FROM v_links")
        assert link == ("equivalent", "abc", "ef")
        for view in ("v_facts", "v_sets"):
            rows = connection.execute(f"SELECT article, members, quote FROM {view}").fetchall()
            assert rows == [(1, 2, "abc"), (2, 2, "ef")]
