"""Lines that articles of other stories have too."""

from pathlib import Path

from annotator.domain.document import Annotator
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.opening import open_story
from annotator.session.suggesting.repeated import ENDS, LONGEST, RepeatedLines, short_lines

MENU = "Sign in to read more"


def take_in(desk: Desk, path: Path, by: Annotator) -> None:
    """Import a text as a story of its own."""
    options = ImportOptions(story=path.stem)
    desk.call(lambda store: import_paths(store, [path], by, options))


def test_the_short_lines_of_a_text_each_once() -> None:
    text = f"  one \n\none\n{'x' * (LONGEST + 1)}\ntwo"
    assert short_lines(text) == ["one", "two"]


def test_of_a_long_text_the_lines_at_its_ends() -> None:
    text = "\n".join(f"line {number}" for number in range(ENDS))
    found = short_lines(text)
    assert (found[0], found[-1]) == ("line 0", f"line {ENDS - 1}")
    assert "line 15000" not in found


def test_what_other_stories_repeat_becomes_known(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.db", create=True) as desk:
        ana = desk.call(lambda store: known_annotator(store, "Ana"))
        for story in ("one", "two", "three", "four"):
            path = tmp_path / f"{story}.txt"
            path.write_text(f"{MENU}\nWhat {story} tells.", encoding="utf-8")
            take_in(desk, path, ana)
        repeated = RepeatedLines(desk, open_story(desk, ana.id, "one").sitting)
        repeated.look()
        desk.call(lambda store: None)
        desk.call(lambda store: None)
        assert repeated.known == {MENU}
