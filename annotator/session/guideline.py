"""What annotators go by: the guideline that counts, its versions, and writing another one."""

from functools import cache
from importlib.resources import files

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused, UnusableInput
from annotator.domain.guideline import LONGEST, Guideline, shipped, written
from annotator.session.annotators import made_known
from annotator.storage.store import Store
from annotator.text.normalise import TextRefused, normalise


@cache
def shipped_guideline() -> Guideline:
    """The one that counts where nobody has written one."""
    path = files("annotator.session").joinpath("data", "guideline.md")
    return shipped(normalise(path.read_text(encoding="utf-8")))


def guideline_in_force(store: Store) -> Guideline:
    """The guideline that counts now."""
    return store.guideline() or shipped_guideline()


def guideline_versions(store: Store) -> list[Guideline]:
    """All versions, the one that ships first, the one that counts last."""
    return [shipped_guideline(), *store.guidelines()]


def find_version(store: Store, given: str) -> Guideline:
    """The version whose hash begins as given.

    Raises:
        Refused: there is none, or there are several with different texts.
    """
    wanted = given.strip().casefold()
    found = {each.hash: each for each in guideline_versions(store) if each.hash.startswith(wanted)}
    if len(found) != 1:
        which = "Several versions" if found else "No version"
        raise Refused(
            f"{which} of the guideline: the hash “{given}”.",
            "“annotator guideline list” lists them.",
        )
    return next(iter(found.values()))


def write_guideline(store: Store, text: str, by: Annotator, seen: Guideline) -> Guideline | None:
    """Let a text be the guideline from now on; none where that is what counts already.

    `by` is made known to the database; `seen` is what counted when the text was begun.

    Raises:
        UnusableInput: the text is empty, too long, or cannot be stored.
        Refused: another one was written meanwhile.
        NotSaved: the database cannot take it now.
    """
    text = checked(text)
    if text == seen.text:
        return None
    counts = guideline_in_force(store)
    if counts.id != seen.id:
        raise Refused(
            f"{counts.annotator} has written another guideline meanwhile.",
            "Begin again with that one.",
        )
    version = written(text, made_known(store, by).id)
    store.add_guidelines([version])
    return version


def checked(text: str) -> str:
    """A text as it is stored, with one newline at its end.

    Raises:
        UnusableInput: it is empty, too long, or cannot be stored.
    """
    if not text.strip():
        raise UnusableInput("An empty guideline is not taken.")
    try:
        text = f"{normalise(text).rstrip()}\n"
    except TextRefused as error:
        raise UnusableInput(f"The guideline was not taken: {error}.") from error
    if len(text) > LONGEST:
        remedy = f"At most {LONGEST:,} are taken."
        raise UnusableInput(f"The guideline has {len(text):,} characters.", remedy)
    return text
