"""Suggestions for passages that a program asks about, in the articles of their story."""

from collections.abc import Mapping, Sequence

from annotator.session.suggesting.asking_file import Question
from annotator.session.suggesting.company import Companies
from annotator.session.suggesting.comparing import LOOKED_THROUGH, company
from annotator.storage.store import Store
from annotator.suggest.passage import Article
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.table import shipped


class Answering:
    """Answers one question after the other; those about one story share what is compared.

    In a story of more than `TOGETHER` articles the `NEAREST` to the question's are compared.
    """

    def __init__(
        self, store: Store, *, top: int, whole_sentences: bool, semantic: bool = False
    ) -> None:
        """`top` suggestions are given for each other article; `semantic`: by a sentence model too.

        Raises:
            NoModel: there is no sentence model.
        """
        self._embedder = SemanticEmbedder.open() if semantic else None
        self._store = store
        self._companies = Companies(store)
        self._top = top
        self._whole_sentences = whole_sentences
        self._compared: tuple[str, ...] = ()
        self._scope = Scope(())

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the articles that the last question was about, by id."""
        return {each.id: each.text for each in self._scope.articles.values()}

    def suggestions(self, question: Question) -> list[Suggestion]:
        """What is suggested in all other articles, best first."""
        self._compare(question.passage.document)
        found = suggest(
            self._scope,
            Query((question.passage,)),
            top=self._top,
            whole_sentences=self._whole_sentences,
        )
        ranked = [each for suggestions in found.values() for each in suggestions]
        return sorted(ranked, key=lambda each: -each.rank)

    def _compare(self, document: str) -> None:
        """Have the articles that a question about this one looks at."""
        story = self._companies.story_of(document)
        compared = company(story, (document,), (), self._nearest)
        if compared == self._compared:
            return
        articles = [Article(each, self._companies.text(each)) for each in compared]
        repeated = self._companies.repeated(compared)
        self._scope = Scope(
            articles, table=shipped(), embedder=self._embedder, seen_elsewhere=repeated
        )
        while not self._scope.advance(1):
            pass
        self._compared = compared

    def _nearest(self, document: str) -> Sequence[str]:
        return self._store.nearest(document, LOOKED_THROUGH)
