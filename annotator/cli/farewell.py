"""What is said on the terminal when the screens are gone: what was done, and what is open."""

from collections.abc import Iterator, Sequence

from annotator.cli.hints import going_on
from annotator.cli.output import counted, narrate
from annotator.cli.settings import Settings
from annotator.domain.story import StoryState, StorySummary
from annotator.session.sitting_summary import SittingSummary, sitting_summary
from annotator.storage.store import Store

PATIENCE = 0.3
"""Seconds that somebody who quits waits for another program's lock."""

NOUNS = {
    "span": ("tag", "tags"),
    "link": ("link", "links"),
    "absence": ("“nothing here”", "“nothing here”"),
    "dismissal": ("refused passage", "refused passages"),
    "completion": ("article complete", "articles complete"),
    "adjudication": ("decision", "decisions"),
}
"""What is told of what was made, in this order: of one, and of more."""


def tell_sitting(settings: Settings, annotator: str, sitting: str, since: str) -> None:
    """Tell what came of a sitting; `annotator` and `sitting` are ids, `since` is its beginning.

    Raises `AnnotatorError` where the database cannot be read now.
    """
    with Store.open(settings.database, wait=PATIENCE) as store:
        summary = sitting_summary(store, annotator, sitting, since)
    back = f"`{going_on(settings)}` goes on from here."
    if summary.is_empty:
        narrate(f"Nothing was changed. {back}")
        return
    narrate(f"Saved: {_done(summary)}. {back}")
    if summary.story is not None:
        narrate(_open(summary.story))
    if summary.all_stories:
        narrate(_all(summary.all_stories))


def _done(summary: SittingSummary) -> str:
    """`12 tags, 9 links and 2 verdicts in 24 minutes; 1 changed, 2 deleted`."""
    made = [
        f"{number:,} {one if number == 1 else more}"
        for kind, (one, more) in NOUNS.items()
        if (number := summary.rows.get((kind, "made"), 0))
    ]
    if summary.verdicts:
        made.append(counted(summary.verdicts, "verdict"))
    words = " and ".join(filter(None, (", ".join(made[:-1]), *made[-1:]))) or "nothing new"
    rest = ", ".join(_rest(summary))
    return f"{words}{_duration(summary.seconds)}{f'; {rest}' if rest else ''}"


def _rest(summary: SittingSummary) -> Iterator[str]:
    for became in ("changed", "deleted"):
        number = sum(n for (_, each), n in summary.rows.items() if each == became)
        if number:
            yield f"{number:,} {became}"


def _duration(seconds: float) -> str:
    """` in 24 minutes`; of less than one nothing."""
    minutes = round(seconds / 60)
    if not minutes:
        return ""
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f" in {counted(minutes, 'minute')}"
    return f" in {hours}:{minutes:02} hours"


def _open(story: StorySummary) -> str:
    complete = f"{story.complete} of {counted(story.documents, 'article')} complete"
    return f"{story.name}: {complete}{_left([story])}"


def _all(stories: Sequence[StorySummary]) -> str:
    complete = sum(map(StoryState.COMPLETE.holds, stories))
    return f"all: {complete:,} of {counted(len(stories), 'story')} complete{_left(stories)}"


def _left(stories: Sequence[StorySummary]) -> str:
    flagged = sum(each.flagged for each in stories)
    told = f" · {flagged:,} flagged" if flagged else ""
    return f" · {sum(each.open for each in stories):,} open{told}"
