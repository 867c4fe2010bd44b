"""What signed reviews leave of a layer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.verdict import Amendment, Judgement
from annotator.formats.training.account import Fate
from annotator.formats.training.bundle import Bundle
from annotator.session.training.truth import rulings
from annotator.session.training.truth.reviewed_layer import ASTRAY, NOT_JUDGED
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    changed,
    deleted,
    import_story,
    make_absence,
    make_completion,
    make_dismissal,
    make_link,
)
from tests.session.stores import folder, new_store
from tests.session.training.reading import Read, check_bundles, read
from tests.session.training.review import Review, accepted

NO = Amendment()


@pytest.fixture
def review() -> Iterator[Review]:
    with folder() as here, new_store(here / "reviewed.db") as store:
        yield Review(store)


def _read(review: Review) -> tuple[Read, Bundle]:
    found = read(review.store)
    check_bundles(review.store, found)
    (bundle,) = found.bundles
    return found, bundle


def test_what_is_accepted_leaves_and_what_nobody_judged_is_counted(review: Review) -> None:
    one, _ = review.tag(1, "workers"), review.tag(1, "Monday")
    review.judge(*accepted(one))
    found, bundle = _read(review)
    assert [*bundle.spans] == [one.id]
    assert found.counts[Fate.DROPPED] == {("span", rulings.NOT_REVIEWED): 1}
    assert (found.truth.name, found.truth.annotators) == ("reviewed", (ADA, BEN))
    assert (bundle.layer, bundle.annotators) == ("ada", ("ada", "ben"))


def test_a_span_leaves_as_the_reviewer_put_it_right(review: Review) -> None:
    label, bounds, both = (review.tag(1, each) for each in ("workers", "Monday", "Ana"))
    longer, whole = review.passage(1, "on Monday"), review.passage(1, "said Ana")
    review.judge(
        (label, Judgement.WRONG_LABEL, Amendment(label="filler")),
        (bounds, Judgement.WRONG_BOUNDARY, Amendment(passage=longer)),
        (both, Judgement.WRONG_LABEL, Amendment(label="testimony", passage=whole)),
    )
    found, bundle = _read(review)
    values = {each.id: (each.quote, each.label) for each in bundle.spans.values()}
    assert values == {
        label.id: ("workers", "filler"),
        bounds.id: ("on Monday", "statistic"),
        both.id: ("said Ana", "testimony"),
    }
    assert found.counts[Fate.CHANGED] == {("span", rulings.PUT_RIGHT): 3}


def test_what_is_refused_doubted_or_changed_since_stays_out(review: Review) -> None:
    bad, unsure, new = (review.tag(1, each) for each in ("workers", "Monday", "Ana"))
    right = review.tag(2, "union")
    batch = review.draw(new)
    review.commit(changed(new, note="again"))
    review.judge((bad, Judgement.SPURIOUS, NO), (unsure, Judgement.UNSURE, NO), *accepted(right))
    review.sign(batch)
    found, bundle = _read(review)
    assert [*bundle.spans] == [right.id]
    assert found.counts[Fate.DROPPED] == {
        ("span", rulings.NOT_WANTED): 1,
        ("span", rulings.NOT_SURE): 1,
        ("span", rulings.CHANGED): 1,
    }


def test_a_link_brings_its_ends_unless_one_is_refused(review: Review) -> None:
    one, two, bad = review.tag(1, "workers"), review.tag(2, "workers"), review.tag(3, "nurse")
    good, broken = make_link(one, two), make_link(one, bad)
    review.add(good, broken)
    review.judge((bad, Judgement.SPURIOUS, NO), *accepted(good, broken))
    found, bundle = _read(review)
    assert {*bundle.spans} == {one.id, two.id}
    assert [each.id for each in bundle.links] == [good.id]
    assert found.counts[Fate.DROPPED] == {
        ("span", rulings.NOT_WANTED): 1,
        ("link", rulings.END_REFUSED): 1,
    }


def test_a_link_leaves_with_the_relation_it_should_have(review: Review) -> None:
    one, two = review.tag(1, "workers", id="b"), review.tag(2, "workers", id="a")
    link = make_link(one, two, Relation.DIFFERENT)
    review.add(link)
    amendment = Amendment(relation=Relation.PARTIAL, more="b")
    review.judge((link, Judgement.WRONG_RELATION, amendment))
    _, bundle = _read(review)
    assert bundle.links[0].relation is Relation.PARTIAL
    assert bundle.links[0].more == "b"
    assert not bundle.sets
    assert set(bundle.facts) == {"a", "b"}


@pytest.mark.parametrize("is_tagged", [True, False])
def test_where_an_article_does_say_it_a_link_takes_the_place_of_the_absence(
    review: Review, is_tagged: bool
) -> None:
    one = review.tag(1, "workers", id="z")
    there = review.tag(2, "workers", id="a", label="filler") if is_tagged else None
    silent = make_absence(one, review.documents[2])
    said = make_absence(one, review.documents[1])
    review.add(silent, said)
    passage = review.passage(2, "workers")
    amendment = Amendment(passage=passage, relation=Relation.PARTIAL, more="a")
    review.judge((said, Judgement.WRONG_RELATION, amendment), *accepted(silent))
    found, bundle = _read(review)
    (link,) = bundle.links
    other = bundle.spans[link.a if link.b == one.id else link.b]
    assert (other.document, other.extent) == (passage.document, passage.extent)
    assert link.annotator == BEN.id
    assert bundle.spans[link.a if link.more == "a" else link.b].id == one.id
    assert [each.id for each in bundle.absences] == [silent.id]
    if there is not None:
        assert other == review.stored(there)
    else:
        assert (other.annotator, other.label) == (BEN.id, one.label)
    assert found.counts[Fate.CHANGED]["absence", rulings.IS_LINKED] == 1


def test_what_is_missing_is_added(review: Review) -> None:
    span = review.passage(1, "10,000 workers")
    near, far = review.passage(1, "walked out"), review.passage(2, "went on strike")
    missing_link = Amendment(None, near, Relation.PARTIAL, "b", far)
    review.miss(Amendment(label="statistic", passage=span), missing_link)
    found, bundle = _read(review)
    assert {(each.quote, each.label) for each in bundle.spans.values()} == {
        ("10,000 workers", "statistic"),
        ("walked out", None),
        ("went on strike", None),
    }
    (link,) = bundle.links
    more = bundle.spans[link.a if link.more == "a" else link.b]
    assert more.quote == "went on strike"
    assert found.counts[Fate.CHANGED] == {("span", rulings.ADDED): 3, ("link", rulings.ADDED): 1}


def test_what_the_annotator_has_made_of_it_since_is_taken(review: Review) -> None:
    passages = review.passage(1, "workers"), review.passage(2, "workers")
    review.miss(
        Amendment(label="statistic", passage=passages[0]),
        Amendment(None, passages[0], Relation.EQUIVALENT, None, passages[1]),
    )
    one, two = review.tag(1, "workers", id="b"), review.tag(2, "workers", id="a", label=None)
    link = make_link(one, two, Relation.PARTIAL)
    review.add(link)
    found, bundle = _read(review)
    assert {*bundle.spans} == {one.id, two.id}
    assert [(each.id, each.relation) for each in bundle.links] == [(link.id, Relation.EQUIVALENT)]
    assert not any(found.counts.values())


def test_nothing_is_added_that_would_join_stories(review: Review) -> None:
    tagged = review.tag(1, "workers")
    (other,) = import_story(review.store, TEXTS[1:2], story="elsewhere")
    far = replace(review.passage(2, "workers"), document=other.id)
    passage = review.passage(1, "Over")
    review.judge(*accepted(tagged))
    review.miss(Amendment(None, passage, Relation.EQUIVALENT, None, far))
    found, bundle = _read(review)
    assert not bundle.links
    assert found.counts[Fate.DROPPED] == {("link", ASTRAY): 1}


def test_of_two_that_become_the_same_one_stands_for_both(review: Review) -> None:
    right, wrong = review.tag(1, "workers"), review.tag(1, "10,000 workers")
    far = review.tag(2, "workers", id="far")
    both = make_link(right, far), make_link(wrong, far)
    review.add(*both)
    bounds = Amendment(passage=review.passage(1, "workers"))
    review.judge((wrong, Judgement.WRONG_BOUNDARY, bounds), *accepted(right, *both))
    found, bundle = _read(review)
    assert {*bundle.spans} == {right.id, far.id}
    assert len(bundle.links) == 1
    assert found.counts[Fate.DROPPED] == {
        ("span", rulings.SAME): 1,
        ("link", rulings.SAME_PAIR): 1,
    }


def test_what_was_put_right_elsewhere_can_be_missing_where_it_stood(review: Review) -> None:
    moved = review.tag(1, "workers")
    bounds = Amendment(passage=review.passage(1, "10,000 workers"))
    review.judge((moved, Judgement.WRONG_BOUNDARY, bounds))
    review.miss(Amendment(label="statistic", passage=review.passage(1, "workers")))
    _, bundle = _read(review)
    assert {each.quote for each in bundle.spans.values()} == {"workers", "10,000 workers"}
    assert bundle.spans[moved.id].quote == "10,000 workers"


def test_what_one_reviewer_refuses_another_does_not_add(review: Review) -> None:
    refused, right = review.tag(1, "workers"), review.tag(1, "Monday")
    review.judge((refused, Judgement.SPURIOUS, NO), *accepted(right))
    review.miss(Amendment(label="statistic", passage=review.passage(1, "workers")))
    assert [*_read(review)[1].spans] == [right.id]


def test_one_absence_stands_for_those_of_spans_that_become_the_same(review: Review) -> None:
    right, wrong = review.tag(1, "workers"), review.tag(1, "10,000 workers")
    absences = [make_absence(span, review.documents[1]) for span in (right, wrong)]
    review.add(*absences)
    bounds = Amendment(passage=review.passage(1, "workers"))
    review.judge((wrong, Judgement.WRONG_BOUNDARY, bounds), *accepted(right, *absences))
    found, bundle = _read(review)
    assert [each.span for each in bundle.absences] == [right.id]
    assert found.counts[Fate.DROPPED]["absence", rulings.SAME] == 1
    assert [each.document for each in bundle.bare] == [review.documents[1]]


def test_a_span_that_a_link_brings_in_may_be_there_as_another_put_right(review: Review) -> None:
    waiting, wrong = review.tag(1, "workers"), review.tag(1, "10,000 workers")
    far = review.tag(2, "workers")
    link = make_link(waiting, far)
    review.add(link)
    bounds = Amendment(passage=review.passage(1, "workers"))
    review.judge((wrong, Judgement.WRONG_BOUNDARY, bounds), *accepted(link))
    found, bundle = _read(review)
    assert {*bundle.spans} == {wrong.id, far.id} == {bundle.links[0].a, bundle.links[0].b}
    assert found.counts[Fate.DROPPED] == {("span", rulings.SAME): 1}


def test_the_newest_signed_verdict_counts(review: Review) -> None:
    span = review.tag(1, "workers")
    review.judge((span, Judgement.SPURIOUS, NO))
    review.judge((span, Judgement.WRONG_LABEL, Amendment(label="filler")))
    review.judge((span, Judgement.SPURIOUS, NO), signed=False)
    _, bundle = _read(review)
    assert bundle.spans[span.id].label == "filler"


def test_an_article_is_complete_where_nothing_is_left_open(review: Review) -> None:
    spans = [review.tag(number, words) for number, words in ((1, "Over"), (2, "went"), (3, "put"))]
    bad, also = review.tag(1, "Monday"), review.tag(2, "union")
    link = make_link(spans[1], spans[2])
    review.add(link, *map(make_completion, review.documents))
    review.judge((bad, Judgement.SPURIOUS, NO), *accepted(*spans))
    _, bundle = _read(review)
    assert [each.complete for each in bundle.articles] == [True, False, False]
    review.judge(*accepted(also))
    assert [each.complete for each in _read(review)[1].articles] == [True, False, False]
    review.judge(*accepted(link))
    assert all(each.complete for each in _read(review)[1].articles)


def test_dismissals_are_counted(review: Review) -> None:
    span = review.tag(1, "workers")
    review.add(make_dismissal(span, review.documents[1], TEXTS[1], 0, 5))
    review.judge(*accepted(span))
    found, _ = _read(review)
    assert found.counts[Fate.DROPPED] == {("dismissal", NOT_JUDGED): 1}


def test_a_signature_that_is_void_counts_for_nothing(review: Review) -> None:
    span = review.tag(1, "workers")
    review.judge(*accepted(span))
    review.commit(changed(span, note="now"))
    assert read(review.store).truth.name == "annotator:Ada"
    with pytest.raises(Refused, match="does not hold any more: item 1 was changed"):
        read(review.store, "reviewed")


def test_no_signature_is_no_review(review: Review) -> None:
    review.judge(*accepted(review.tag(1, "workers")), signed=False)
    with pytest.raises(Refused, match="No review is signed"):
        read(review.store, "reviewed")


def test_what_is_deleted_before_the_signature_is_nothing(review: Review) -> None:
    one, other = review.tag(1, "workers"), review.tag(2, "workers")
    batch = review.draw(one, other)
    review.commit(deleted(one))
    review.accept(batch, 2)
    review.sign(batch)
    found, bundle = _read(review)
    assert [*bundle.spans] == [other.id]
    assert not any(found.counts.values())
