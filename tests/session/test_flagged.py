"""The notes that begin with a question mark, in one list."""

import pytest

from annotator.session.flagged import flagged_notes
from annotator.storage.store import Store
from tests.factories import ADA, TEXTS, import_story, made, make_span, make_step
from tests.session.stores import folder, new_store


def test_they_stand_by_place_and_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with folder() as here, new_store(here / "a.db") as store:
        documents = import_story(store)
        spans = [
            make_span(documents[number], TEXTS[number], start, start + 4, id=name, note=note)
            for name, number, start, note in (
                ("c", 1, 0, "?"),
                ("b", 0, 6, "? or a quotation"),
                ("d", 0, 12, "sure?"),
                ("a", 0, 0, "?x"),
            )
        ]
        store.commit(make_step(made(*spans)))
        read: list[str] = []
        text = Store.text

        def counted(it: Store, sha256: str) -> str:
            read.append(sha256)
            return text(it, sha256)

        monkeypatch.setattr(Store, "text", counted)
        found = flagged_notes(store, ADA.id)
        assert [(each.span, each.note) for each in found] == [
            ("a", "?x"),
            ("b", "? or a quotation"),
            ("c", "?"),
        ]
        assert [each.hit.quote for each in found] == [
            TEXTS[number][start : start + 4] for number, start in ((0, 0), (0, 6), (1, 0))
        ]
        assert len(read) == len(set(read))
        assert flagged_notes(store, "nobody") == []
