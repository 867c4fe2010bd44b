"""What becomes of the reviews and decisions of a native file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.adjudication import Choice, Source, Taken
from annotator.domain.batch import ItemKind
from annotator.domain.document import Annotator
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Judgement
from annotator.session.importing import import_paths
from annotator.session.reviewing.signing import sign, signed
from annotator.storage.store import Store
from tests.session.review_file import (
    BATCH,
    DECISION,
    FILE,
    ITEMS,
    NOON,
    REPLIES,
    REVIEWS,
    ROWS,
    VERDICTS,
    Fields,
    item,
    passage,
    span,
    verdict,
)
from tests.session.stores import Work, bytes_of, exported, folder, lines, records, take

WHO = "annotator"


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with Store.open(here / "a.db", create=True) as opened:
        yield opened


def native(here: Path, store: Store, *file: Fields) -> list[str]:
    report = take(store, here / "n.jsonl", lines(*file))
    return [str(error) for error in report.refused]


def test_everything_comes_in(here: Path, store: Store) -> None:
    report = take(store, here / "n.jsonl", lines(*reversed(FILE)))
    assert not report.refused
    assert not report.tally.left_out
    counted = {kind: report.tally.taken[kind] for kind in ("batch", "item", "verdict", "reveal")}
    assert counted == {"batch": 1, "item": 4, "verdict": 9, "reveal": 1}
    (batch,) = store.batches()
    assert (batch.id, batch.reviewer, batch.annotators) == ("b", "cy", ("ana",))
    items = store.batch_items("b")
    assert [each.kind for each in items] == list(ItemKind)
    assert (items[0].rev, items[3].found) == (2, {"filler": 1, "": 2})
    verdicts = {each.id: each for each in store.verdicts("b")}
    assert verdicts["v1"].amendment.passage == QuotedPassage("d.1", 0, 7, "one two")
    assert verdicts["v7"].amendment.other == QuotedPassage("d.2", 5, 9, "zwei")
    assert {each.reviewer for each in verdicts.values()} == {"cy"}
    assert [each.author for each in store.objections()] == ["ana", "cy"]
    assert [each.name for each in store.signoffs("b")] == ["Cy"]
    (decision,) = store.layer("gold", None).adjudications.values()
    assert (decision.choice, decision.a) == (Choice.A, (Source("span", "s1", 3),))
    assert decision.taken == (Taken("g1", (Source("span", "s1", 3),)),)
    assert store.annotator("gold") == Annotator("gold", "Gold", "gold")


def test_the_same_file_again_changes_nothing(here: Path, store: Store) -> None:
    """Although it does not say when the objections and the decision were made."""
    assert not native(here, store, *FILE)
    raw, seq = exported(store), store.last_seq()
    report = take(store, here / "n.jsonl", lines(*FILE))
    assert not report.refused
    assert not report.tally.taken
    assert not report.tally.kept
    assert report.tally.present["verdict"] == 9
    assert report.tally.present["adjudication"] == 1
    assert (exported(store), store.last_seq()) == (raw, seq)


def test_reviews_may_be_of_rows_that_are_there_already(here: Path, store: Store) -> None:
    assert not native(here, store, *ROWS)
    assert not native(here, store, BATCH, *ITEMS)
    assert not native(here, store, *VERDICTS, DECISION)
    assert not native(here, store, *REPLIES)
    with Store.open(here / "b.db", create=True) as other:
        assert not native(here, other, *FILE)
        assert [each.id for each in other.verdicts()] == [each.id for each in store.verdicts()]
        assert store.batch_items("b") == other.batch_items("b")


def test_one_command_may_bring_rows_and_reviews_in_several_files(here: Path, store: Store) -> None:
    parts = (ROWS, (BATCH, *ITEMS), VERDICTS, (*REPLIES, DECISION))
    (here / "in").mkdir()
    for number, part in enumerate(parts):
        (here / "in" / f"{number}.jsonl").write_text(lines(*part))
    report = import_paths(store, [here / "in"], Annotator("zoe", "Zoe"))
    assert not report.refused
    assert len(store.verdicts("b")) == 9


def test_people_whom_only_a_review_names_are_made_known(here: Path, store: Store) -> None:
    assert not native(here, store, *ROWS[3:-1], BATCH, *ITEMS)
    assert store.annotator("cy") == Annotator("cy", "cy")


def test_ids_that_cannot_be_kept_are_replaced_for_good(here: Path, store: Store) -> None:
    long = "batch of the first week, " * 4
    renamed = [{**each, "batch": long} for each in ITEMS]
    words = [verdict("a b", 1, "accept", batch=long), verdict("c d", 1, "accept", batch=long)]
    words.append(verdict("e f", 1, "withdrawn", withdraws="a b", batch=long))
    words.append(verdict("g h", 2, "spurious", severity="major", reason="vague", batch=long))
    objection = {**REPLIES[1], "id": "o o", "verdict": "g h"}
    file = (*ROWS, {**BATCH, "id": long}, *renamed, *words, objection)
    assert not native(here, store, *file)
    raw = exported(store)
    report = take(store, here / "n.jsonl", lines(*file))
    assert not report.refused
    assert report.tally.present["verdict"] == 4
    assert report.tally.present["objection"] == 1
    assert exported(store) == raw
    said = {each.judgement: each for each in store.verdicts()}
    withdrawn = said[Judgement.WITHDRAWN].withdraws
    assert withdrawn in {each.id for each in store.verdicts() if each.judgement == "accept"}
    assert store.objections()[0].verdict == said[Judgement.SPURIOUS].id


def test_rows_under_other_ids_here_are_the_ones_that_are_judged(here: Path, store: Store) -> None:
    """The link goes by the spans, the batch by the link."""
    own = [span("t1", "d.1", "ana"), span("t2", "d.2", "ana")]
    link: Fields = {"type": "link", "id": "k1", "a": "t1", "b": "t2", "relation": "partial"}
    assert not native(here, store, *ROWS[:6], *own, {**link, "annotator": "ana"})
    rows = [each if each.get("id") != "s1" else {**each, "rev": 1} for each in ROWS]
    items = [{**ITEMS[0], "rev": 1}, *ITEMS[1:]]
    assert not native(here, store, *rows, BATCH, *items)
    drawn = store.batch_items("b")
    assert [each.record for each in drawn] == ["t1", "k1", "x1", None]


def test_a_batch_of_a_row_that_is_another_here_is_left_out(here: Path, store: Store) -> None:
    """With all that was said of it: it would be said of something else."""
    assert not native(here, store, *ROWS[:6], span("s1", "d.1", "ana", note="mine", rev=3))
    report = take(store, here / "n.jsonl", lines(*FILE))
    assert not report.refused
    assert report.tally.left_out == {
        "batch of which a row is another here": 1,
        "verdict of a batch that is left out": 9,
        "reveal of a batch that is left out": 1,
        "objection of a batch that is left out": 2,
        "sign-off of a batch that is left out": 1,
        "adjudication of which a row is another here": 1,
    }
    assert not store.batches()


def test_a_batch_of_a_later_revision_than_is_here_is_left_out(here: Path, store: Store) -> None:
    assert not native(here, store, *ROWS[:6], span("s1", "d.1", "ana", rev=1))
    report = take(store, here / "n.jsonl", lines(*ROWS, BATCH, *ITEMS))
    assert not report.refused
    assert report.tally.left_out == {"batch of which a row is another here": 1}


def test_a_batch_of_an_earlier_revision_than_is_here_comes_in(here: Path, store: Store) -> None:
    """As when a reviewer judged what the annotator went on changing."""
    assert not native(here, store, *ROWS)
    Work(store).change(store.layer("ana", None).spans["s1"], note="changed meanwhile")
    report = take(store, here / "n.jsonl", lines(*FILE))
    assert not report.refused
    assert not report.tally.left_out
    assert report.tally.kept["span"] == 1
    assert store.revisions("b")[1] == (4, False, False)


def test_a_batch_is_held_against_what_its_rows_were_here(here: Path, store: Store) -> None:
    """Revision 3 was another here, although revision 4 says the same as the file's."""
    assert not native(here, store, *ROWS[:6], span("s1", "d.1", "ana", note="mine", rev=3))
    Work(store).change(store.layer("ana", None).spans["s1"], note="")
    report = take(store, here / "n.jsonl", lines(*ROWS, BATCH, *ITEMS))
    assert report.tally.left_out == {"batch of which a row is another here": 1}


