"""Verdicts and what follows them are kept as they are."""

from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.link import Relation
from annotator.domain.verdict import Amendment, Judgement, Objection, Reveal, Severity, SignOff
from annotator.storage.store import Store
from tests.factories import ADA, BEN, TEXTS
from tests.storage.reviewed import AT, Reviewed, amendments, passage


@pytest.fixture
def reviewed(fresh_store: Store) -> Reviewed:
    return Reviewed(fresh_store)


@pytest.mark.parametrize("place", range(1, 5))
def test_every_verdict_is_kept_as_it_was_given(
    reviewed: Reviewed, fresh_store: Store, place: int
) -> None:
    fitting = {
        1: [Judgement.WRONG_LABEL, Judgement.WRONG_BOUNDARY, Judgement.SPURIOUS],
        2: [Judgement.WRONG_RELATION, Judgement.SPURIOUS],
        3: [Judgement.SPURIOUS],
        4: [Judgement.MISSING, Judgement.MISSING],
    }
    said = amendments(reviewed)
    given = [
        reviewed.judge(place, each, second, amendment=said.get(each, Amendment()), comment="? “x”")
        for second, each in enumerate([*fitting[place], Judgement.ACCEPT, Judgement.UNSURE])
    ]
    last = reviewed.judge(place, Judgement.WITHDRAWN, 9, withdraws=given[0].id)
    assert fresh_store.verdicts(reviewed.batch.id) == [*given, last] == fresh_store.verdicts()
    assert fresh_store.verdicts("nowhere") == []


def test_a_missing_span_and_what_an_article_does_say(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    _, two, three = reviewed.documents
    span = Amendment("filler", passage(two, TEXTS[1], 2, 6))
    said = Amendment(passage=passage(three, TEXTS[2], 4, 12), relation=Relation.EQUIVALENT)
    given = [
        reviewed.judge(4, Judgement.MISSING, 1, amendment=span),
        reviewed.judge(3, Judgement.WRONG_RELATION, 2, amendment=said),
    ]
    assert fresh_store.verdicts() == given


def test_minor_is_off_by_a_word(reviewed: Reviewed, fresh_store: Store) -> None:
    said = amendments(reviewed)[Judgement.WRONG_BOUNDARY]
    verdict = reviewed.judge(1, Judgement.WRONG_BOUNDARY, amendment=said, severity=Severity.MINOR)
    assert fresh_store.verdicts() == [verdict]


def test_what_is_wrong_is_refused_in_a_sentence(reviewed: Reviewed) -> None:
    with pytest.raises(Refused, match="no such judgement of the item"):
        reviewed.judge(4, Judgement.SPURIOUS)
    with pytest.raises(Refused, match="another reviewer's"):
        reviewed.judge(1, Judgement.ACCEPT, reviewer=ADA.id)
    verdict = reviewed.judge(1, Judgement.ACCEPT)
    reviewed.judge(1, Judgement.WITHDRAWN, withdraws=verdict.id)
    with pytest.raises(Refused, match="withdrawn already"):
        reviewed.judge(1, Judgement.WITHDRAWN, withdraws=verdict.id)


def test_verdicts_come_by_time_whatever_came_in_first(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    later = reviewed.judge(1, Judgement.ACCEPT, 5)
    earlier = reviewed.judge(1, Judgement.SPURIOUS, 2)
    assert fresh_store.verdicts() == [earlier, later]


def test_a_look_is_noted_once(reviewed: Reviewed, fresh_store: Store) -> None:
    look = Reveal(reviewed.batch.id, 1, BEN.id, AT.format(1))
    with pytest.raises(Refused, match="no verdict yet"):
        fresh_store.add_reveal(look)
    reviewed.judge(1, Judgement.ACCEPT)
    fresh_store.add_reveal(look)
    fresh_store.add_reveal(replace(look, created_at=AT.format(2)))
    assert fresh_store.reveals() == [look] == fresh_store.reveals(reviewed.batch.id)
    assert fresh_store.reveals("nowhere") == []


def test_objections_and_answers_are_a_thread(reviewed: Reviewed, fresh_store: Store) -> None:
    verdict = reviewed.judge(1, Judgement.SPURIOUS)
    words = [
        Objection(new_id(), verdict.id, author, comment, AT.format(second))
        for second, (author, comment) in enumerate(
            [(ADA.id, "It is one."), (BEN.id, "Why?"), (ADA.id, "Read on.")]
        )
    ]
    for word in reversed(words):
        fresh_store.add_objection(word)
    assert fresh_store.objections() == words == fresh_store.objections(reviewed.batch.id)
    assert fresh_store.objections("nowhere") == []
    with pytest.raises(Refused, match="by neither of the two"):
        fresh_store.add_objection(replace(words[0], id=new_id(), author="cy"))


def test_signatures_are_kept(reviewed: Reviewed, fresh_store: Store) -> None:
    signed = [
        SignOff(new_id(), reviewed.batch.id, BEN.id, "Ben B.", f"{each}" * 64, AT.format(each))
        for each in (1, 2)
    ]
    for signoff in signed:
        fresh_store.add_signoff(signoff)
    assert fresh_store.signoffs() == signed == fresh_store.signoffs(reviewed.batch.id)
    assert fresh_store.signoffs("nowhere") == []


def test_the_view_has_what_holds(reviewed: Reviewed, fresh_store: Store) -> None:
    """The newest of an item that is not withdrawn, and all that is missing in a passage."""
    reviewed.judge(1, Judgement.ACCEPT, 1)
    said = amendments(reviewed)
    label = reviewed.judge(1, Judgement.WRONG_LABEL, 2, amendment=said[Judgement.WRONG_LABEL])
    accepted = reviewed.judge(2, Judgement.ACCEPT, 3)
    later = reviewed.judge(2, Judgement.SPURIOUS, 4)
    reviewed.judge(2, Judgement.WITHDRAWN, 5, withdraws=later.id)
    missing = [
        reviewed.judge(4, Judgement.MISSING, second, amendment=said[Judgement.MISSING])
        for second in (6, 7, 8)
    ]
    nothing_else = reviewed.judge(4, Judgement.ACCEPT, 9)
    reviewed.judge(4, Judgement.WITHDRAWN, 9, withdraws=missing[1].id)
    held = {row[0]: row for row in fresh_store._rows("SELECT * FROM v_verdicts")}
    assert set(held) == {label.id, accepted.id, missing[0].id, missing[2].id, nothing_else.id}
    columns = (
        "reviewer, annotator, article, kind, label, quote, judgement, right_label, right_quote"
    )
    row = fresh_store._row(f"SELECT {columns} FROM v_verdicts WHERE id = ?", (label.id,))
    wanted = ("Ben", "Ada", 1, "span", "statistic", "Over", "wrong_label")
    assert row == (*wanted, "testimony", "Over 10,000")


def test_corrections_are_what_is_not_accepted_nor_withdrawn(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    reviewed.judge(1, Judgement.ACCEPT, 1)
    wrong = reviewed.judge(1, Judgement.SPURIOUS, 2)
    unsure = reviewed.judge(2, Judgement.UNSURE, 3)
    gone = reviewed.judge(3, Judgement.SPURIOUS, 4)
    reviewed.judge(3, Judgement.WITHDRAWN, 5, withdraws=gone.id)
    batch, items = reviewed.batch, reviewed.items
    assert fresh_store.corrections(ADA.id) == [(batch, items[1], unsure), (batch, items[0], wrong)]
    assert fresh_store.corrections(BEN.id) == []
