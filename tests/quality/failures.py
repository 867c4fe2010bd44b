"""What goes wrong, to be read one by one. Stories that are held out stay unread."""

from collections.abc import Iterator

from annotator.suggest.passage import Passage
from annotator.suggest.weights import LIKELY
from tests.quality.report import Stories
from tests.quality.running import Asked, run
from tests.quality.story import Half, Story
from tests.quality.systems import engine

MOST = 3
"""Rows within which the right one should be."""


def failures(found: Stories) -> Iterator[str]:
    """The cases whose passage is not found, not exact, or suggested where there is none."""
    for stories in found.values():
        read = [story for story in stories if story.half == Half.TUNE]
        for asked in run(engine(), read):
            fault = _fault(asked)
            if fault:
                yield from _paragraph(asked, fault)


def _fault(asked: Asked) -> str:
    outcome = asked.outcome
    if not outcome.is_there:
        return "suggested" if outcome.confidence >= LIKELY else ""
    if not 0 < (outcome.rank or 0) <= MOST:
        return f"rank {outcome.rank}"
    return "" if outcome.exact and outcome.exact <= MOST else f"bounds, rank {outcome.rank}"


def _paragraph(asked: Asked, fault: str) -> Iterator[str]:
    case = asked.case
    sure = asked.outcome.confidence
    yield f"\n{asked.story.name}, {case.fact.name}, {case.document} ({fault}, {sure:.2f})"
    yield f"  asked:  {_words(asked.story, case.query)}"
    for each in case.wanted:
        yield f"  wanted: {_words(asked.story, each)}"
    for each in asked.answers.passages[:MOST]:
        yield f"  found:  {_words(asked.story, each)}"


def _words(story: Story, passage: Passage) -> str:
    text = next(each.text for each in story.articles if each.id == passage.document)
    return " ".join(text[passage.start : passage.end].split())
