"""What enough annotators have alike."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import Refused
from annotator.domain.link import Dismissal, Link, Relation, Side
from annotator.domain.span import Span
from annotator.formats.training.account import Account, Fate
from annotator.session.training.truth.content import Content
from annotator.session.training.truth.truth import MADE_OF_OTHERS
from annotator.session.training.truth.votes import MORE_SAY_OTHERWISE, Votes
from tests.factories import (
    ADA,
    BEN,
    GOLD,
    TEXTS,
    import_story,
    made,
    make_completion,
    make_link,
    make_span,
    make_step,
)
from tests.session.stores import folder, new_store
from tests.session.training.reading import check_bundles, counts_of, read
from tests.session.training.small_layers import TEXT, contents, spans_of

TOO_FEW = "fewer than 2 annotators have it"

Key = tuple[Any, ...]


@given(layers=st.tuples(contents("ana"), contents("bo"), contents("cy")))
@settings(max_examples=30)
def test_what_two_of_three_have_alike_is_what_counting_by_hand_finds(
    layers: tuple[Content, ...],
) -> None:
    every = {key: span for layer in layers for key, span in spans_of(layer).items()}
    account = Account()
    votes = Votes(layers, 2, account)
    spans = {span.id: span for of in votes.spans().values() for span in of}
    left_out = counts_of(account)[Fate.DROPPED]

    chosen, rare = _by_hand(layers, lambda layer: spans_of(layer).values(), _place)
    assert {_place(each): each.id for each in spans.values()} == chosen
    assert left_out["span", TOO_FEW] == rare

    links = votes.links()
    relations, rare = _by_hand(layers, lambda layer: layer.links, lambda each: _link(each, every))
    best = _strongest(Counter(_link(each, every) for layer in layers for each in layer.links))
    assert {_link(each, spans): each.id for each in links} == {
        key: name for key, name in relations.items() if key in best
    }
    left_out = counts_of(account)[Fate.DROPPED]
    assert left_out["link", TOO_FEW] == rare
    assert left_out["link", MORE_SAY_OTHERWISE] == len(relations) - len(links)
    joined = {
        frozenset((_place(every[link.a]), _place(every[link.b])))
        for layer in layers
        for link in layer.links
        if link.relation.joins
    }
    joined -= {frozenset(_link(link, spans)[:2]) for link in links}
    doubted = [frozenset(_place(spans[each]) for each in ends) for ends in votes.doubted(links)]
    assert sorted(doubted, key=sorted) == sorted(
        (ends for ends in joined if ends <= chosen.keys()), key=sorted
    )
    for link in links:
        sides = {
            _more(each, every)
            for layer in layers
            for each in layer.links
            if _link(each, every) == _link(link, spans)
        }
        assert _more(link, spans) == (sides.pop() if len(sides) == 1 else None)

    absences, _ = _by_hand(
        layers, lambda layer: layer.absences, lambda each: (_place(every[each.span]), each.document)
    )
    found = {(_place(spans[each.span]), each.document): each.id for each in votes.absences()}
    assert found == absences
    refused, _ = _by_hand(
        layers, lambda layer: layer.dismissals, lambda each: _refused(each, every)
    )
    assert {_refused(each, spans): each.id for each in votes.dismissals()} == refused


def _by_hand(
    layers: Iterable[Content],
    rows: Callable[[Content], Iterable[Any]],
    alike: Callable[[Any], Key],
) -> tuple[dict[Key, str], int]:
    """The least id of what two have alike, and how many things one has alone."""
    ids: dict[Key, list[str]] = {}
    for layer in layers:
        for row in rows(layer):
            ids.setdefault(alike(row), []).append(row.id)
    common = {key: min(names) for key, names in ids.items() if len(names) > 1}
    return common, len(ids) - len(common)


def _strongest(votes: Counter[Key]) -> set[Key]:
    """The links of which no other relation of the same pair has as many votes."""
    return {
        key
        for key, number in votes.items()
        if all(votes[*key[:2], other] < number for other in Relation if other != key[2])
    }


def _place(span: Span) -> Key:
    return span.document, span.start, span.end, span.label or ""


def _link(link: Link, spans: dict[str, Span]) -> Key:
    return *sorted((_place(spans[link.a]), _place(spans[link.b]))), link.relation


def _more(link: Link, spans: dict[str, Span]) -> Key | None:
    return None if link.more is None else _place(spans[link.a if link.more == "a" else link.b])


def _refused(dismissal: Dismissal, spans: dict[str, Span]) -> Key:
    near = dismissal.near or _place(spans[dismissal.span or ""])
    return near, dismissal.document, dismissal.start, dismissal.end


def test_of_two_relations_with_votes_enough_the_stronger_is_taken() -> None:
    equal, partial = (Relation.EQUIVALENT, None), (Relation.PARTIAL, None)
    assert _voted(equal, equal, partial, equal, partial) == ([equal], 1)
    assert _voted(equal, partial, equal, partial) == ([], 2)
    assert _voted(equal, partial, equal) == ([equal], 0)


def test_which_end_says_more_is_kept_where_all_agree() -> None:
    a: Said = (Relation.PARTIAL, "a")
    b: Said = (Relation.PARTIAL, "b")
    assert _voted(a, a) == ([a], 0)
    assert _voted(a, b) == _voted(a, (Relation.PARTIAL, None)) == ([(Relation.PARTIAL, None)], 0)


Said = tuple[Relation, Side | None]


def _voted(*said: Said) -> tuple[list[Said], int]:
    """What comes of these links of the same two places, and how many relations lose to others."""
    layers = []
    for number, (relation, more) in enumerate(said):
        a, b = (
            Span(f"{number}.{end}", document, "x", 0, 5, TEXT[:5])
            for end, document in (("a", "d1"), ("b", "d2"))
        )
        link = Link(f"l{number}", "x", a.id, b.id, relation, more)
        layers.append(Content({"d1": [a], "d2": [b]}, [link]))
    account = Account()
    votes = Votes(layers, 2, account)
    votes.spans()
    links = [(link.relation, link.more) for link in votes.links()]
    return links, counts_of(account)[Fate.DROPPED]["link", MORE_SAY_OTHERWISE]


def test_a_majority_of_a_database() -> None:
    with folder() as here, new_store(here / "majority.db") as store:
        first, second, _ = import_story(store)
        store.add_annotator(GOLD)
        for person in (ADA, BEN, GOLD):
            own = {"annotator": person.id}
            one, other = (
                make_span(document, text, 0, 4, id=f"{person.id}.{document.number}", **own)
                for document, text in ((first, TEXTS[0]), (second, TEXTS[1]))
            )
            alone = make_span(first, TEXTS[0], 5, 11, **own)
            rows: list[Any] = [one, other, make_link(one, other), make_completion(first, **own)]
            end = make_span(second, TEXTS[1], 5, 9, id=f"{person.id}.end", **own)
            rows += [end, *([alone, make_link(one, end)] if person is ADA else [])]
            store.commit(make_step(made(*rows), annotator=person.id))
        found = read(store, "majority:2")
        check_bundles(store, found)
        (bundle,) = found.bundles
        with pytest.raises(Refused, match="A majority of 3 needs 3 layers"):
            read(store, "majority:3")
    assert (bundle.layer, bundle.annotators) == ("majority-2", ("ada", "ben"))
    assert found.truth.name == "majority:2"
    assert [*bundle.spans] == ["ada.1", "ada.2", "ada.end"]
    assert bundle.doubted == (("ada.1", "ada.end"),)
    assert [(each.a, each.b) for each in bundle.links] == [("ada.1", "ada.2")]
    assert [each.complete for each in bundle.articles] == [True, False]
    left_out = {("span", TOO_FEW): 1, ("link", TOO_FEW): 1, ("layer", MADE_OF_OTHERS): 1}
    assert found.counts[Fate.DROPPED] == left_out
