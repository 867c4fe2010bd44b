"""Writes that the rules of twins and of what was purged refuse."""

from collections.abc import Iterator

from tests.storage.attack import REPLACE, Attack, check, insert
from tests.storage.review_rows import Values

_CONFIRMED = "entity = 'span' AND id = 's2'"


def _twins() -> Iterator[Attack]:
    there: Values = {"entity": "span", "id": "s2", "of": "s1"}
    yield insert("twins", "new_id", verb=REPLACE, **there)
    yield Attack(
        "forget a confirmed twin",
        f"DELETE FROM twins WHERE {_CONFIRMED}",
        {},
        "twins_kept_delete",
    )
    for change in ("entity = 'link'", "id = 's3'", "of = 's0'", "confirmed = 0"):
        sql = f"UPDATE twins SET {change} WHERE {_CONFIRMED}"
        yield Attack(f"change a twin: {change}", sql, {}, "twins_fixed_update")
    yield check("twins", "entity IN", entity="label")
    yield check("twins", "length(id)", id="z" * 65)
    yield check("twins", "length(of)", of="")
    yield check("twins", "confirmed IN", confirmed=2)
    yield check("twins", "of < id", of="z")


def _purged() -> Iterator[Attack]:
    gone = "d" * 64
    yield check("purged", "length(hash)", hash="e" * 63)
    yield check("purged", "length(hash)", hash="E" * 64)
    yield insert("texts", "purged", sha256=gone)
    yield insert("documents", "purged", id=gone[:32])


KEEPING_ATTACKS = (*_twins(), *_purged())