def test_a_second_look_changes_nothing(here: Path, store: Store) -> None:
    assert not native(here, store, *FILE)
    later = {**REPLIES[0], "created_at": "2027-01-01T00:00:00Z"}
    report = take(store, here / "n.jsonl", lines(later))
    assert not report.refused
    assert report.tally.kept["reveal"] == 1
    assert [each.created_at for each in store.reveals()] == [NOON]


def test_a_deleted_row_leaves_with_the_batch_that_judges_it(here: Path, store: Store) -> None:
    assert not native(here, store, *FILE)
    work, layer = Work(store), store.layer("ana", None)
    work.change(layer.links["l1"], deleted_at=NOON)
    work.change(layer.absences["x1"], deleted_at=NOON)
    work.change(layer.spans["s1"], deleted_at=NOON)
    raw = exported(store)
    assert raw.count(b'"deleted_at"') == 3
    with Store.open(here / "b.db", create=True) as other:
        assert not take(other, here / "out.jsonl", raw).refused
        assert exported(other) == raw
        assert other.revisions("b") == store.revisions("b")
        assert not other.layer("ana", None).links


def test_a_deleted_row_brings_the_deleted_ones_that_it_refers_to(here: Path, store: Store) -> None:
    """The spans of a link and of an absence, their article, and the one that this supersedes."""
    old: Fields = {"type": "document", "id": "d.0", "key": "k0", "story": "s", "text": "old"}
    rows = [each if each.get("id") != "d.2" else {**each, "supersedes": "d.0"} for each in ROWS]
    drawn = [{**ITEMS[1], "place": 1}, {**ITEMS[2], "place": 2}]
    assert not native(here, store, old, *rows, {**BATCH, "size": 2}, *drawn)
    work, layer = Work(store), store.layer("ana", None)
    for row in (layer.links["l1"], layer.absences["x1"]):
        work.change(row, deleted_at=NOON)
    for name in ("s1", "s2"):
        work.change(layer.spans[name], deleted_at=NOON)
    for name in ("d.0", "d.2"):
        document = store.document(name)
        assert document is not None
        work.change(document, deleted_at=NOON)
    raw = exported(store)
    dead = ["d.0", "d.2", "s1", "s2", "l1", "x1"]
    assert [
        each["id"] for each in map(json.loads, raw.splitlines()) if "deleted_at" in each
    ] == dead
    with Store.open(here / "b.db", create=True) as other:
        assert not take(other, here / "out.jsonl", raw).refused
        assert exported(other) == raw


