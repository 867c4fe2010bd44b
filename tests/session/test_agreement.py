"""Agreement from a database: who is compared, where, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import Refused
from annotator.session.agreement import agreement_of, agreements_of
from annotator.session.agreement_rows import agreement_rows, heading, notes
from annotator.session.annotators import known_annotator
from annotator.storage.store import Store
from tests.session.stores import lines, take

TEXT = "Over 10,000 workers walked out."


@pytest.fixture
def store(fresh_store: Store, tmp_path: Path) -> Store:
    """Two stories; Ana and Bo share `strike`, Cy has `flood` to himself, Di has nothing."""
    documents = [
        {"type": "document", "id": name, "story": story, "number": number, "text": f"{TEXT} {name}"}
        for name, story, number in (("s1", "strike", 1), ("s2", "strike", 2), ("f1", "flood", 1))
    ]
    for name in ("Ana", "Bo", "Cy", "Di"):
        known_annotator(fresh_store, name)
    work = [
        span("a1", "ana", "s1", 0, 19),
        span("a2", "ana", "s2", 0, 19),
        span("b1", "bo", "s1", 0, 19),
        span("c1", "cy", "f1", 0, 19),
        {"type": "link", "a": "a1", "b": "a2", "relation": "equivalent", "annotator": "ana"},
    ]
    take(fresh_store, tmp_path / "work.jsonl", lines(*documents, *work))
    return fresh_store


def span(name: str, who: str, document: str, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "span",
        "id": name,
        "annotator": who,
        "document": document,
        "start": start,
        "end": end,
        "label": "statistic",
    }


def test_annotators_are_compared_in_the_articles_of_the_stories_they_share(store: Store) -> None:
    found = agreement_of(store, "ana", "BO")
    assert (found.a, found.b, found.stories, found.articles) == ("ana", "bo", ("strike",), 2)
    assert (found.spans_a, found.spans_b, found.one_sided) == (2, 1, 1)
    # 2 and 1 spans, one in both.
    assert found.spans.exact_f1.value == 2 / 3
    assert found.links.unmatched_a.linked == 1
    assert agreement_of(store, "ana", "bo", "strike") == found


def test_two_of_several_who_share_no_story_have_no_value(store: Store) -> None:
    pairs = agreements_of(store, ["ana", "bo", "cy"])
    assert [(each.a, each.b, each.stories) for each in pairs] == [
        ("ana", "bo", ("strike",)),
        ("ana", "cy", ()),
        ("bo", "cy", ()),
    ]
    assert pairs[1].spans.exact_f1.value is None


@pytest.mark.parametrize(
    ("asked", "story", "said"),
    [
        (["ana", "eve"], None, "There is no annotator “eve”. There are: Ana, Bo, Cy, Di."),
        (["ana", "bo", "Ana"], None, "Ana cannot be compared with Ana."),
        (["ana", "di"], None, "Di has marked nothing."),
        (["ana", "cy"], "strike", "Cy has marked nothing in the story “strike”."),
        (["bo", "cy"], None, "Bo and Cy have no story in common."),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    store: Store, asked: list[str], story: str | None, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        agreements_of(store, asked, story)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


def test_rows_say_value_interval_number_and_convention(store: Store) -> None:
    found = agreement_of(store, "ana", "bo")
    rows = {row.title: row for row in agreement_rows(found)}
    assert rows["exact F1"].value == "0.667"
    assert rows["exact F1"].interval == "0.000 – 1.000"
    assert rows["exact F1"].n == "3 spans"
    assert rows["B³ F1"].value == "n/a (nothing linked)"
    assert (rows["B³ F1"].n, rows["B³ F1"].interval) == ("1 matched span", "")
    assert rows["link κ"].value == "n/a (nothing matched)"
    assert all(row.convention for row in rows.values())


def test_what_is_left_out_is_said(store: Store) -> None:
    found = agreement_of(store, "ana", "bo")
    assert heading(found) == "ana and bo · 2 articles of 1 story · 2 and 1 span"
    assert notes(found) == [
        "links are compared on 1 matched span; left out: 1 (1 linked) of ana, 0 (0 linked) of bo",
        "in 1 article only one of the two marked anything",
    ]


def test_one_article_has_no_interval(fresh_store: Store, tmp_path: Path) -> None:
    document = {"type": "document", "id": "s1", "story": "s", "number": 1, "text": TEXT}
    work = [span(who, who, "s1", 0, 19) for who in ("ana", "bo")]
    take(fresh_store, tmp_path / "work.jsonl", lines(document, *work))
    (row, *_) = agreement_rows(agreement_of(fresh_store, "ana", "bo"))
    assert (row.value, row.interval) == ("1.000", "n/a (1 article)")
