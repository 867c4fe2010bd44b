"""Writes that the rules of verdicts refuse, and of what follows them."""

from collections.abc import Iterator
from dataclasses import replace

from tests.storage.attack import REPLACE, Attack, by_index, check, insert
from tests.storage.review_rows import (
    MISSING_LINK,
    MISSING_SPAN,
    NOT_ABSENT,
    SPURIOUS,
    UNSURE,
    WITHDRAWN,
    WRONG_BOUNDARY,
    WRONG_LABEL,
    WRONG_RELATION,
    Values,
)

NO_PASSAGE: Values = dict.fromkeys(("document_id", "start_char", "end_char", "quote"))
NO_OTHER: Values = dict.fromkeys(("other_document_id", "other_start", "other_end", "other_quote"))


def _verdicts() -> Iterator[Attack]:
    table = "verdicts"
    yield insert(table, "reviewer", reviewer_id="ben")
    yield insert(table, "fits", place=99)
    yield insert(table, "fits", **WRONG_LABEL | {"place": 2})
    at_absence: Values = {"place": 3, "document_id": "d3"}
    yield insert(table, "fits", **WRONG_BOUNDARY | at_absence)
    for judgement, place in ((WRONG_RELATION, 5), (WRONG_RELATION, 4), (SPURIOUS, 4)):
        yield insert(table, "fits", **judgement | {"place": place})
    for judgement in (MISSING_SPAN, MISSING_LINK):
        yield insert(table, "fits", **judgement | {"place": 5})
    yield insert(table, "whole", batch_id="b2", place=1)
    yield insert(table, "amends", **WRONG_LABEL | {"label_id": "statistic"})
    same: Values = {"start_char": 0, "end_char": 3, "quote": "abc"}
    yield insert(table, "amends", **WRONG_BOUNDARY | same)
    for judgement in (WRONG_BOUNDARY, WRONG_BOUNDARY | WRONG_LABEL, MISSING_SPAN):
        yield insert(table, "there", **judgement | {"document_id": "d3"})
    yield insert(table, "there", **NOT_ABSENT | {"document_id": "d2"})
    yield insert(table, "there", **NOT_ABSENT | {"place": 2})
    yield insert(table, "says_where", **NOT_ABSENT | NO_PASSAGE)
    yield insert(table, "quoted", **WRONG_BOUNDARY | {"quote": "xx"})
    yield insert(table, "quoted", **WRONG_BOUNDARY | {"start_char": 5, "end_char": 7})
    yield insert(table, "other_quoted", **MISSING_LINK | {"other_quote": "xxx"})
    yield insert(table, "other_quoted", **MISSING_LINK | {"other_document_id": "nowhere"})
    yield insert(table, "labelled", **WRONG_LABEL | {"label_id": "nowhere"})
    for wrong in ({"place": 5}, {"place": 2, "withdraws_id": "w4"}, {"withdraws_id": "nowhere"}):
        yield insert(table, "withdraws", **WITHDRAWN | wrong)
    twice = WITHDRAWN | {"place": 2, "withdraws_id": "v4"}
    once = insert(table, "withdrawn_once", verb=REPLACE, **twice)
    yield once
    plain = replace(once, sql=once.sql.replace(REPLACE, "INSERT"))
    yield by_index("verdicts_withdrawn_once", plain)


def _checks_of_verdicts() -> Iterator[Attack]:
    table = "verdicts"
    yield check(table, "length(id)", id="")
    yield check(table, "judgement IN ('accept', 'wrong_label'", judgement="fine")
    yield check(table, "severity IN", **WRONG_LABEL | {"severity": "grave"})
    error = "(severity IS NOT NULL)"
    yield check(table, error, severity="major")
    for judgement in (WRONG_LABEL, WRONG_BOUNDARY, SPURIOUS, WRONG_RELATION, MISSING_SPAN):
        yield check(table, error, **judgement | {"severity": None})
    minor = "severity IS NOT 'minor'"
    for judgement in (WRONG_LABEL, SPURIOUS, WRONG_RELATION, MISSING_SPAN):
        yield check(table, minor, **judgement | {"severity": "minor"})
    yield check(table, "reason IN", **SPURIOUS | {"reason": "whim"})
    yield check(table, "(reason IS NOT NULL)", **SPURIOUS | {"reason": None})
    yield check(table, "(reason IS NOT NULL)", reason="vague")
    yield check(table, "instr(comment", comment="a\0b")
    yield check(table, "comment LIKE '?%'", **UNSURE | {"comment": "which?"})
    yield check(table, "withdraws_id IS NOT NULL", **WITHDRAWN | {"withdraws_id": None})
    yield check(table, "withdraws_id IS NOT NULL", place=1, withdraws_id="v1")
    for seconds in (-1, float("inf")):
        yield check(table, "seconds >= 0", seconds=seconds)


