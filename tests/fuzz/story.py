"""A database in which every screen has something to show."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.pty.hostile_story import write_story
from tests.session.review_file import FILE
from tests.session.stores import lines, new_store, take

PEOPLE = ("ana", "bo", "cy", "new")
"""Two with layers that differ, the reviewer of a batch, and one who has done nothing yet."""

STORY = "strike"
WORDS = "Over 10,000 workers walked out on Monday."
TEXTS = (
    f"{WORDS} “I ran,” said Ana.\n\nThe ministry denied it.\n\nRead more: our newsletter.",
    "📰 More than ten thousand workers went on strike, the union said.\n\nRead more",
    "The ministry put the number of strikers at 4,000.\n“We are tired,” a nurse said.",
    "",
)


def _articles() -> Iterator[dict[str, Any]]:
    for number, text in enumerate(TEXTS, start=1):
        if text:
            head = {"type": "document", "id": f"w{number}", "key": f"w{number}", "number": number}
            yield {**head, "story": STORY, "title": f"Article {number}", "text": text}


def _layer(person: str, end: int) -> Iterator[dict[str, Any]]:
    """Spans of one person, of which the first ends where nobody else's does, and links."""
    extents = {"w1": (0, end), "w2": (2, 40), "w3": (0, 20)}
    for document, (start, to) in extents.items():
        ids = {"type": "span", "id": f"{person}.{document}", "document": document}
        yield {**ids, "start": start, "end": to, "label": "statistic", "annotator": person}
    ends = {"a": f"{person}.w1", "b": f"{person}.w2"}
    relation = "equivalent" if person == "ana" else "partial"
    yield {"type": "link", **ends, "relation": relation, "annotator": person}


def write_database(folder: Path, path: Path) -> None:
    """Make the database: a plain story, a hostile one, and one with reviews."""
    write_story(folder / "hostile.jsonl")
    records = [*FILE, *_articles(), *_layer("ana", 19), *_layer("bo", len(WORDS) - 1)]
    with new_store(path) as store:
        for name, content in (
            ("hostile.jsonl", (folder / "hostile.jsonl").read_bytes()),
            ("story.jsonl", lines(*records)),
        ):
            assert not take(store, folder / name, content).refused
