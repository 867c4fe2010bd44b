"""The stories that a batch was drawn from, with what the reviewer says at each span."""

from collections import defaultdict

from annotator.domain.verdict import Judgement
from annotator.session.reporting.gathered import Report, ReportedItem
from annotator.session.reporting.page.story import Remark, StoryPage
from annotator.session.reporting.page.story import gather as gather_story
from annotator.storage.store import Store

SIGNS = {Judgement.ACCEPT: "✓", Judgement.UNSURE: "?"}
"""The sign of a judgement; every other one is an error."""

ERROR = "✗"


def batch_stories(store: Store, report: Report) -> list[StoryPage]:
    """The work of each annotator in each story of the batch, in the order of the items."""
    remarks: defaultdict[tuple[str, str], dict[str, Remark]] = defaultdict(dict)
    aliases: dict[str, str] = {}
    for item in report.items:
        aliases[item.item.annotator] = item.alias
        here = remarks[item.story, item.item.annotator]
        if item.held and item.item.record is not None:
            here[item.item.record] = _remark(item)
    return [
        gather_story(store, story, annotator, aliases[annotator], found)
        for (story, annotator), found in remarks.items()
        if story
    ]


def _remark(item: ReportedItem) -> Remark:
    held = item.held[-1]
    words = " · ".join(each for each in (held.words, held.verdict.comment) if each)
    return Remark(SIGNS.get(held.verdict.judgement, ERROR), words)
