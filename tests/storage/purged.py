"""A database from which an article goes, and where that is to be looked for."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.document import Document
from annotator.domain.identity import text_hash
from annotator.domain.span import Span
from annotator.storage.backup import back_up
from annotator.storage.doctor import examine
from annotator.storage.store import Store
from annotator.text.runs import RUN
from tests.factories import (
    ADA,
    changed,
    import_story,
    made,
    make_link,
    make_span,
    make_step,
)

WORDS = ("ministry", "strike", "thousand", "monday", "said", "köln", "“we”", "罷工", "📰")


def article(seed: int, words: int = 150) -> str:
    """A text that shares no run with another one."""
    dice = random.Random(seed)
    return " ".join(f"{dice.choice(WORDS)}{dice.randrange(10_000)}" for _ in range(words))


TEXTS = tuple(article(seed) for seed in range(3))
QUOTED = TEXTS[0][200:300].strip()
"""What people quote of the article that goes."""

NOTE = f"? compare “{QUOTED}” there"
LEFT = "? compare “…” there"
GONE = {text_hash(TEXTS[0]), text_hash("strike/1")}


@dataclass(frozen=True, slots=True)
class Scene:
    """A database from which the first article goes."""

    path: Path
    documents: list[Document]

    @property
    def files(self) -> list[Path]:
        """Every file in its folder and below."""
        return sorted(each for each in self.path.parent.rglob("*") if each.is_file())

    def with_the_text(self) -> list[Path]:
        """The files that have a run of the article that went, or goes."""
        return [each for each in self.files if has_run(each.read_bytes())]

    def is_whole(self) -> bool:
        """Whether the article is there with all that it had; else nothing of it is."""
        assert examine(self.path).findings == ()
        with Store.open(self.path) as store:
            there = [each.id for each in store.documents()]
            spans = store.layer(ADA.id, None).spans.values()
            numbers = sorted(each.number for each in store.documents())
        if self.documents[0].id in there:
            assert (numbers, len(spans)) == ([1, 2, 3], 3)
            return True
        assert (numbers, len(spans)) == ([2, 3], 2)
        return False


def has_run(data: bytes) -> bool:
    """Whether 32 bytes of the article stand anywhere."""
    text = TEXTS[0].encode()
    return any(text[at : at + RUN] in data for at in range(len(text) - RUN + 1))


def make_scene(path: Path) -> Scene:
    """Three linked articles, people who quote the first of them everywhere, and two backups."""
    with Store.open(path, create=True) as store:
        documents = import_story(store, TEXTS)
        spans = [
            make_span(document, text, 10, 60, note=NOTE)
            for document, text in zip(documents, TEXTS, strict=True)
        ]
        for span in spans:
            store.commit(make_step(made(span), title=f"statistic “{QUOTED}”"))
        back_up(path, "daily", at=datetime(2026, 1, 1, tzinfo=UTC))
        links = [make_link(spans[0], spans[1], note=QUOTED), make_link(spans[1], spans[2])]
        store.commit(make_step(made(*links), title=f"linked “{QUOTED}”"))
        (last,) = (each for each in store.records(Span) if each.id == spans[2].id)
        store.commit(make_step([changed(last, note="plain")], title="note"))
        store.commit(make_step([changed(documents[1], supersedes=documents[0].id)]))
        store.save_place(ADA.id, "{}", "strike")
        back_up(path, "daily", at=datetime(2026, 2, 1, tzinfo=UTC))
    return Scene(path, documents)
