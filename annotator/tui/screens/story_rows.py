"""The list of stories as rows: how far all of them are, which are listed, and each of them."""

from collections.abc import Sequence

from rich.cells import cell_len

from annotator.domain.story import StoryState, StorySummary
from annotator.tui.queue.listing import CURRENT, filled
from annotator.tui.screens.listed_stories import ListedStories
from annotator.tui.widgets.rows import Part, fitted

COLUMNS = (("complete", 9), ("spans", 7), ("links", 7), ("open", 7), ("flagged", 8))
"""Figures and the cells that each has, flush right."""

MINUTES_FROM = 100
"""Cells of a list in which `touched` has the time beside the day."""

DAY, MINUTE = 10, 16
"""Characters of a time stamp up to its day and up to its minute."""

NAMED = 24
"""Cells that the name has which is looked for."""


def heading(stories: Sequence[StorySummary], width: int) -> list[Part]:
    """How far the whole project is; without stories they are not known yet."""
    if not stories:
        return [Part(" Stories and articles", "strong"), Part("  reading …")]
    complete = sum(StoryState.COMPLETE.holds(each) for each in stories)
    still_open = sum(each.open for each in stories)
    flagged = sum(each.flagged for each in stories)
    told = [
        Part(" Stories and articles", "strong"),
        Part(f"  {complete:,} of {_stories(len(stories))} complete · {still_open:,} open · "),
        Part(f"{flagged:,} flagged", "key" if flagged else "text", "notes.flagged"),
    ]
    return told if width >= sum(cell_len(each.text) for each in told) else told[1:]


def filter_parts(stories: ListedStories) -> list[Part]:
    """The states that can be listed, with how many there are of each, and the name looked for."""
    parts = []
    for each in StoryState:
        number = sum(map(each.holds, stories.all))
        style = "active" if each is stories.state else "chip"
        parts += [Part(" "), Part(f" {each} {number:,} ", style, f"state:{each}")]
    if stories.name:
        name = fitted(stories.name, NAMED)
        parts += [Part(f"  “{name}” {len(stories.listed):,} ", "question", "find")]
    return parts


def column_heads(width: int) -> list[Part]:
    """What stands in each column."""
    names = "".join(f"{name:>{cells}}" for name, cells in COLUMNS)
    head = filled("   story", _name_width(width)) + names + "  touched"
    return [Part(fitted(head, width), "strong")]


def story_row(story: StorySummary, target: str, style: str, width: int) -> list[Part]:
    """A story with its figures; a click on it asks for `target`."""
    share = f"{story.complete}/{story.documents}"
    figures = (share, story.spans, story.links, story.open, story.flagged)
    mark = " " if style == "text" else CURRENT
    row = filled(f" {mark} {story.name}", _name_width(width))
    for figure, (_, cells) in zip(figures, COLUMNS, strict=True):
        row += f"{figure:>{cells}}" if isinstance(figure, str) else f"{figure:>{cells},}"
    touched = (story.touched or "")[: _touched_width(width)].replace("T", " ")
    return [Part(filled(f"{row}  {touched}", width), style, target)]


def _stories(number: int) -> str:
    return f"{number:,} stor{'y' if number == 1 else 'ies'}"


def _touched_width(width: int) -> int:
    return MINUTE if width >= MINUTES_FROM else DAY


def _name_width(width: int) -> int:
    figures = sum(cells for _, cells in COLUMNS)
    return max(12, width - figures - _touched_width(width) - 3)
