"""Verdicts on their way to the database, and what other programs put into it meanwhile."""

from pathlib import Path
from threading import Event

import pytest

from annotator.domain.errors import NotSaved, Refused
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.opening import open_audit
from annotator.storage.store import Store
from tests.tui.review.auditor import Auditor, reviewing
from tests.tui.review.batches import FIRST, WHOSE, do, rita, span_saying


def held_up(at: Auditor) -> Event:
    """Have the database wait until the event is set."""
    let_go = Event()
    at.app.desk.submit(lambda store: let_go.wait(20))
    return let_go


async def test_a_burst_is_applied_in_the_order_of_the_keys(database_path: Path) -> None:
    """Items, questions and fields: each key means what follows from the keys before it."""
    async with reviewing(database_path) as at:
        await at.type("yyyd2a<at" + "c? why⏎" + "yd4because⏎yuuUy")
        assert at.judgements == [
            (1, Judgement.ACCEPT),
            (2, Judgement.ACCEPT),
            (3, Judgement.ACCEPT),
            (4, Judgement.SPURIOUS),
            (5, Judgement.WRONG_BOUNDARY),
            (6, Judgement.WRONG_LABEL),
            (7, Judgement.UNSURE),
            (8, Judgement.ACCEPT),
            (9, Judgement.SPURIOUS),
            (10, Judgement.ACCEPT),
            (10, Judgement.WITHDRAWN),
            (9, Judgement.WITHDRAWN),
            (9, Judgement.SPURIOUS),
            (9, Judgement.ACCEPT),
        ]
        assert at.place == 10


async def test_all_items_can_be_judged_in_one_burst(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("y" * 23)
        assert [place for place, _ in at.judgements] == list(range(1, 24))
        assert "23/23" in at.status
        assert "Nothing is left to be judged" in at.hint


async def test_nothing_is_called_saved_before_it_is(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        let_go = held_up(at)
        at.send("y", "y")
        await at.until(lambda: "saving…" in at.status)
        assert at.place == 3, "the screen goes on"
        assert " saved" not in at.status
        let_go.set()
        await at.taken()
        assert "2/23 · 0 errors · saved" in at.status
        assert len(at.verdicts) == 2


async def test_what_cannot_be_saved_is_kept_and_said(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(database_path) as at:

        def full(store: Store, verdict: Verdict) -> None:
            raise NotSaved("Not saved: the disk is full.", "Make room.")

        with monkeypatch.context() as patched:
            patched.setattr(Store, "add_verdict", full)
            await at.type("y")
            await at.type("d1")
            assert "NOT SAVED (2)" in at.status
            assert "the disk is full" in at.card
            await at.press("escape")
            assert at.app.screen is at.review
            assert "2 not saved" in at.hint
        await at.press("ctrl+s")
        await at.until(lambda: at.review.saving.failure is None)
        await at.taken()
        assert at.judgements == [(1, Judgement.ACCEPT), (2, Judgement.SPURIOUS)]
        await at.press("ctrl+s")
        assert "All is saved" in at.hint


async def test_what_can_never_be_saved_is_taken_back(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all that came after it; the item that it was about is in hand again."""
    async with reviewing(database_path) as at:

        def refused(store: Store, verdict: Verdict) -> None:
            raise Refused("The span was changed meanwhile.", "Draw a new batch.")

        monkeypatch.setattr(Store, "add_verdict", refused)
        await at.type("nyy")
        await at.until(lambda: not at.review.saving.drafts)
        assert at.place == 2
        assert "0/23" in at.status
        assert "Taken back: the verdict on item 2" in f"{at.hint}{at.card}"
        assert at.audit.pending == ()


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_waits_until_all_is_saved(database_path: Path, key: str) -> None:
    async with reviewing(database_path) as at:
        let_go = held_up(at)
        at.send(*"yyy", key)
        await at.until(lambda: "saving…" in at.status)
        assert at.app.screen is at.review
        let_go.set()
        await at.until(lambda: at.app.screen_stack[-1:] != [at.review] or not at.app.is_running)
        with Desk.open(database_path, read_only=True) as desk:
            batch = at.audit.batch.id
            assert len(desk.call(lambda store: store.verdicts(batch))) == 3


async def test_another_program_s_verdicts_are_shown(database_path: Path) -> None:
    """The item in hand stays in hand."""
    async with reviewing(database_path) as at:
        await at.type("y")
        with Desk.open(database_path) as other:
            audit = open_audit(other, rita(other), at.audit.batch.id)
            assert audit.place == 2, "it knows what is judged"
            verdict = audit.accept().verdict
            assert verdict is not None
            other.call(lambda store: store.add_verdict(verdict))
        await at.until(lambda: "2/23" in at.status)
        assert at.place == 2
        assert "✓ right" in at.card
        await at.type(".")
        assert at.place == 3


async def test_a_span_that_changes_meanwhile_cannot_be_judged(database_path: Path) -> None:
    """Nor one that is deleted; both are shown as they were drawn, with the words for it."""
    async with reviewing(database_path) as at:
        with Desk.open(database_path) as other:
            sitting = open_story(other, WHOSE, "seeds").sitting
            do(other, sitting, sitting.relabel(span_saying(sitting, FIRST), "filler"))
        await at.until(lambda: "1 changed" in at.status)
        assert "changed since the batch was drawn" in at.card
        assert "statistic" in at.card.splitlines()[0], "as it was drawn"
        await at.type("y")
        assert at.verdicts == []
        assert "no longer what was drawn" in f"{at.hint}{at.card}"
        await at.type("ny")
        with Desk.open(database_path) as other:
            sitting = open_story(other, WHOSE, "seeds").sitting
            third = at.review.item.item.record
            assert third is not None
            do(other, sitting, sitting.delete(third, keep=False))
        await at.until(lambda: "2 changed" in at.status)
        assert "deleted since the batch was drawn" in at.card
        assert at.quote in at.card
        await at.type("..")
        assert at.place == 5, "what cannot be judged is not asked for"
