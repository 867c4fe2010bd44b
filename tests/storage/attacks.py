"""Writes that the database refuses, each with what refuses it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.storage.adjudication_attacks import ADJUDICATION_ATTACKS
from tests.storage.attack import (
    FIRST,
    KEY,
    LAYER_TABLES,
    REPLACE,
    REVISED,
    Attack,
    by_index,
    check,
    insert,
    update,
)
from tests.storage.batch_attacks import BATCH_ATTACKS
from tests.storage.keeping_attacks import KEEPING_ATTACKS
from tests.storage.review_rows import AT, Values
from tests.storage.verdict_attacks import VERDICT_ATTACKS
from tests.storage.victim import FITTING, FITTING_PAIR, insertion
from tests.storage.working_attacks import WORKING_ATTACKS

NEVER_CHANGED = {
    "texts": "text", "steps": "title", "events": "after", "batches": "story",
    "verdicts": "comment", "objections": "comment", "signoffs": "name", "purged": "purged_at",
    "guidelines": "text",
}  # fmt: skip
"""Tables whose rows never change, each with a column to forge."""

WRITTEN_BY = {"documents": "import", "adjudications": "gold"}
"""The step that wrote the row to be attacked, where it is not Ada's."""


def _in_every_table() -> Iterator[Attack]:
    for table, key in FIRST.items():
        delete = f"DELETE FROM {table} WHERE {KEY[table]} = :key"
        yield Attack(f"delete from {table}", delete, {"key": key}, f"{table}_kept_delete")
        taken: Values = {KEY[table]: key}
        yield insert(table, "new_id", verb=REPLACE, **taken)
        if table not in ("steps", "events"):
            yield insert(table, "new_id", verb=REPLACE, rowid=1)
        if table in NEVER_CHANGED:
            forged: Values = {NEVER_CHANGED[table]: '"xxxxxxx"'}
            lifted = ("texts: length(text)",) if table == "texts" else ()
            yield update(table, "append_only", *lifted, **forged)
        else:
            yield update(table, "fixed", verb="UPDATE OR REPLACE", rowid=2)
            other: Values = {KEY[table]: "other"}
            yield update(table, "fixed", **other)


def _revisions() -> Iterator[Attack]:
    for table in REVISED:
        yield update(table, "revised", rev=1)
        yield update(table, "revised", rev=3)
        # The journal holds one change of a row and step as well.
        logged = f"{table}_logged_update"
        yield update(table, "revised", logged, step_id=WRITTEN_BY.get(table, "ada"))
        yield update(table, "fixed", created_at="2000")
        yield check(table, "rev >= 1", rev=0)
    for table in LAYER_TABLES:
        # A deleted span can move without standing in another's place.
        row = "s-dead" if table == "spans" else None
        yield update(table, "fixed", row=row, annotator_id="ben", step_id="ben")
        if table != "links":
            yield update(table, "fixed", row=row, document_id="d2")
        yield update(table, "own_step", step_id="ben")
        yield update(table, "own_step", step_id="nowhere")
        yield insert(table, "own_step", step_id="ben")
    for table in ("absences", "dismissals"):
        yield update(table, "fixed", span_id="s3")
        yield insert(table, "elsewhere", span_id="s2", document_id="d2")
        yield insert(table, "one_annotator", span_id="t1", document_id="d3")
        yield insert(table, "one_annotator", span_id="nowhere")


def _uniqueness() -> Iterator[Attack]:
    same: dict[str, Values] = {
        "spans": {"document_id": "d1", "start_char": 0, "end_char": 3, "quote": "abc"},
        "links": {"a": "s1", "b": "s2"},
        "absences": {"span_id": "s1", "document_id": "d3"},
        "dismissals": {"document_id": "d3"},
        "completions": {"document_id": "d1"},
        "events": {"step_id": "ada"},
    }
    dead = {"spans": "s-dead", "links": "k-dead", "absences": "x-dead"}
    dead |= {"dismissals": "m-dead", "completions": "c-dead"}
    for table, values in same.items():
        yield insert(table, "once", verb=REPLACE, **values)
    for table, row in dead.items():
        # Coming back to life in the place of the row that lives there now.
        yield update(table, "once", row=row, verb="UPDATE OR REPLACE", deleted_at=None)
        yield by_index(f"{table}_once", insert(table, "once", **same[table]))
    yield insert("labels", "one_key", verb=REPLACE, key="k")
    revival: Values = {"row": "former", "retired_at": None}
    yield update("labels", "one_key", verb="UPDATE OR REPLACE", **revival)
    yield by_index("labels_one_key", update("labels", "one_key", **revival))
    yield insert("documents", "one_key", verb=REPLACE, doc_key="1")
    yield insert("documents", "numbered", verb=REPLACE, number=1)
    yield update("documents", "numbered", verb="UPDATE OR REPLACE", number=2)


