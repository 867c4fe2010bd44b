"""What the open story says now, committed or not."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from annotator.domain.document import Document
from annotator.domain.label import Label, LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Change, Record


class Draft:
    """One annotator's layer of a story, its documents and the label set, changed by changes.

    Changes of other stories and other annotators pass it by.
    """

    def __init__(
        self,
        story: str,
        layer: Layer,
        labels: LabelSet,
        documents: Mapping[str, Document],
        texts: Mapping[str, str],
    ) -> None:
        self.story = story
        self.layer = layer
        self.labels = labels
        self.documents = dict(documents)
        self.texts = dict(texts)
        self._watcher: Callable[[list[Record]], None] = lambda records: None

    @property
    def annotator(self) -> str:
        """The id of the annotator whose layer it is."""
        return self.layer.annotator

    @property
    def in_order(self) -> list[Document]:
        """The documents of the story by number; one that was just moved elsewhere is gone."""
        here = (each for each in self.documents.values() if each.story == self.story)
        return sorted(here, key=lambda document: document.number)

    def number(self, document: str) -> str:
        """What an article is called in a title: its number, or `?` for one of another story."""
        known = self.documents.get(document)
        return str(known.number) if known is not None else "?"

    def copy(self) -> "Draft":
        """A draft that says the same and goes its own way from here, as one of what is committed.

        The texts are shared.
        """
        other = Draft(self.story, self.layer.copy(), self.labels, self.documents, {})
        other.texts = self.texts
        return other

    def watch(self, watcher: Callable[[list[Record]], None]) -> None:
        """Have `watcher` told, from now on, of the rows that have just changed."""
        self._watcher = watcher

    def apply(self, changes: Iterable[Change]) -> None:
        """Make everything what it is after the changes."""
        # A dismissal is known by its span, which may come back in the same step.
        spans_first = sorted(changes, key=lambda change: not isinstance(change.after, Span))
        here = [change for change in spans_first if self._takes(change)]
        self._watcher([change.after for change in here])

    def revert(self, changes: Iterable[Change]) -> None:
        """Make everything what it was before the changes."""
        changes = list(changes)
        for change in reversed(changes):
            if change.before is not None:
                self._set(change.before)
            elif isinstance(change.after, Label):
                self._drop_label(change.after)
            if self.concerns(change.after):
                self.layer.revert((change,))
        self._watcher([change.after for change in changes])

    def concerns(self, record: Record) -> bool:
        """Whether a row belongs to this annotator's layer of this story, or to all."""
        match record:
            case Document():
                return record.id in self.documents
            case Label():
                return True
            case Link():
                known = record.a in self.layer.spans or record.b in self.layer.spans
                known = known or record.id in self.layer.links
            case Span():
                known = record.document in self.documents or record.id in self.layer.spans
            case Dismissal():
                known = self._has_subject(record) or record.id in self.layer.dismissals
            case _:
                known = record.document in self.documents
        return known and record.annotator == self.annotator

    def outgrown_by(self, changes: Sequence[Change]) -> bool:
        """Whether changes bring or take documents, or links to spans that are not known here."""
        spans = {each.after.id for each in changes if isinstance(each.after, Span)}
        spans |= self.layer.spans.keys()
        for change in changes:
            match change.after:
                case Document() as document:
                    here = document.story == self.story and document.deleted_at is None
                    if here != (document.id in self.documents):
                        return True
                case Link(annotator=self.annotator, deleted_at=None) as link:
                    if (link.a in spans) != (link.b in spans):
                        return True
        return False

    def live(self, record: Record) -> Record | None:
        """The row with the id of `record` as it stands now, or none where it is not alive here."""
        match record:
            case Document():
                return self.documents.get(record.id)
            case Label():
                return self.labels.get(record.id)
            case _:
                return self.layer.live(record)

    def _has_subject(self, dismissal: Dismissal) -> bool:
        """Whether what a passage was refused for is in the story: a span, or one of a pair."""
        if dismissal.span is None:
            return any(document in self.documents for document in dismissal.documents)
        span = self.layer.spans.get(dismissal.span)
        return span is not None and span.document in self.documents

    def _takes(self, change: Change) -> bool:
        """Apply a change, if it belongs here."""
        concerned = self.concerns(change.after)
        if concerned:
            self._set(change.after)
            self.layer.apply((change,))
        return concerned

    def _set(self, record: Record) -> None:
        if isinstance(record, Document) and record.id in self.documents:
            self.documents[record.id] = record
        elif isinstance(record, Label):
            self._drop_label(record)
            self.labels = LabelSet([*self.labels, record])

    def _drop_label(self, record: Label) -> None:
        self.labels = LabelSet(label for label in self.labels if label.id != record.id)
