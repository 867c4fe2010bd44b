"""The rules of each table, held by triggers for every program that opens the file."""

from collections.abc import Iterator

from annotator.storage.schema.rule import (
    INSERT,
    UPDATE,
    Rule,
    append_only,
    at_span,
    fixed,
    kept,
    labelled,
    new_id,
    of_a_layer,
    once,
    quoted,
    revised,
)


def _basis() -> Iterator[Rule]:
    yield kept("annotators")
    yield new_id("annotators")
    yield fixed("annotators", "id")
    for table, key in (("texts", "sha256"), ("steps", "id"), ("events", "seq")):
        yield kept(table)
        yield append_only(table)
        yield new_id(table, key)
    of_another = (
        "NEW.target_id IS NOT NULL AND (SELECT annotator_id FROM steps WHERE id = NEW.target_id) "
        "IS NOT NEW.annotator_id"
    )
    yield Rule("steps", "own_target", of_another, "steps: the target is another's", INSERT)
    yield from once(
        "events", "once", "one change a row and step", "step_id", "entity", "entity_id", on=INSERT
    )


def _labels() -> Iterator[Rule]:
    yield kept("labels")
    yield new_id("labels")
    yield fixed("labels", "id", "created_at")
    yield revised("labels")
    yield from once("labels", "one_key", "the key is in use", "key", alive="retired_at")
    same = "NEW.revision = OLD.revision AND "
    same += "(NEW.definition, NEW.unit) IS NOT (OLD.definition, OLD.unit)"
    yield Rule("labels", "defined", same, "labels: a new definition is a new revision", UPDATE)
    unborn = (
        "CASE WHEN NEW.step_id IS NULL THEN EXISTS (SELECT 1 FROM steps) "
        "ELSE NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id) END"
    )
    yield Rule("labels", "stepped", unborn, "labels: no step", INSERT)


def _documents() -> Iterator[Rule]:
    yield kept("documents")
    yield new_id("documents")
    yield fixed("documents", "id", "doc_key", "text_sha256", "chars", "created_at")
    yield revised("documents")
    yield from once("documents", "one_key", "the key exists", "doc_key", on=INSERT)
    yield from once("documents", "numbered", "the number is taken", "story", "number")
    no_text = (
        "NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.text_sha256 AND chars = NEW.chars)"
    )
    yield Rule("documents", "has_text", no_text, "documents: no such text", INSERT)
    no_step = "NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id)"
    yield Rule("documents", "stepped", no_step, "documents: no such step")
    in_use = (
        "NEW.deleted_at IS NOT NULL AND "
        "EXISTS (SELECT 1 FROM spans WHERE document_id = NEW.id AND deleted_at IS NULL)"
    )
    yield Rule("documents", "unmarked", in_use, "documents: there are spans in it", UPDATE)


def _spans() -> Iterator[Rule]:
    yield from of_a_layer("spans", "document_id")
    yield from quoted("spans")
    bounds = ("document_id", "annotator_id", "start_char", "end_char", "ifnull(label_id, '')")
    yield from once("spans", "once", "the same span exists", *bounds, alive="deleted_at")
    gone = (
        "NEW.deleted_at IS NULL AND "
        "(SELECT deleted_at FROM documents WHERE id = NEW.document_id) IS NOT NULL"
    )
    yield Rule("spans", "in_document", gone, "spans: the document is deleted")
    yield labelled("spans")
    linked = (
        "NEW.deleted_at IS NOT NULL AND ("
        "EXISTS (SELECT 1 FROM links WHERE a = NEW.id AND deleted_at IS NULL) OR "
        "EXISTS (SELECT 1 FROM links WHERE b = NEW.id AND deleted_at IS NULL) OR "
        "EXISTS (SELECT 1 FROM absences WHERE span_id = NEW.id AND deleted_at IS NULL))"
    )
    yield Rule("spans", "unlinked", linked, "spans: it still has links or absences", UPDATE)


def _links() -> Iterator[Rule]:
    yield from of_a_layer("links", "a", "b")
    yield from once(
        "links", "once", "the pair is linked", "annotator_id", "a", "b", alive="deleted_at"
    )
    ends = "FROM spans WHERE id IN (NEW.a, NEW.b)"
    dead = f"NEW.deleted_at IS NULL AND (SELECT count(*) {ends} AND deleted_at IS NULL) <> 2"
    yield Rule("links", "alive", dead, "links: an end is deleted")
    same = f"(SELECT count(DISTINCT document_id) {ends}) <> 2"
    yield Rule("links", "across", same, "links: the ends are in one document", INSERT)
    foreign = f"EXISTS (SELECT 1 {ends} AND annotator_id <> NEW.annotator_id)"
    yield Rule("links", "one_annotator", foreign, "links: an end is another annotator's", INSERT)


def _absences() -> Iterator[Rule]:
    yield from of_a_layer("absences", "span_id", "document_id")
    yield from at_span("absences")
    pair = ("span_id", "document_id")
    yield from once("absences", "once", "it is recorded", *pair, alive="deleted_at")
    dead = (
        "NEW.deleted_at IS NULL AND "
        "(SELECT deleted_at FROM spans WHERE id = NEW.span_id) IS NOT NULL"
    )
    yield Rule("absences", "alive", dead, "absences: the span is deleted")


def _dismissals() -> Iterator[Rule]:
    yield from of_a_layer("dismissals", "span_id", "document_id")
    yield from at_span("dismissals")
    yield from quoted("dismissals")
    passage = ("span_id", "document_id", "start_char", "end_char")
    yield from once("dismissals", "once", "it is refused", *passage, alive="deleted_at")


def _completions() -> Iterator[Rule]:
    yield from of_a_layer("completions", "document_id")
    pair = ("annotator_id", "document_id")
    yield from once("completions", "once", "it is complete", *pair, alive="deleted_at")


RULES = (
    *_basis(),
    *_labels(),
    *_documents(),
    *_spans(),
    *_links(),
    *_absences(),
    *_dismissals(),
    *_completions(),
)