def _between_rows() -> Iterator[Attack]:
    yield Attack(
        "undo of another's step",
        insertion("steps", FITTING["steps"] | {"kind": "undo", "target_id": "ben"}),
        FITTING["steps"] | {"kind": "undo", "target_id": "ben"},
        "steps_own_target_insert",
    )
    yield insert("labels", "stepped", step_id="nowhere")
    yield insert("labels", "stepped", step_id=None)
    yield update("labels", "defined", definition="Something else.")
    yield update("labels", "defined", unit="paragraph")
    yield insert("documents", "has_text", text_sha256="d" * 64)
    yield insert("documents", "has_text", chars=11)
    yield insert("documents", "stepped", step_id="nowhere")
    yield update("documents", "stepped", step_id="nowhere")
    yield update("documents", "unmarked", deleted_at=AT)
    for column, value in (("doc_key", "5"), ("text_sha256", "b" * 64), ("chars", 11)):
        fixed: Values = {column: value}
        yield update("documents", "fixed", **fixed)
    yield insert("spans", "in_document", document_id="gone")
    yield update("spans", "in_document", row="s-gone", deleted_at=None)
    yield insert("spans", "labelled", label_id="nowhere")
    yield update("spans", "labelled", label_id="nowhere")
    yield update("spans", "unlinked", deleted_at=AT)
    yield update("spans", "unlinked", row="s2", deleted_at=AT)
    yield Attack(
        "delete a span with an absence only",
        "UPDATE spans SET deleted_at = :at, rev = 2, step_id = 'spare' WHERE id = 's1'",
        {"at": AT},
        "spans_unlinked_update",
    )
    yield insert("links", "alive", "links_across_insert", b="s-dead", a="s-a")
    yield insert("links", "alive", a="s-dead", b="s3")
    yield update("links", "alive", row="k-end", deleted_at=None)
    yield insert("links", "across", "links_one_annotator_insert", a="s1", b="t1")
    yield insert("links", "one_annotator", a="s3", b="t1")
    for column, value in (("a", "s-a"), ("b", "s3")):
        fixed = {column: value}
        alive = ("links_alive_update",) if column == "a" else ()
        yield update("links", "fixed", *alive, **fixed)
    yield insert("absences", "alive", span_id="s-dead", document_id="d2")
    yield update("absences", "alive", row="x-end", deleted_at=None)
    yield insert("splits", "of_document", document_id="nowhere")
    yield update("splits", "towards_train", split="test")
    yield update("splits", "towards_train", row="d2", verb="UPDATE OR REPLACE", split="validation")
    yield update("splits", "fixed", made_at="2000")


def _quotes() -> Iterator[Attack]:
    for table in ("spans", "dismissals"):
        yield insert(table, "quoted", quote="xx")
        yield insert(table, "quoted", document_id="nowhere")
        yield insert(table, "quoted", start_char=6, end_char=8)
        yield update(table, "quoted", quote="xyz"[: 3 if table == "spans" else 2])
        yield update(table, "quoted", start_char=1, end_char=4 if table == "spans" else 3)
        # Past the end of the text the slice is shorter than the extent.
        yield check(table, "length(quote)", start_char=8, end_char=12, quote="ij")
        yield check(table, "start_char >= 0", f"{table}_quoted_insert", start_char=-1, end_char=1)
        yield check(table, "end_char > start_char", start_char=7, end_char=7, quote="")


