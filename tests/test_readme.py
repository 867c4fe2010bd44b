"""What the README says is what the program does."""

import re
import shutil
from pathlib import Path

from annotator.domain.link import Relation
from annotator.formats.native.shape import TYPES
from annotator.storage.store import Store
from tests import sample
from tests.pty.terminal import Terminal
from tests.readme import README, format_table, key_table, section, walk

NAMED_KEYS = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "F6": "f6"}

SEEN_FIRST = {"2": "4 ▹", "Q": "saved", "F6": "left", "q": "Fact matrix"}
"""What a person waits to see before a key."""


def test_the_key_table_is_that_of_the_commands() -> None:
    """`python -m tests.readme` writes it anew."""
    assert section("keys") == key_table()


def test_the_table_of_formats_is_that_of_the_registry() -> None:
    """`python -m tests.readme` writes it anew."""
    assert section("formats") == format_table()


def test_every_record_of_the_native_format_is_told() -> None:
    told = README.read_text("utf-8").partition("## The JSONL")[2].partition("\n## ")[0]
    assert {*TYPES} <= {*re.findall("`([a-z]+)`", told)}


def test_the_walk_through_the_seed_articles(tmp_path: Path) -> None:
    """The first run: the five minutes, key by key, leave what the README says they do."""
    shutil.copytree(sample.SEEDS, tmp_path / sample.SEEDS.name)
    with Terminal.python("-m", "annotator", size=(120, 40), cwd=tmp_path) as terminal:
        terminal.wait_for("Your name")
        terminal.type(f"{sample.ANNOTATOR}\r")
        terminal.wait_for("0 spans")
        for key in walk():
            if key in SEEN_FIRST:
                terminal.wait_for(SEEN_FIRST[key])
            if key in ("F6", "q"):
                # The screen that was opened before is left first.
                terminal.press("escape")
                terminal.wait_for("saved")
                terminal.quiet()
            if key in NAMED_KEYS or len(key) == 1:
                terminal.press(NAMED_KEYS.get(key, key))
            else:
                terminal.type(key)
            if key == "Esc":
                # What follows Escape at once would be Alt and that key.
                terminal.quiet()
        assert terminal.wait() == 0
    with Store.open(tmp_path / "annotations.db") as store:
        layer = store.layer(sample.ANNOTATOR, "seeds")
        numbers = {each.id: each.number for each in store.documents()}
    tagged = sorted((numbers[span.document], span.label) for span in layer.spans.values())
    assert tagged == [
        (1, "statistic"),
        (1, "testimony"),
        (2, "statistic"),
        (3, "statistic"),
        (4, "statistic"),
    ]
    relations = sorted(link.relation for link in layer.links.values())
    assert relations == [Relation.EQUIVALENT, Relation.PARTIAL, Relation.PARTIAL]
    assert [link.more is not None for link in layer.links.values()].count(True) == 1
    assert [numbers[absence.document] for absence in layer.absences.values()] == [5]
    assert not layer.dismissals
    assert [span.note for span in layer.spans.values() if span.note] == ["? hearsay"]
