"""The rules of verdicts, and of what follows them: a trail that only ever grows.

Whether a verdict still speaks for a row is no rule: a verdict on an earlier revision may come in
with an import.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import (
    INSERT,
    Rule,
    append_only,
    kept,
    labelled,
    new_id,
    once,
    quoted,
)

_ITEM = "FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place"


def verdict_rules() -> Iterator[Rule]:
    """The rules of verdicts, looks behind a blind batch, objections and signatures."""
    for table in ("verdicts", "reveals", "objections", "signoffs"):
        yield kept(table)
        yield append_only(table)
    for table in ("verdicts", "objections", "signoffs"):
        yield new_id(table)
    for table in ("verdicts", "reveals", "signoffs"):
        yield _by_the_reviewer(table)
    yield from _verdicts()
    yield from _amendments()
    yield from _after_verdicts()


def _verdicts() -> Iterator[Rule]:
    fits = (
        f"NOT EXISTS (SELECT 1 {_ITEM} AND CASE NEW.judgement "
        "WHEN 'wrong_label' THEN i.kind = 'span' WHEN 'wrong_boundary' THEN i.kind = 'span' "
        "WHEN 'wrong_relation' THEN i.kind IN ('link', 'absence') "
        "WHEN 'spurious' THEN i.kind <> 'passage' WHEN 'missing' THEN i.kind = 'passage' "
        "ELSE TRUE END)"
    )
    yield Rule("verdicts", "fits", fits, "verdicts: no such judgement of the item", INSERT)
    whole = (
        "NOT EXISTS (SELECT 1 FROM batch_items i JOIN batches b ON b.id = i.batch_id "
        "AND b.size = i.place WHERE i.batch_id = NEW.batch_id)"
    )
    yield Rule("verdicts", "whole", whole, "verdicts: the batch has no last item", INSERT)
    other = (
        "NEW.withdraws_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verdicts "
        "WHERE id = NEW.withdraws_id AND batch_id = NEW.batch_id AND place = NEW.place "
        "AND judgement <> 'withdrawn')"
    )
    yield Rule("verdicts", "withdraws", other, "verdicts: none of the item to withdraw", INSERT)
    message = "it is withdrawn already"
    yield from once("verdicts", "withdrawn_once", message, "withdraws_id", on=INSERT)


def _amendments() -> Iterator[Rule]:
    same = (
        f"EXISTS (SELECT 1 {_ITEM} AND (NEW.judgement = 'wrong_label' "
        "AND i.label_id IS NEW.label_id OR NEW.judgement = 'wrong_boundary' "
        "AND i.start_char IS NEW.start_char AND i.end_char IS NEW.end_char))"
    )
    yield Rule("verdicts", "amends", same, "verdicts: it is as it should be", INSERT)
    elsewhere = (
        f"NEW.document_id IS NOT NULL AND NEW.document_id IS NOT (SELECT CASE i.kind "
        "WHEN 'absence' THEN (SELECT document_id FROM absences WHERE id = i.record_id) "
        f"WHEN 'link' THEN NULL ELSE i.document_id END {_ITEM})"
    )
    yield Rule("verdicts", "there", elsewhere, "verdicts: the passage is elsewhere", INSERT)
    nowhere = (
        "NEW.judgement = 'wrong_relation' AND NEW.document_id IS NULL "
        f"AND EXISTS (SELECT 1 {_ITEM} AND i.kind = 'absence')"
    )
    yield Rule("verdicts", "says_where", nowhere, "verdicts: no passage that says it", INSERT)
    yield from quoted("verdicts", on=INSERT)
    yield from quoted("verdicts", "other", on=INSERT)
    yield labelled("verdicts", on=INSERT)


def _after_verdicts() -> Iterator[Rule]:
    blind = (
        "NOT EXISTS (SELECT 1 FROM verdicts WHERE batch_id = NEW.batch_id AND place = NEW.place)"
    )
    yield Rule("reveals", "judged", blind, "reveals: there is no verdict yet", INSERT)
    item = ("batch_id", "place")
    yield from once("reveals", "once", "it is revealed", *item, on=INSERT)
    stranger = (
        "NOT EXISTS (SELECT 1 FROM verdicts v JOIN batch_items i "
        "ON i.batch_id = v.batch_id AND i.place = v.place WHERE v.id = NEW.verdict_id "
        "AND NEW.author_id IN (i.annotator_id, v.reviewer_id))"
    )
    yield Rule("objections", "author", stranger, "objections: by neither of the two", INSERT)
    settled = (
        "EXISTS (SELECT 1 FROM verdicts "
        "WHERE id = NEW.verdict_id AND judgement IN ('accept', 'withdrawn'))"
    )
    yield Rule("objections", "corrects", settled, "objections: it corrects nothing", INSERT)


def _by_the_reviewer(table: str) -> Rule:
    """Nobody but its reviewer adds to a batch."""
    foreign = (
        "NOT EXISTS (SELECT 1 FROM batches "
        "WHERE id = NEW.batch_id AND reviewer_id = NEW.reviewer_id)"
    )
    return Rule(table, "reviewer", foreign, f"{table}: the batch is another reviewer's", INSERT)
