"""The worker's side of the scoring: the texts, the engine, and answers as offers."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from annotator.domain.candidate import Candidate
from annotator.session.suggesting.comparing import Compared
from annotator.session.suggesting.gathered import Came, Gathered
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.offers import offer, pair_offers
from annotator.session.suggesting.story_pairs import explained
from annotator.session.suggesting.work import candidates
from annotator.suggest.differing import differing
from annotator.suggest.embedding import Embedder
from annotator.suggest.pairing import MOST
from annotator.suggest.passage import Article
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.table import shipped

SCOPES = 3
"""Scopes that are kept: of the story, or of the spans chosen last in a large one."""


class Bench:
    """Texts by document id, and what is worked out about them, the latest kept."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._scopes: OrderedDict[Compared, Scope] = OrderedDict()

    def take(self, document: str, text: str) -> None:
        """Have the text of a document."""
        self._texts[document] = text

    def forget(self) -> None:
        """Drop all texts: another story is opened."""
        self._texts.clear()
        self._scopes.clear()

    def advance(self, compared: Compared, seconds: float) -> bool:
        """Compare all passages with all for about `seconds`; whether that is done."""
        return self._scope(compared).advance(seconds)

    def offers(
        self, compared: Compared, query: Query, documents: Sequence[str], top: int
    ) -> dict[str, list[Offer]]:
        """The best passages of each of the documents that are compared, best first."""
        wanted = [each for each in documents if each in compared.documents]
        found = suggest(self._scope(compared), query, wanted, top=top)
        return {
            document: [offer(each, self._texts[document]) for each in suggestions]
            for document, suggestions in found.items()
        }

    def differing(self, compared: Compared, query: Query, document: str, top: int) -> list[Offer]:
        """The passages of a document by how much their figures differ, the most first."""
        found = differing(self._scope(compared), query, document, top=top)
        return [offer(each, self._texts[document]) for each in found]

    def pairs(self, compared: Compared) -> list[Candidate]:
        """The mutual best pairs of what is compared, best first."""
        return candidates(self._scope(compared))

    def pairs_of(self, compared: Compared, document: str) -> list[Candidate]:
        """Those of one document and each of the others."""
        documents = tuple(dict.fromkeys((document, *compared.documents)))
        return candidates(self._made(replace(compared, documents=documents), first_only=True))

    def queue(self, documents: Sequence[str], came: Iterable[Came]) -> list[PairOffer]:
        """What came of comparing the articles of a story, as offers, best first."""
        gathered = Gathered(documents)
        for each in came:
            gathered.add(each)
        articles = [Article(each, self._texts[each]) for each in documents]
        return [
            PairOffer(*pair_offers(pair, self._texts), label=None)
            for pair in explained(gathered.best_first(MOST), articles)
        ]

    @cached_property
    def _model(self) -> Embedder:
        """The sentence model; raises `NoModel` where there is none."""
        return SemanticEmbedder.open()

    def _scope(self, compared: Compared) -> Scope:
        scope = self._scopes.pop(compared, None) or self._made(compared)
        self._scopes[compared] = scope
        if len(self._scopes) > SCOPES:
            self._scopes.popitem(last=False)
        return scope

    def _made(self, compared: Compared, *, first_only: bool = False) -> Scope:
        return Scope(
            [Article(each, self._texts[each]) for each in compared.documents],
            table=shipped(),
            embedder=self._model if compared.semantic else None,
            seen_elsewhere=compared.seen_elsewhere,
            first_only=first_only,
        )
