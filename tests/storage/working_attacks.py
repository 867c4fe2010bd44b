"""Writes that the rules of guidelines and times refuse."""

from collections.abc import Iterator

from tests.storage.attack import REPLACE, Attack, check, insert


def _guidelines() -> Iterator[Attack]:
    yield insert("guidelines", "by_annotator", annotator_id="nobody")
    yield check("guidelines", "length(id)", id="z" * 65)
    for hash_ in ("e" * 63, "E" * 64):
        yield check("guidelines", "length(hash)", hash=hash_)
    for text in ("", "a\0b"):
        yield check("guidelines", "length(text)", text=text)


def _times() -> Iterator[Attack]:
    yield Attack("forget times", "DELETE FROM times", {}, "times_kept_delete")
    yield insert("times", "new_id", verb=REPLACE, sitting="now", seconds=9.0)
    yield insert("times", "new_id", verb=REPLACE, rowid=1)
    changes = ("annotator_id = 'ben'", "document_id = 'd2'", "sitting = 'other'", "rowid = 2")
    for change in changes:
        sql = f"UPDATE OR REPLACE times SET {change}"
        yield Attack(f"move times: {change}", sql, {}, "times_fixed_update")
    shrink = "UPDATE times SET seconds = seconds / 2"
    yield Attack("shrink times", shrink, {}, "times_growing_update")
    yield insert("times", "by_annotator", annotator_id="nobody")
    yield insert("times", "of_document", document_id="nowhere")
    yield check("times", "length(sitting)", sitting="")
    yield check("times", "seconds >= 0", seconds=-0.1)


WORKING_ATTACKS = (*_guidelines(), *_times())
