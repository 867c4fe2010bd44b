"""Asking the engine, which works in a process of its own."""

import itertools
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.session.draft import Draft
from annotator.session.suggesting.ahead import Ahead, nothing_ahead
from annotator.session.suggesting.asked import Asked, Wanted
from annotator.session.suggesting.claims import query_for
from annotator.session.suggesting.comparing import TOGETHER, Compared, Nearest, company, nobody
from annotator.session.suggesting.crew import Crew
from annotator.session.suggesting.errands import AT_LEISURE, AT_ONCE, SOON, Errands, Work, one_slice
from annotator.session.suggesting.gathered import Came
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.worker import InProcess, Worker

TOP = 5
"""How many passages of an article are offered."""

SLICE = 0.02
"""Seconds of longer work that a question about a span waits for, about."""


def new_bench() -> Any:
    """What the worker works at; called in its process, which alone loads the engine."""
    from annotator.session.suggesting.bench import Bench

    return Bench()


class Scoring:
    """Questions about what may say the same, answered by another process.

    Whoever asks is never held up: what a question needs of the draft is read at once, all else
    happens in a thread that mostly waits for the process. That starts with the first question, not
    before; where it was killed another takes over, once. A story's texts go over once.

    Questions about a span go before longer work, which is done slice by slice: the pairs of the
    story, and comparing all its passages with all, which improves the order.
    """

    def __init__(
        self,
        worker: Callable[[Callable[[], Any]], Worker] = InProcess,
        *,
        bench: Callable[[], Any] = new_bench,
        nearest: Nearest = nobody,
        ahead: Callable[[], Ahead] = nothing_ahead,
        seen_elsewhere: Callable[[], Collection[str]] = frozenset,
        semantic: bool = False,
    ) -> None:
        """All that is given here is called in the thread, except `seen_elsewhere`.

        Args:
            worker: makes the one that works at a bench.
            bench: makes what it works at; it must be possible to import it by its name.
            nearest: the nearest articles of the database, which matter in a large story.
            ahead: looks up what was worked out ahead of the pairs of a story.
            seen_elsewhere: the lines known by now to be in articles of other stories too.
            semantic: whether sentence vectors help, where they are installed.
        """
        self.semantic = semantic
        """May be changed; then the next question is answered so."""
        self.seen_elsewhere = seen_elsewhere
        """May be changed, as another story is opened."""
        self._nearest = nearest
        self._ahead = ahead
        self._crew = Crew(lambda: worker(bench))
        self._errands = Errands("scoring")
        self._numbers = itertools.count(1)
        self._texts: Mapping[str, str] = {}
        """Those of the story that was asked about last."""
        self._at_leisure: tuple[Compared, int] | None = None
        """What is compared while nobody asks, or has been, and by which worker."""

    def warm(self, draft: Draft) -> Asked[None]:
        """Start the process and compare all passages, so that the first question finds it done.

        In a story of more than 50 articles that waits for the question, which says what to compare.
        """
        story = self._story(draft)
        if len(story.documents) > TOGETHER:
            story = replace(story, documents=())
        return self._ask(draft, AT_LEISURE, None, (), lambda: self._compare(draft.texts, story))

    def offers(
        self, draft: Draft, span: str, documents: Sequence[str], *, top: int = TOP
    ) -> Asked[dict[str, list[Offer]]]:
        """The best passages for a live span in each of the documents, best first.

        In a story of more than 50 articles a document has an answer only if it is among the
        nearest to the span's or if no more than 50 were asked about.
        """
        return self._about(draft, span, documents, "offers", tuple(documents), top)

    def differing(
        self, draft: Draft, span: str, document: str, *, top: int = TOP
    ) -> Asked[list[Offer]]:
        """The passages of a document on the same matter with other figures, the most so first."""
        return self._about(draft, span, (document,), "differing", document, top)

    def pairs(self, draft: Draft) -> Asked[list[PairOffer]]:
        """The mutual best pairs of the story, best first, those that are decided among them."""
        story = self._story(draft)

        def begin() -> Work:
            ahead = nothing_ahead() if story.semantic else self._ahead()
            few = len(story.documents) <= TOGETHER
            compare = self._pairs_together if few else self._pairs_one_by_one
            found = yield from compare(draft.texts, story, ahead)
            return self._crew.ask(draft.texts, story.documents, "queue", story.documents, found)

        return self._ask(draft, SOON, None, story.documents, begin)

    def close(self) -> None:
        """End the process, whatever it does; what is not answered is cancelled or refused."""
        self._errands.close()
        self._crew.stop()

    def _about(
        self, draft: Draft, span: str, documents: Sequence[str], act: str, *arguments: Any
    ) -> Asked[Any]:
        """Ask the bench's `act` about a span."""
        query, story = query_for(draft, span, documents), self._story(draft)
        members = [member.document for member in query.members]

        def act_once() -> Any:
            those = company(story.documents, members, documents, self._nearest)
            compared = replace(story, documents=those)
            answer = self._crew.ask(draft.texts, those, act, compared, query, *arguments)
            self._compare_at_leisure(draft.texts, compared)
            return answer

        return self._ask(draft, AT_ONCE, span, documents, lambda: one_slice(act_once))

    def _ask(
        self,
        draft: Draft,
        urgency: int,
        span: str | None,
        documents: Sequence[str],
        begin: Callable[[], Work],
    ) -> Asked[Any]:
        self._texts = draft.texts
        asked: Asked[Any] = Asked(Wanted(next(self._numbers), span, tuple(documents)))
        self._errands.add(asked, urgency, begin)
        return asked

    def _story(self, draft: Draft) -> Compared:
        documents = tuple(each.id for each in draft.in_order)
        return Compared(documents, self.semantic, frozenset(self.seen_elsewhere()))

    def _compare(self, texts: Mapping[str, str], compared: Compared) -> Work:
        """Have all passages compared with all, a slice at a time."""
        while not self._crew.ask(texts, compared.documents, "advance", compared, SLICE):
            yield
            self._refuse_other_than(texts)

    def _compare_at_leisure(self, texts: Mapping[str, str], compared: Compared) -> None:
        """Improve what was just answered by, if that is not under way; in the errands' thread."""
        now = (compared, self._crew.hired)
        if now == self._at_leisure:
            return
        self._at_leisure = now

        def begin() -> Work:
            for _ in self._compare(texts, compared):
                if now != self._at_leisure:
                    return
                yield

        self._errands.add(Asked(Wanted(0, None, ())), AT_LEISURE, begin)

    def _pairs_together(
        self, texts: Mapping[str, str], story: Compared, ahead: Ahead
    ) -> Generator[None, None, list[Came]]:
        """The pairs of a small story, of all its articles at once."""
        kept = [pairs for document in story.documents if (pairs := ahead(document)) is not None]
        if len(kept) == len(story.documents):
            return [Came(*each, ()) for each in zip(story.documents, kept, strict=True)]
        yield from self._compare(texts, story)
        found = self._crew.ask(texts, story.documents, "pairs", story)
        return [Came(story.documents[0], found, ())]

    def _pairs_one_by_one(
        self, texts: Mapping[str, str], story: Compared, ahead: Ahead
    ) -> Generator[None, None, list[Came]]:
        """The pairs of a large story, of each article and those nearest to it."""
        came = []
        for document in story.documents:
            those = company(story.documents, [document], (), self._nearest)
            found = ahead(document)
            if found is None:
                compared = replace(story, documents=those)
                found = self._crew.ask(texts, those, "pairs_of", compared, document)
            came.append(Came(document, found, those))
            yield
            self._refuse_other_than(texts)
        return came

    def _refuse_other_than(self, texts: Mapping[str, str]) -> None:
        if texts is not self._texts:
            raise AnnotatorError("Another story is open.")
