"""A story in memory, and an annotator at it."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.document import Document
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.session.history import StepHistory
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from tests.factories import ADA, make_document

WORDS = "alpha beta gamma delta epsilon zeta eta theta"
"""What every article says; each word is a passage to tag."""


class Scene:
    """A sitting whose steps are all committed at once, into a list."""

    def __init__(
        self,
        articles: int = 4,
        *,
        sitting_id: str = "today",
        committed: Iterable[Step] = (),
        records: Iterable[LayerRecord] = (),
        documents: Iterable[Document] | None = None,
        text: str = WORDS,
    ) -> None:
        """`committed`: the steps of earlier sittings, oldest first; `records`: what they left."""
        numbers = range(1, articles + 1)
        made = [make_document(text, number=each, key=f"strike/{each}") for each in numbers]
        self.documents = list(documents) if documents is not None else made
        self.committed = list(committed)
        self.sitting = Sitting(
            sitting_id=sitting_id,
            story="strike",
            layer=Layer(ADA.id, records),
            labels=LabelSet(INITIAL_LABELS),
            documents={each.id: each for each in self.documents},
            texts={each.id: text for each in self.documents},
            history=StepHistory(ADA.id, self._load, len(self.committed)),
            seq=len(self.committed),
            story_of=lambda document: "elsewhere",
        )

    def _load(self, before: int, limit: int) -> list[Step]:
        older = [step for step in self.committed if (step.seq or 0) < before]
        return list(reversed(older))[:limit]

    def reopened(self, sitting_id: str = "tomorrow") -> "Scene":
        """The same story in another sitting."""
        scene = Scene(
            sitting_id=sitting_id,
            committed=self.committed,
            records=list(self.layer),
            documents=self.sitting.documents,
        )
        return scene

    def commit(self, planned: Planned) -> Planned:
        """Commit the step of an act, if it has one."""
        if planned.step is not None:
            done = replace(planned.step, seq=len(self.committed) + 1)
            self.committed.append(done)
            self.sitting.committed(done)
        return planned

    def span(self, article: int, word: str, label: str | None = "statistic") -> str:
        """The id of a new span on a word of an article."""
        start = WORDS.index(word)
        act = self.sitting.tag(self.id_of(article), start, start + len(word), label)
        span = self.commit(act).span
        assert span is not None
        return span

    def link(self, one: str, other: str, relation: Relation = Relation.EQUIVALENT) -> Link:
        """The link that two spans have after they were linked."""
        self.commit(self.sitting.link(one, other, relation))
        link = self.layer.link_between(one, other)
        assert link is not None
        return link

    def id_of(self, article: int) -> str:
        """The id of an article by its number."""
        return self.documents[article - 1].id

    @property
    def layer(self) -> Layer:
        """What the annotator has decided."""
        return self.sitting.layer

    def content(self) -> dict[str, LayerRecord]:
        """The live rows without what says when they were written."""
        return {
            record.id: replace(record, rev=0, step="", created_at="", updated_at="")
            for record in self.layer
        }

    def the(self, span: str) -> Span:
        """The live span with this id."""
        return self.layer.spans[span]


def extent_of(word: str) -> tuple[int, int]:
    """Where a word of `WORDS` stands."""
    start = WORDS.index(word)
    return start, start + len(word)
