"""Asking before an undo goes where the annotator is not looking."""

from collections.abc import Callable

from annotator.domain.step import Step
from annotator.session.asking import Choice, NeedsAnswer, Question
from annotator.session.undoing import REDID, UNDID

Border = tuple[str, str]
"""The sitting and the story of a step; each empty where it is the present one."""


class Crossings:
    """The borders to other sittings and other stories, each asked about once."""

    def __init__(self, sitting: str, story_of: Callable[[str], str | None]) -> None:
        """`sitting` is the present one; `story_of` names the story of a document that is not in
        the open one, and is `None` for one that is.
        """
        self._sitting = sitting
        self._story_of = story_of
        self._crossed: set[Border] = set()

    def ask(self, step: Step, place: tuple[str, int] | None, act: str, anyway: bool) -> None:
        """Raise `NeedsAnswer` before `act`, `undo` or `redo`, on a step done elsewhere.

        `place` is where the step shows. With `anyway`, or where it was answered before, nothing
        is asked.
        """
        story = self._story_of(place[0]) if place is not None else None
        border = (step.sitting if step.sitting != self._sitting else "", story or "")
        if border == ("", "") or border in self._crossed:
            return
        if not anyway:
            raise NeedsAnswer(_question(step, border, act))
        self._crossed.add(border)


def _question(step: Step, border: Border, act: str) -> Question:
    sitting, story = border
    where = [f"in the story “{story}”"] if story else []
    if sitting:
        day, minute = step.created_at[:10], step.created_at[11:16]
        where.append(f"in another sitting ({day} {minute} UTC)")
    title = step.title.removeprefix(UNDID).removeprefix(REDID)
    words = f"That was {', '.join(where)}: {title}."
    return Question(words, (Choice(True, f"{act} it all the same"),), "anyway")
