"""The lines on the terminal when the screens are gone."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.cli import farewell
from annotator.cli.farewell import tell_sitting
from annotator.cli.settings import Settings
from annotator.domain.story import StorySummary
from annotator.session.sitting_summary import SittingSummary
from annotator.storage.store import Store

STORY = StorySummary("strike", 5, 9, 7, 2, 1, 14, None)
MUCH = {
    ("span", "made"): 1_012,
    ("span", "changed"): 2,
    ("link", "made"): 1,
    ("link", "changed"): 1,
    ("link", "deleted"): 1,
    ("absence", "made"): 3,
    ("completion", "made"): 2,
    ("label", "changed"): 1,
}

Told = Callable[[SittingSummary, Settings], list[str]]


@pytest.fixture
def told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """What is said of figures, line by line."""

    def tell(summary: SittingSummary, settings: Settings) -> list[str]:
        monkeypatch.setattr(farewell, "sitting_summary", lambda *_: summary)
        tell_sitting(settings, "ada", "x", "2026")
        out, err = capsys.readouterr()
        assert out == "", "standard output is data"
        return err.splitlines()

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANNOTATOR_DB", raising=False)
    Store.open(tmp_path / "annotations.db", create=True).close()
    return tell


def test_a_sitting_with_much_of_everything(told: Told) -> None:
    other = StorySummary("flood", 2, 0, 0, 2, 1_000, 0, None)
    assert told(SittingSummary(Counter(MUCH), 1, 7_380, STORY, [other, STORY]), Settings()) == [
        "Saved: 1,012 tags, 1 link, 3 “nothing here”, 2 articles complete and 1 verdict in 2:03 "
        "hours; 4 changed, 1 deleted. `annotator` goes on from here.",
        "strike: 2 of 5 articles complete · 14 open · 1 flagged",
        "all: 1 of 2 stories complete · 14 open · 1,001 flagged",
    ]


def test_one_with_little(told: Told) -> None:
    here = Settings(db=Path.cwd() / "annotations.db", name="Ana B")
    little = Counter({("span", "deleted"): 1})
    said = told(SittingSummary(little, 0, 95, STORY), here)
    assert said[0].startswith("Saved: nothing new in 2 minutes; 1 deleted. `annotator --db=/")
    assert said[0].endswith(" '--as=Ana B'` goes on from here.")
    assert told(SittingSummary(Counter(), 0, 600, STORY), Settings()) == [
        "Nothing was changed. `annotator` goes on from here."
    ]
