"""A sample of what `python -m tests.effort` counts in full."""

from pathlib import Path

import pytest

from tests.effort.annotation import tags
from tests.effort.planning import Seen, best_plan
from tests.effort.report import TARGETS, mean_keys, table
from tests.effort.walking import tagged
from tests.tui.seat import USUAL, seated
from tests.tui.seeded import seed

NEWS = (
    "Guards beat them. They left, with two days off a year, for over 10,000 others of all ages.\n"
    "Nobody has said why."
)


def seen(caret: str, letters: dict[str, str], *, chosen: bool = False) -> Seen:
    """Somebody whose caret is on a word, with letters on others."""
    by_start = {NEWS.index(word): code for word, code in letters.items()}
    by_end = {NEWS.index(word) + len(word): code for word, code in letters.items()}
    return Seen(NEWS, NEWS.index(caret), chosen, by_start, lambda anchor: by_end)


@pytest.mark.parametrize(
    ("before", "target", "label", "plan"),
    [
        (seen("beat", {}), "Guards beat them.", "testimony", "t"),
        (seen("beat", {}, chosen=True), "Guards beat them.", "testimony", "escape t"),
        (seen("beat", {}), "two days off a year", "statistic", ") s"),
        (
            seen("beat", {"over": "f"}),
            "over 10,000 others",
            "statistic",
            "comma f x greater_than_sign greater_than_sign s",
        ),
        (seen("beat", {}), "10,000", "statistic", "} b b b b b x s"),
        (seen("beat", {"days": "f"}), "two days", "statistic", "comma f x left_square_bracket s"),
        (
            seen("beat", {"off": "f", "for": "j"}),
            "off a year, for",
            "testimony",
            "comma f v comma j t",
        ),
        (seen("beat", {}), "uards", "testimony", None),
    ],
)
def test_the_fewest_keys_that_somebody_would_think_of(
    before: Seen, target: str, label: str, plan: str | None
) -> None:
    start = NEWS.index(target)
    found = best_plan(before, (start, start + len(target)), label)
    assert (" ".join(found.keys) if found else None) == plan


async def test_one_article_takes_no_more_keys_than_is_wanted(database_path: Path) -> None:
    """Each tag is made at the real screens, and comes out exactly as it is in the reading."""
    async with seated(seed(database_path), USUAL) as at:
        text = at.document(4).text_sha256
        mine = [each for each in tags("mira") if each.text_sha256 == text]
        done = [each async for each in tagged(at, mine)]
        assert [(each.start, each.end, each.label) for each in at.spans] == [
            (tag.start, tag.end, tag.label) for tag in mine
        ]
    assert {tag.label for tag in mine} >= set(TARGETS)
    for label, most in TARGETS.items():
        assert 1 < mean_keys(done, label) <= most
    assert len(table(done)) == 5