def test_a_deleted_article_leaves_with_the_verdict_that_quotes_it(here: Path, store: Store) -> None:
    rows = [each for each in ROWS if each.get("id") != "s3"]
    assert not native(here, store, *rows, *REVIEWS)
    document = store.document("d.3")
    assert document is not None
    Work(store).change(document, deleted_at=NOON)
    raw = exported(store)
    with Store.open(here / "b.db", create=True) as other:
        assert not take(other, here / "out.jsonl", raw).refused
        assert exported(other) == raw


def test_reviewers_and_adjudicators_leave_with_their_names(here: Path, store: Store) -> None:
    """Although they have no row of their own."""
    assert not native(here, store, *ROWS, *REVIEWS)
    people = {each["id"]: (each["name"], each["role"]) for each in records(exported(store), WHO)}
    assert people["cy"] == ("Cy", "reviewer")
    with Store.open(here / "b.db", create=True) as other:
        assert not native(here, other, *ROWS, DECISION)
        assert "cy" in {each["id"] for each in records(exported(other), WHO)}


def test_the_order_of_a_file_is_by_id_whenever_a_verdict_came(here: Path, store: Store) -> None:
    assert not native(here, store, *FILE)
    late = verdict("a0", 1, "accept", created_at="2027-01-01T00:00:00Z")
    assert not native(here, store, late)
    names = [each["id"] for each in records(exported(store), "verdict")]
    assert names == sorted(names)
    assert store.verdicts("b")[-1].id == "a0"


def test_a_signature_holds_in_another_database_too(here: Path, store: Store) -> None:
    """Also where a row was changed before it, of which the other has the last revision only."""
    assert not native(here, store, *ROWS)
    work, spans = Work(store), store.layer("ana", None).spans
    work.change(spans["s2"], note="changed")
    assert not native(here, store, *REVIEWS[:-1])
    (batch,) = store.batches()
    sign(store, batch, "Cy")
    raw = exported(store)
    with Store.open(here / "b.db", create=True) as other:
        assert not take(other, here / "out.jsonl", raw).refused
        assert signed(other, batch) == signed(store, batch) is not None
        work = Work(other)
        work.change(other.layer("ana", None).spans["s1"], note="changed")
        assert signed(other, batch) is None


