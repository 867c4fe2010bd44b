"""What the annotator did, newest first, and what of it can be undone and redone.

It is read from the committed steps, so it outlives the program. An undo and a redo name the step
that they are about; a step is undone when the newest of them is an undo.
"""

from collections.abc import Callable, Iterator

from annotator.domain.step import Record, Step, StepKind

PAGE = 50
"""How many steps are read at a time."""

Load = Callable[[int, int], list[Step]]
"""`load(before, limit)`: the annotator's newest committed steps with a `seq` under `before`."""


class StepHistory:
    """The steps of one annotator, read back as far as somebody asks."""

    def __init__(self, annotator: str, load: Load, seq: int = 0) -> None:
        """`seq`: the newest step to read; what is newer is added."""
        self._annotator = annotator
        self._load = load
        self._oldest = seq + 1
        self._newest_first: list[Step] = []
        self._known: set[str] = set()
        self._images: dict[str, Record] = {}
        self._exhausted = False

    def knows(self, step: str) -> bool:
        """Whether the step with this id was added, or has been read."""
        return step in self._known

    def image(self, record: str) -> Record | None:
        """The newest known image of a row, deleted ones and those of other stories included."""
        return self._images.get(record)

    def add(self, step: Step) -> None:
        """A step that was just done here, or committed elsewhere; then it stands by its `seq`."""
        place = 0
        if step.seq is not None:
            while place < len(self._newest_first) and self._is_newer(place, step.seq):
                place += 1
        self._newest_first.insert(place, step)
        self._known.add(step.id)
        for change in step.changes:
            self._images[change.after.id] = change.after

    def confirm(self, step: Step) -> None:
        """A step added before, now committed."""
        for place, known in enumerate(self._newest_first):
            if known.id == step.id:
                self._newest_first[place] = step
                return

    def drop(self, step: Step) -> None:
        """A step that was added and could not be committed."""
        self._newest_first = [each for each in self._newest_first if each.id != step.id]
        self._known.discard(step.id)
        for change in reversed(step.changes):
            if change.before is None:
                self._images.pop(change.after.id, None)
            else:
                self._images[change.after.id] = change.before

    def undoable(self) -> Step | None:
        """The newest step that was done and is not undone."""
        fate: dict[str | None, StepKind] = {}
        for step in self._own():
            if step.kind is not StepKind.DO:
                fate.setdefault(step.target, step.kind)
            elif fate.get(step.id) is not StepKind.UNDO:
                return step
        return None

    def last_act(self, step: Step) -> Step:
        """The newest act about a step that was done: itself, or one that undid or redid it."""
        about = (each for each in self._own() if step.id in (each.id, each.target))
        return next(about, step)

    def redoable(self) -> Step | None:
        """The newest undo that is not redone and has no newer act after it."""
        fate: set[str | None] = set()
        for step in self._own():
            if step.kind is StepKind.DO:
                return None
            if step.kind is StepKind.UNDO and step.target not in fate:
                return step
            fate.add(step.target)
        return None

    def _own(self) -> Iterator[Step]:
        """The annotator's acts, newest first; imports and the like are none."""
        place = 0
        while place < len(self._newest_first) or self._read_on():
            step = self._newest_first[place]
            place += 1
            bound = step.kind in (StepKind.DO, StepKind.UNDO, StepKind.REDO)
            if bound and step.annotator == self._annotator:
                yield step

    def _read_on(self) -> bool:
        """Read an older page; whether it had a step."""
        if self._exhausted:
            return False
        page = self._load(self._oldest, PAGE)
        self._exhausted = len(page) < PAGE
        for step in page:
            self._oldest = step.seq or 0
            self._newest_first.append(step)
            self._known.add(step.id)
            for change in step.changes:
                self._images.setdefault(change.after.id, change.after)
        return bool(page)

    def _is_newer(self, place: int, seq: int) -> bool:
        known = self._newest_first[place].seq
        return known is None or known > seq
