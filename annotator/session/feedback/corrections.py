"""What reviewers found wrong in one annotator's work, and how far each is settled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.layer import Layer
from annotator.domain.verdict import Judgement, Objection, Verdict
from annotator.session.draft import Draft
from annotator.session.feedback.wanted import says_what_is_wanted
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.change import Revisions, change_of
from annotator.session.reviewing.reading import read_draft, read_item
from annotator.session.reviewing.standing import standing_of
from annotator.session.reviewing.wording import item_words, reason_words, verdict_words
from annotator.storage.store import Store
from annotator.text.extent import Extent

Said = tuple[str, BatchItem, Verdict]
"""A batch's id, one of its items, and a verdict on that."""

Thread = tuple[Objection, ...]
"""What was said of a verdict, oldest first."""


class State(StrEnum):
    """How far a correction is settled."""

    OPEN = "open"
    AGREED = "agreed"
    """The annotator's rows say what the reviewer wants."""
    OBJECTED = "objected"
    """The annotator has the last word: the reviewer has to answer."""
    UPHELD = "upheld"
    """The reviewer has answered, and keeps the verdict."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a reviewer found wrong, or asks."""

    batch: Batch
    number: int
    """`batch 3` is the third that was drawn."""
    about: AuditItem
    """What was judged: as it was then, and as its spans are now."""
    verdict: Verdict
    story: str
    """The story that it is read in now."""
    mine: str
    """What the annotator says, in words; empty of what is missing."""
    theirs: str
    """What the reviewer says, in words."""
    reason: str
    """Why, as far as the reviewer gave one."""
    state: State
    thread: Thread = ()
    """What was said of it since, oldest first."""

    @property
    def item(self) -> BatchItem:
        """The item of the batch that was judged."""
        return self.about.item

    @property
    def annotator(self) -> str:
        """The id of the annotator whose work it is."""
        return self.item.annotator

    @property
    def document(self) -> str:
        """The id of the document that it is read in."""
        return self.item.document

    @property
    def extent(self) -> Extent:
        """Where it is read, in code points; what is missing, where it should be."""
        missing = self.verdict.judgement is Judgement.MISSING
        passage = self.verdict.amendment.passage if missing else None
        return passage.extent if passage is not None else self.item.extent


def corrections(store: Store, annotator: str) -> list[Correction]:
    """What holds against the work of the annotator with this id, newest first."""
    with store.snapshot():
        said = [(batch.id, item, verdict) for batch, item, verdict in store.corrections(annotator)]
        return list(Gathering(store).corrections(said))


class Gathering:
    """Makes corrections of verdicts, reading each batch and each layer once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._batches = {
            batch.id: (number, batch) for number, batch in enumerate(store.batches(), start=1)
        }
        self._stories = {each.id: each.story for each in store.documents()}
        self._drafts: dict[tuple[str, str], Draft] = {}

    def corrections(self, said: Iterable[Said]) -> Iterator[Correction]:
        """Those of the verdicts that hold, in their order."""
        of_batch: dict[str, _Read] = {}
        for batch, item, verdict in said:
            if batch not in of_batch:
                of_batch[batch] = _read(self._store, batch)
            read = of_batch[batch]
            standing = standing_of(read.verdicts[item.place])
            if verdict == standing.verdict or verdict in standing.missing:
                changed = change_of(item, read.revisions)
                thread = tuple(read.threads[verdict.id])
                yield self._correction(batch, item, verdict, changed, thread)

    def _correction(
        self, batch: str, item: BatchItem, verdict: Verdict, changed: str, thread: Thread
    ) -> Correction:
        story = self._stories.get(item.document, "")
        draft = self._draft(item.annotator, story)
        about = read_item(self._store, draft, item, changed)
        missing = verdict.judgement is Judgement.MISSING
        number, drawn = self._batches[batch]
        return Correction(
            batch=drawn,
            number=number,
            about=about,
            verdict=verdict,
            story=story,
            mine="" if missing else item_words(draft, about),
            theirs=_theirs(draft, about, verdict),
            reason=reason_words(verdict),
            state=state_of(draft.layer, about, verdict, thread),
            thread=thread,
        )

    def _draft(self, annotator: str, story: str) -> Draft:
        key = annotator, story
        if key not in self._drafts:
            self._drafts[key] = read_draft(self._store, *key)
        return self._drafts[key]


def _theirs(draft: Draft, about: AuditItem, verdict: Verdict) -> str:
    """What the reviewer says; why something should not be there is said beside it."""
    if verdict.judgement is Judgement.SPURIOUS:
        return "should not be there"
    return verdict_words(draft, about, verdict)


def state_of(layer: Layer, about: AuditItem, verdict: Verdict, thread: Thread) -> State:
    """How far it is settled; `layer` is the annotator's as it is."""
    if says_what_is_wanted(layer, about, verdict):
        return State.AGREED
    if not thread:
        return State.OPEN
    return State.OBJECTED if thread[-1].author == about.item.annotator else State.UPHELD


@dataclass(frozen=True, slots=True)
class _Read:
    """What was said in one batch."""

    verdicts: Mapping[int, list[Verdict]]
    """By place, oldest first."""
    threads: Mapping[str, list[Objection]]
    """By verdict, oldest first."""
    revisions: Revisions


def _read(store: Store, batch: str) -> _Read:
    verdicts: defaultdict[int, list[Verdict]] = defaultdict(list)
    threads: defaultdict[str, list[Objection]] = defaultdict(list)
    for verdict in store.verdicts(batch):
        verdicts[verdict.place].append(verdict)
    for objection in store.objections(batch):
        threads[objection.verdict].append(objection)
    return _Read(verdicts, threads, store.revisions(batch))
