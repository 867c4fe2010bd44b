"""Opening a story, and remembering how it was left."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.step import Step
from annotator.domain.time_spent import TimeKey
from annotator.session.desk import Desk
from annotator.session.history import PAGE, Load, StepHistory
from annotator.session.place import Place
from annotator.session.sitting import Sitting
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """A story as it opens."""

    sitting: Sitting
    place: Place | None
    """How the annotator left it, or none the first time."""


def open_story(
    desk: Desk, annotator: str, story: str | None = None, *, sitting_id: str | None = None
) -> Opened:
    """Open a story for the annotator with this id: by default the last one, else the first.

    Everything is read in one turn of the desk. `sitting_id` is the run of the program, by default
    a new one. Raises `Refused` where there is no such story.
    """

    def story_of(document: str) -> str:
        known = desk.call(lambda store: store.document(document))
        return known.story if known is not None else "?"

    def load(store: Store) -> Opened:
        # First of all, so that what another program commits while this runs is taken in later by
        # `absorb`, a second time where what is read from here on has it already.
        seq = store.last_seq()
        name = story or _first_story(store, annotator)
        documents = {each.id: each for each in store.documents(name)}
        if not documents:
            raise Refused(f"There is no story “{name}”.", "“annotator documents” lists them.")
        texts = {each.id: store.text(each.text_sha256) for each in documents.values()}
        lengths = {each.id: each.length for each in documents.values()}
        sitting = Sitting(
            sitting_id=sitting_id or new_id(),
            story=name,
            layer=store.layer(annotator, name),
            labels=store.labels(),
            documents=documents,
            texts=texts,
            history=StepHistory(annotator, _older_steps(desk, annotator, seq), seq),
            seq=seq,
            story_of=story_of,
        )
        return Opened(sitting, Place.from_json(store.place(annotator, name), name, lengths))

    return desk.ask(load)


def save_place(
    desk: Desk, annotator: str, place: Place, times: Mapping[TimeKey, float] | None = None
) -> "Future[None]":
    """Remember how a story was left, which is then the annotator's last one, and these times."""
    return desk.submit(
        lambda store: store.save_place(annotator, place.to_json(), place.story, times)
    )


def _older_steps(desk: Desk, annotator: str, seq: int) -> Load:
    """Reads the annotator's steps a page at a time.

    The newest page, up to `seq`, is asked for at once: the first undo then waits for nothing.
    """

    def ask(before: int, limit: int) -> "Future[list[Step]]":
        return desk.submit(lambda store: store.steps(annotator, before=before, limit=limit))

    newest = ask(seq + 1, PAGE)
    return lambda before, limit: (newest if before > seq else ask(before, limit)).result()


def _first_story(store: Store, annotator: str) -> str:
    stories = [document.story for document in store.documents()]
    if not stories:
        raise Refused("There is nothing to annotate yet.", "“annotator import” takes articles in.")
    last = store.last_story(annotator)
    return last if last in stories else stories[0]