AGAIN: dict[str, tuple[Fields, str]] = {
    "batch": ({**BATCH, "seed": 8}, "the batch “b” is there already and says something else"),
    "item": ({**ITEMS[0], "weight": 2}, "item 1 of the batch “b” is there already"),
    "verdict": ({**VERDICTS[8], "reason": "other"}, "the verdict “v9” is there already"),
    "its time": ({**VERDICTS[8], "created_at": "2027-01-01T00:00:00Z"}, "the verdict “v9” is"),
    "objection": ({**REPLIES[1], "comment": "no"}, "the objection “o1” is there already"),
    "signoff": ({**REPLIES[3], "name": "C."}, "the sign-off “g” is there already"),
}


@pytest.mark.parametrize(("record", "reason"), AGAIN.values(), ids=AGAIN.keys())
def test_what_never_changes_is_refused_with_another_content(
    here: Path, store: Store, record: Fields, reason: str
) -> None:
    assert not native(here, store, *FILE)
    before = bytes_of(here / "a.db")
    file = (record, *ITEMS) if record["type"] == "batch" else (record,)
    (error,) = native(here, store, *file)
    assert reason in error
    assert "n.jsonl, line 1, " in error
    assert "never changes" in error
    assert bytes_of(here / "a.db") == before


def but(old: Fields, **new: Any) -> list[Fields]:
    """The file with other values in one of its records."""
    return [{**each, **new} if each is old else each for each in FILE]


