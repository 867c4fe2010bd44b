"""Sets as files without plain highlights tell them."""

from dataclasses import replace

from annotator.formats.told_sets import count_told_links, told_sets
from annotator.formats.training.account import Account, Fate, Remark
from tests.formats.training_data import PLAIN
from tests.formats.training_rows import SPANS


def test_highlights_are_no_members() -> None:
    """The first of three is a highlight: the others are a set by another name."""
    spans = tuple(
        replace(each, label=None) if each.id in ("strike-1:workers", "flood-1:rose") else each
        for each in SPANS.values()
    )
    account = Account()
    told: dict[str, str] = {}
    for bundle in replace(PLAIN, spans=spans).bundles():
        sets = told_sets(bundle)
        count_told_links(bundle, sets, account)
        told |= sets
    assert told == dict.fromkeys(("strike-2:workers", "strike-3:out"), "strike-2:workers")
    assert account.remarks == [
        Remark(Fate.CHANGED, "link", "only the set that it joins is told", 1),
        Remark(Fate.DROPPED, "link", "the format has no place for it", 6),
    ]
