"""Writes that the rules of adjudications refuse."""

from collections.abc import Iterator

from tests.storage.attack import Attack, check, insert, update
from tests.storage.review_rows import Values

NO_SOURCES = (
    '{"kind":"span","record":"nowhere","rev":1}',
    '{"kind":"span","record":"s1","rev":2}',
    '{"kind":"span","record":"s1","rev":0}',
    '{"kind":"link","record":"s1","rev":1}',
    '{"kind":"label","record":"claim","rev":1}',
    '{"kind":"absence"}',
    "{}",
)


def _adjudications() -> Iterator[Attack]:
    table = "adjudications"
    yield insert(table, "gold", f"{table}_taken_insert", annotator_id="ada", step_id="spare")
    yield update("annotators", "gold", row="gold", role="annotator")
    yield update(table, "fixed", "adjudications_taken_update", annotator_id="ben", step_id="ben")
    yield update(table, "fixed", document_id="d2")
    for step in ("ben", "nowhere"):
        yield update(table, "own_step", step_id=step)
        yield insert(table, "own_step", step_id=step)
    yield insert(table, "in_document", document_id="nowhere")
    for attack in (insert, update):
        yield attack(table, "adjudicator", adjudicator_id="nobody")
        for source in NO_SOURCES:
            for column in ("a", "b"):
                sources: Values = {column: f"[{source}]"}
                yield attack(table, f"sources_{column}", **sources)
            taken = f'[{{"record":"g1","sources":[{source}]}}]'
            yield attack(table, "sources_taken", taken=taken)
        for row in ("s1", "nowhere"):
            yield attack(table, "taken", taken=f'[{{"record":"{row}","sources":[]}}]')
        for row in ('{"sources":[]}', '{"record":"g1"}', '{"record":"g1","sources":{}}'):
            yield attack(table, "taken", taken=f"[{row}]")
    yield check(table, "length(id)", id="")
    yield check(table, "choice IN", choice="maybe")
    for column in ("a", "b", "taken"):
        for value in ("[", "{}"):
            broken: Values = {column: value}
            yield check(table, f"json_valid({column})", **broken)
    yield check(table, "(a <> '[]'", a="[]", taken="[]")
    yield check(table, "choice <> 'agreed'", choice="agreed")
    yield check(table, "choice <> 'neither'", choice="neither")


ADJUDICATION_ATTACKS = tuple(_adjudications())
