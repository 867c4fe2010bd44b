"""The rules of adjudications: rows of a gold layer, made from rows that are there."""

from collections.abc import Iterator

from annotator.storage.schema.rule import (
    INSERT,
    UPDATE,
    Rule,
    members,
    of_a_layer,
)

_LAYERS = {"span": "spans", "link": "links", "absence": "absences"}
"""What can be decided about, to the table with it."""

_WHENS = " ".join(
    f"WHEN '{kind}' THEN EXISTS (SELECT 1 FROM {table} "
    "WHERE id = json_extract(j.value, '$.record') "
    "AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev)"
    for kind, table in _LAYERS.items()
)
_HAS_COME = f"CASE json_extract(j.value, '$.kind') {_WHENS} END"
"""SQL that is true when the row of the source `j` has come to its revision."""


def adjudication_rules() -> Iterator[Rule]:
    """The rules of the table, and one of annotators that rests on it."""
    table = "adjudications"
    yield from of_a_layer(table, "document_id")
    known = "NOT EXISTS (SELECT 1 FROM {} WHERE id = NEW.{}"
    plain = f"{known.format('annotators', 'annotator_id')} AND role = 'gold')"
    yield Rule(table, "gold", plain, f"{table}: the annotator has no role gold", INSERT)
    left = (
        "OLD.role = 'gold' AND NEW.role <> 'gold' AND "
        "EXISTS (SELECT 1 FROM adjudications WHERE annotator_id = OLD.id)"
    )
    yield Rule("annotators", "gold", left, "annotators: there are decisions in the layer", UPDATE)
    unknown = f"{known.format('annotators', 'adjudicator_id')})"
    yield Rule(table, "adjudicator", unknown, f"{table}: no such adjudicator")
    nowhere = f"{known.format('documents', 'document_id')})"
    yield Rule(table, "in_document", nowhere, f"{table}: no such document", INSERT)
    sources = {column: f"{members(column)} j" for column in ("a", "b")}
    sources["taken"] = f"{members('taken')} x, json_each(x.value, '$.sources') j"
    for column, found in sources.items():
        missing = f"EXISTS (SELECT 1 FROM {found} WHERE ({_HAS_COME}) IS NOT TRUE)"
        yield Rule(table, f"sources_{column}", missing, f"{table}: no such source in {column}")
    own = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {layer} WHERE annotator_id = NEW.annotator_id "
        "AND id = json_extract(j.value, '$.record'))"
        for layer in _LAYERS.values()
    )
    unsourced = "json_type(j.value, '$.sources') IS NOT 'array'"
    lost = f"EXISTS (SELECT 1 FROM {members('taken')} j WHERE {unsourced} OR {own})"
    yield Rule(table, "taken", lost, f"{table}: no such row in the gold layer")