REFUSED: dict[str, tuple[list[Fields], str]] = {
    "no batch": ([each for each in FILE if each is not BATCH], "the batch “b” is neither in the"),
    "no item": ([each for each in FILE if each is not ITEMS[3]], "“size” is 4, and it has 3 items"),
    "a gap": ([each for each in FILE if each is not ITEMS[1]], "it has the place 3, and the next"),
    "one place twice": (but(ITEMS[1], place=1), "it has the place 1, and the next of the batch is"),
    "one thing twice": (
        but(ITEMS[1], kind="span", record="s1", rev=1),
        "the same is in the batch already",
    ),
    "two of one name": ([*FILE, BATCH], "two batches are called “b”"),
    "no row": (but(ITEMS[0], record="s9"), "the span “s9” is neither in the file nor in the"),
    "a later revision": (but(ITEMS[0], rev=4), "revision 4 of the span “s1”, of which the file"),
    "another's row": (but(ITEMS[0], record="s3", rev=1), "the span “s3” is another annotator's"),
    "another's item": (but(ITEMS[0], annotator="bo"), "the batch is not of the work of “bo”"),
    "elsewhere": (but(ITEMS[0], document="d.2"), "is not read in the document “d.2”"),
    "out of the text": (but(ITEMS[3], end=99), "“end” 99 is out of range"),
    "a kind": (but(BATCH, kinds=["span"]), "the batch has no items of the kind “link”"),
    "own work": (but(BATCH, annotators=["ana", "CY"]), "“cy” would review work of their own"),
    "a core": (but(BATCH, core=0.3), "“core” is 1 where the plan is “random”"),
    "a label": (but(BATCH, labels=["poem"]), "the label “poem” is neither in the file nor in the"),
    "a label of an item": (but(ITEMS[0], label="poem"), "the label “poem” is neither"),
    "a label found": (but(ITEMS[3], found={"poem": 1}), "the label “poem” is neither"),
    "no verdict": (but(REPLIES[1], verdict="v0"), "the verdict “v0” is neither in the file nor"),
    "no place": (but(VERDICTS[3], place=7), "the batch “b” has no item 7"),
    "two verdicts": ([*FILE, VERDICTS[0]], "two verdicts are called “v1”"),
    "another reviewer": (but(VERDICTS[3], reviewer="bo"), "is reviewed by “cy”, not by “bo”"),
    "no kind of judgement": (but(VERDICTS[3], judgement="wrong_label"), "is no judgement of the"),
    "no severity": (but(VERDICTS[3], severity=None), "“wrong_relation” needs “severity”"),
    "a severity": (but(VERDICTS[7], severity="major"), "“unsure” takes no “severity”"),
    "minor": (but(VERDICTS[3], severity="minor"), "“wrong_relation” is never minor"),
    "no reason": (but(VERDICTS[8], reason=None), "“spurious” needs “reason”"),
    "no question": (but(VERDICTS[7], comment="why"), "begins with a question mark"),
    "no label": (but(VERDICTS[0], amendment={}), "“wrong_label” needs “label”"),
    "the same label": (but(VERDICTS[0], amendment={"label": "Filler"}), "the label “filler” alre"),
    "the same bounds": (
        but(VERDICTS[2], amendment={"passage": passage("d.1", 0, 3)}),
        "it has these bounds already",
    ),
    "another article": (
        but(VERDICTS[2], amendment={"passage": passage("d.2", 0, 3)}),
        "its “passage” is in another document",
    ),
    "another quote": (
        but(VERDICTS[2], amendment={"passage": {**passage("d.1", 0, 7), "quote": "one tow"}}),
        "the quote is not what stands at 0 to 7",
    ),
    "a passage of a link": (
        but(VERDICTS[3], amendment={"relation": "different", "passage": passage("d.1", 0, 3)}),
        "its “passage” is in another document",
    ),
    "no passage": (but(VERDICTS[4], amendment={"relation": "partial"}), "“passage” is missing"),
    "more": (
        but(VERDICTS[3], amendment={"relation": "different", "more": "a"}),
        "“more” is there without a partial",
    ),
    "nothing missing": (
        but(VERDICTS[5], amendment={"passage": passage("d.1", 4, 7)}),
        "either “label” or “relation” is there",
    ),
    "half a link": (
        but(VERDICTS[6], amendment={"passage": passage("d.1", 4, 7), "relation": "different"}),
        "both “relation” and “other” are there",
    ),
    "a link in one article": (
        but(
            VERDICTS[6],
            amendment={**VERDICTS[6]["amendment"], "other": passage("d.1", 0, 3)},
        ),
        "both ends of the missing link are in one document",
    ),
    "nothing withdrawn": (but(VERDICTS[1], withdraws="v0"), "the verdict “v0” is neither in"),
    "withdrawn twice": (
        [*FILE, verdict("w", 1, "withdrawn", withdraws="v1")],
        "“v1” is withdrawn already",
    ),
    "a withdrawal withdrawn": (
        [*FILE, verdict("w", 1, "withdrawn", withdraws="v2")],
        "“v2” is no verdict that can be withdrawn",
    ),
    "another item's": (but(VERDICTS[1], withdraws="v4"), "“v4” is a verdict on another item"),
    "a look too early": (
        [each for each in FILE if each not in (*VERDICTS[:3], *REPLIES[1:])],
        "revealed before there is a verdict",
    ),
    "a stranger": (but(REPLIES[1], author="bo"), "“bo” neither made nor judged"),
    "no correction": (but(REPLIES[1], verdict="v2"), "the verdict “v2” corrects nothing"),
    "two signatures": ([*FILE, REPLIES[3]], "the signoff “g” is there twice"),
    "no gold": (but(DECISION, annotator="bo"), "“bo” is no annotator of the role “gold”"),
    "no source": (but(DECISION, a=[], b=[]), "neither “a” nor “b” has a source"),
    "agreed alone": (but(DECISION, choice="agreed", b=[]), "“agreed” needs sources in"),
    "neither": (but(DECISION, choice="neither"), "“neither” takes nothing"),
    "a lost source": (
        but(DECISION, a=[{"kind": "link", "record": "s1", "rev": 1}]),
        "the link “s1” is neither in the file nor",
    ),
    "a row elsewhere": (
        but(DECISION, taken=[{"record": "s1", "sources": []}]),
        "the row “s1” of “gold” is neither in the file nor",
    ),
}


@pytest.mark.parametrize(("file", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_review_that_breaks_a_rule_refuses_its_file(
    here: Path, store: Store, file: list[Fields], reason: str
) -> None:
    before = bytes_of(here / "a.db")
    (error,) = native(here, store, *file)
    assert reason in error
    assert ", line " in error
    assert bytes_of(here / "a.db") == before


def test_a_revision_that_nobody_has_is_refused_with_what_to_do(here: Path, store: Store) -> None:
    assert not native(here, store, *ROWS)
    (error,) = native(here, store, BATCH, {**ITEMS[0], "rev": 4}, *ITEMS[1:])
    assert "revision 4 of the span “s1”, which is at revision 3 here" in error
    assert "new database" in error


def test_items_without_their_batch_are_those_that_are_there(here: Path, store: Store) -> None:
    assert not native(here, store, *ROWS, *REVIEWS)
    report = take(store, here / "n.jsonl", lines(*ITEMS))
    assert not report.refused
    assert report.tally.present["item"] == 4
    (error,) = native(here, store, item(5, "passage", None))
    assert "the batch “b” has no item 5" in error
