"""All that a report of a batch says, gathered once for whichever form it is written in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.domain.verdict import Judgement, Objection, SignOff, Verdict
from annotator.session.draft import Draft
from annotator.session.reviewing.change import change_of
from annotator.session.reviewing.naming import Aliases, aliases_of
from annotator.session.reviewing.reading import read_draft, read_item
from annotator.session.reviewing.signable import Signable, read_signable
from annotator.session.reviewing.signing import signature
from annotator.session.reviewing.summary import Summary, sum_up
from annotator.session.reviewing.wording import item_words, verdict_words
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Word:
    """A word about a verdict: an objection, or the answer to one."""

    who: str
    """What its author is called in the report."""
    comment: str


@dataclass(frozen=True, slots=True)
class ReportedVerdict:
    """A verdict that holds."""

    verdict: Verdict
    words: str
    """What it says: `should be testimony`."""
    thread: tuple[Word, ...]
    """What was said of it since, oldest first."""


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """One item, with what holds of it."""

    item: BatchItem
    alias: str
    """What its annotator is called."""
    document: Document | None
    """The article that it is read in, as it is now; none: it was purged."""
    quote: str
    """The text there; of a link that of its span `a`, of an absence that of its span."""
    what: str
    """What is judged, in words."""
    held: tuple[ReportedVerdict, ...]
    """What is missing first, then the verdict; empty: it is not judged."""
    changed: str
    """What became of its row since it was drawn, in words; empty: nothing."""

    @property
    def story(self) -> str:
        """The story that it is read in."""
        return "" if self.document is None else self.document.story

    @property
    def article(self) -> str:
        """The number and the name of the article that it is read in."""
        return "?" if self.document is None else f"{self.document.number} {self.document.name}"

    @property
    def has_finding(self) -> bool:
        """Whether anything is wrong or in question."""
        return any(each.verdict.judgement is not Judgement.ACCEPT for each in self.held)


@dataclass(frozen=True, slots=True)
class Report:
    """One batch as it stands."""

    batch: Batch
    number: int
    """`batch 3` is the third that was drawn."""
    reviewer: str
    """What the reviewer is called."""
    annotators: tuple[str, ...]
    """What the annotators are called, in the order of their numbers."""
    labels: LabelSet
    summary: Summary
    items: tuple[ReportedItem, ...]
    """By place."""
    signed: SignOff | None
    """The signature that holds, or none."""
    signature: str
    """The name in it; empty where nobody has a name."""
    void: str
    """Why the last signature does not hold any more, in a sentence; empty: it does, or is none."""


def gather(store: Store, number: int, batch: Batch, *, anonymous: bool = False) -> Report:
    """Read a batch and all it is about, of one moment.

    `anonymous`: nobody has a name in it, the reviewer neither.
    """
    with store.snapshot():
        aliases = aliases_of(store, batch, anonymous=anonymous)
        signable = read_signable(store, batch)
        found = signature(store, batch, signable)
        name = "" if found.holds is None or anonymous else found.holds.name
        return Report(
            batch=batch,
            number=number,
            reviewer=aliases.name(batch.reviewer),
            annotators=tuple(aliases.all.values()),
            labels=store.labels(),
            summary=sum_up(store, signable, aliases),
            items=tuple(_Reading(store, signable, aliases).items()),
            signed=found.holds,
            signature=name,
            void=found.void,
        )


class _Reading:
    """Reads what the items are about; each layer of a story once."""

    def __init__(self, store: Store, signable: Signable, aliases: Aliases) -> None:
        self._store = store
        self._signable = signable
        self._aliases = aliases
        self._documents: dict[str, Document | None] = {}
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._threads: defaultdict[str, list[Objection]] = defaultdict(list)
        for objection in store.objections(signable.batch.id):
            self._threads[objection.verdict].append(objection)

    def items(self) -> Iterator[ReportedItem]:
        """The items by place."""
        for item in self._signable.items:
            document = self._document(item.document)
            story = "" if document is None else document.story
            draft = self._draft(item.annotator, story)
            changed = change_of(item, self._signable.revisions)
            about = read_item(self._store, draft, item, changed)
            standing = self._signable.standings[item.place]
            held = [*standing.missing, *([standing.verdict] if standing.verdict else [])]
            yield ReportedItem(
                item=item,
                alias=self._aliases.name(item.annotator),
                document=document,
                quote=draft.texts.get(item.document, "")[item.start : item.end],
                what=item_words(draft, about),
                held=tuple(
                    ReportedVerdict(
                        each,
                        verdict_words(draft, about, each),
                        tuple(self._thread(each)),
                    )
                    for each in held
                ),
                changed=changed,
            )

    def _thread(self, verdict: Verdict) -> Iterator[Word]:
        for each in self._threads[verdict.id]:
            yield Word(self._aliases.name(each.author), each.comment)

    def _document(self, document: str) -> Document | None:
        """The article, alive or not."""
        if document not in self._documents:
            self._documents[document] = self._store.document(document)
        return self._documents[document]

    def _draft(self, annotator: str, story: str) -> Draft:
        key = annotator, story
        if key not in self._drafts:
            self._drafts[key] = read_draft(self._store, *key)
        return self._drafts[key]