def _pairs() -> Iterator[Attack]:
    """Dismissals without a span."""
    table = "dismissals"

    def of_pair(attack: Callable[..., Attack], *rules: str, **values: object) -> Attack:
        verb = {"verb": REPLACE} if rules[0] == "pair_once" else {}
        made = attack(table, *rules, **verb, **FITTING_PAIR | {"span_id": None} | values)
        return replace(made, name=f"a pair against {rules[0]}: {values}")

    once = of_pair(insert, "pair_once", document_id="d3")
    yield once
    yield by_index("dismissals_pair_once", replace(once, sql=once.sql.replace(REPLACE, "INSERT")))
    revival: Values = {"row": "p-dead", "verb": "UPDATE OR REPLACE", "deleted_at": None}
    yield update(table, "pair_once", **revival)
    yield update(table, "fixed", row="p1", near_document_id="d2")
    yield of_pair(insert, "near_quoted", near_quote="xx")
    yield of_pair(insert, "near_quoted", near_document_id="a")
    yield update(table, "near_quoted", row="p1", near_quote="xx")
    yield update(table, "near_quoted", row="p1", near_start=6, near_end=8)
    yield of_pair(check, "length(near_quote)", near_start=8, near_end=12, near_quote="ij")
    quoted = "dismissals_near_quoted_insert"
    yield of_pair(check, "near_start >= 0", quoted, near_start=-1, near_end=1)
    yield of_pair(check, "near_end > near_start", near_start=7, near_end=7, near_quote="")
    yield of_pair(check, "near_document_id < document_id", document_id="d1")
    neither = dict.fromkeys(("near_document_id", "near_start", "near_end", "near_quote"))
    whole = "IN (0, 4)"
    one = "(span_id IS NULL) ="
    yield of_pair(check, one, **neither)
    yield of_pair(check, one, span_id="s1")
    yield of_pair(check, whole, quoted, near_end=None)
    yield of_pair(check, whole, quoted, near_quote=None)
    yield of_pair(check, whole, quoted, near_start=None)
    yield of_pair(check, whole, quoted, span_id="s1", near_document_id=None)


def _texts_without_nul() -> Iterator[Attack]:
    columns = {
        "annotators": ("name",),
        "labels": ("name", "definition"),
        "documents": ("doc_key", "story", "title", "source", "url", "published", "file_name"),
        "spans": ("note",),
        "links": ("note",),
        "absences": ("note",),
    }
    for table, names in columns.items():
        for column in names:
            cut: Values = {column: "a\0b"}
            yield check(table, f"instr({column}, char(0))", **cut)


def _checks() -> Iterator[Attack]:
    for table in ("annotators", "steps", "labels", "documents", *LAYER_TABLES):
        yield check(table, "length(id)", id="")
    yield check("annotators", "length(trim(name))", name="  ")
    yield check("annotators", "role IN", role="queen")
    yield check("texts", "length(sha256)", sha256="A" * 64)
    yield check("texts", "chars > 0", chars=0, text="")
    yield check("texts", "instr(text", chars=2, text="ab\0")
    yield check("texts", "instr(text", chars=3, text="ab\r")
    yield check("texts", "length(text)", chars=5)
    yield check("steps", "'repair')", kind="whim")
    yield check("steps", "target_id IS NOT NULL", kind="undo")
    yield check("steps", "target_id IS NOT NULL", target_id="ada")
    yield check("events", '"before" IS NULL', before="{")
    yield check("events", '(json_valid("after"))', after="{")
    yield check("labels", "length(trim(name))", name=" ")
    yield check("labels", "length(key)", key="kk")
    yield check("labels", "colour", colour="#ff0000")
    yield check("labels", "unit", unit="chapter")
    yield check("labels", "revision >= 1", revision=0)
    yield check("labels", "step_id IS NOT NULL", "labels_stepped_insert", step_id=None, rev=2)
    yield check("documents", "length(doc_key)", doc_key="")
    yield check("documents", "length(trim(story))", story=" ")
    yield check("documents", "number >= 1", number=0)
    yield check("documents", "json_valid(meta)", meta="{")
    yield check("documents", "supersedes <> id", supersedes="new")
    yield check("spans", "label_revision >= 1", label_revision=0)
    yield check("spans", "label_revision IS NULL", label_revision=None)
    yield check("spans", "label_revision IS NULL", label_id=None)
    yield check("links", "relation IN", relation="EQUIVALENT")
    yield check("links", "more IN", relation="partial", more="c")
    yield check("links", "more IS NULL", more="a")
    yield check("links", "a < b", a="s3", b="s2")
    yield check("places", "json_valid(place)", place="{")
    yield check("splits", "split IN", split="dev")
    yield check("scores", "a_start >= 0", a_start=-1)
    yield check("scores", "b_start >= 0", b_start=-1)
    yield check("scores", "a_end > a_start", a_start=3)
    yield check("scores", "b_end > b_start", b_end=5)
    yield check("scores", "a_document_id <> b_document_id", b_document_id="d1")


ATTACKS = (
    *_in_every_table(),
    *_revisions(),
    *_uniqueness(),
    *_between_rows(),
    *_quotes(),
    *_pairs(),
    *_texts_without_nul(),
    *_checks(),
    *BATCH_ATTACKS,
    *VERDICT_ATTACKS,
    *ADJUDICATION_ATTACKS,
    *KEEPING_ATTACKS,
    *WORKING_ATTACKS,
)