def _checks_of_amendments() -> Iterator[Attack]:
    table = "verdicts"
    label = "(label_id IS NOT NULL)"
    yield check(table, label, label_id="testimony")
    yield check(table, label, **WRONG_BOUNDARY | {"label_id": "testimony"})
    yield check(table, label, **MISSING_LINK | {"label_id": "testimony"})
    yield check(table, label, **WRONG_LABEL | {"label_id": None})
    yield check(table, label, **MISSING_SPAN | {"label_id": None})
    needed = "OR document_id IS NOT NULL"
    yield check(table, needed, **WRONG_BOUNDARY | NO_PASSAGE)
    yield check(table, needed, **MISSING_SPAN | NO_PASSAGE)
    nothing = "OR document_id IS NULL"
    for judgement in ({"judgement": "accept"}, SPURIOUS, UNSURE, WITHDRAWN | {"place": 1}):
        where = "d1" if judgement.get("place") == 1 else "d2"
        passage = {"document_id": where, "start_char": 4, "end_char": 6, "quote": "ef"}
        yield check(table, nothing, **passage | judgement)
    relation = "relation IN ('equivalent'"
    yield check(table, relation, **WRONG_RELATION | {"relation": "same", "more": None})
    none = {"relation": None, "more": None}
    yield check(table, "OR relation IS NOT NULL", **WRONG_RELATION | none)
    for judgement in ({"place": 2}, WRONG_LABEL, WRONG_BOUNDARY, SPURIOUS):
        yield check(table, "OR relation IS NULL", **judgement | {"relation": "equivalent"})
    yield check(table, "more IN", **WRONG_RELATION | {"more": "c"})
    yield check(table, "more IS NULL", **WRONG_RELATION | {"relation": "equivalent"})
    yield check(table, "more IS NULL", **MISSING_SPAN | {"more": "a"})


def _checks_of_passages() -> Iterator[Attack]:
    table = "verdicts"
    quoted, other_quoted = ("verdicts_quoted_insert", "verdicts_other_quoted_insert")
    whole = "(document_id IS NULL) + "
    yield check(table, whole, quoted, **WRONG_BOUNDARY | {"quote": None})
    yield check(table, whole, quoted, **WRONG_BOUNDARY | {"end_char": None})
    yield check(table, whole, quoted, **WRONG_BOUNDARY | {"start_char": None})
    yield check(table, whole, quoted, **WRONG_LABEL | {"quote": "ef"})
    negative: Values = {"start_char": -1, "end_char": 1, "quote": "ab"}
    yield check(table, "(start_char >= 0", quoted, **WRONG_BOUNDARY | negative)
    empty: Values = {"start_char": 7, "end_char": 7, "quote": ""}
    yield check(table, "(end_char > start_char", **WRONG_BOUNDARY | empty)
    beyond: Values = {"start_char": 8, "end_char": 12, "quote": "ij"}
    yield check(table, "length(quote)", **WRONG_BOUNDARY | beyond)
    other = "(other_document_id IS NOT NULL)"
    yield check(table, other, **MISSING_LINK | NO_OTHER)
    given = {name: MISSING_LINK[name] for name in NO_OTHER}
    for judgement in (MISSING_SPAN, WRONG_RELATION, WRONG_LABEL, UNSURE):
        yield check(table, other, **judgement | given)
    whole = "(other_document_id IS NULL) + "
    for column in ("other_start", "other_end", "other_quote"):
        yield check(table, whole, other_quoted, **MISSING_LINK | {column: None})
    negative = {"other_start": -1, "other_end": 2}
    yield check(table, "(other_start >= 0", other_quoted, **MISSING_LINK | negative)
    empty = {"other_start": 7, "other_end": 7, "other_quote": ""}
    yield check(table, "(other_end > other_start", **MISSING_LINK | empty)
    beyond = {"other_start": 8, "other_end": 12, "other_quote": "ij"}
    yield check(table, "length(other_quote)", **MISSING_LINK | beyond)
    yield check(
        table, "other_document_id <> document_id", **MISSING_LINK | {"other_document_id": "d2"}
    )


def _after_verdicts() -> Iterator[Attack]:
    of_one = "WHERE batch_id = 'b1' AND place = 1"
    yield Attack("delete a look", f"DELETE FROM reveals {of_one}", {}, "reveals_kept_delete")
    forged = f"UPDATE reveals SET created_at = '2000' {of_one}"
    yield Attack("forge a look", forged, {}, "reveals_append_only_update")
    yield insert("reveals", "reviewer", reviewer_id="ben")
    yield insert("reveals", "judged", place=5)
    yield insert("reveals", "once", verb=REPLACE, place=1)
    yield insert("objections", "author", author_id="ben")
    yield insert("objections", "author", verdict_id="nowhere")
    for verdict in ("v1", "w4"):
        yield insert("objections", "corrects", verdict_id=verdict)
    yield check("objections", "length(id)", id="")
    yield check("objections", "trim(comment)", comment=" ")
    yield check("objections", "trim(comment)", comment="a\0b")
    yield insert("signoffs", "reviewer", reviewer_id="ben")
    yield insert("signoffs", "reviewer", batch_id="nowhere")
    yield check("signoffs", "length(id)", id="")
    yield check("signoffs", "trim(name)", name=" ")
    yield check("signoffs", "trim(name)", name="a\0b")
    for digest in ("A" * 64, "a" * 63):
        yield check("signoffs", "length(digest)", digest=digest)


VERDICT_ATTACKS = (
    *_verdicts(),
    *_checks_of_verdicts(),
    *_checks_of_amendments(),
    *_checks_of_passages(),
    *_after_verdicts(),
)
