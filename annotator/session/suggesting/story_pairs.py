"""The pairs of a story, worked out ahead or now.

Both give the same: the candidates that `work.score` makes of each article and its company, whether
by `annotator suggest --all`, by another engine or as somebody waits. Those that were worked out
ahead count as long as their fingerprint is today's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.domain.candidate import Candidate
from annotator.session.suggesting.company import Companies
from annotator.session.suggesting.gathered import Came, Gathered, ends_of
from annotator.session.suggesting.work import score
from annotator.storage.store import Store
from annotator.suggest.confidence import band
from annotator.suggest.explaining import reasons
from annotator.suggest.idf import Idf
from annotator.suggest.pairing import MOST
from annotator.suggest.passage import Article
from annotator.suggest.reading import Reading
from annotator.suggest.suggestion import Pair
from annotator.suggest.terms import terms

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""


def story_pairs(store: Store, story: str, watch: Watch | None = None) -> list[Pair]:
    """The pairs of passages of a story, at most `MOST`, best first."""
    documents = [each.id for each in store.documents(story)]
    companies = Companies(store)
    kept = {each.document: each for each in store.scores(story)}
    pairs = Gathered(documents)
    for done, document in enumerate(documents):
        if watch is not None:
            watch(done, len(documents))
        company = companies.in_story(document)
        found = kept.get(document)
        if found is None or not companies.is_current(found, company):
            found = score(companies.work(company))
        pairs.add(Came(document, found.pairs, () if company.together else company.story))
    articles = [Article(each, companies.text(each)) for each in documents]
    return list(explained(pairs.best_first(MOST), articles))


def explained(candidates: Iterable[Candidate], articles: Sequence[Article]) -> Iterator[Pair]:
    """Candidates among these articles, with what follows from the texts.

    `a` is in the one of the two articles that comes first.
    """
    texts = {each.id: each.text for each in articles}
    number = {each.id: at for at, each in enumerate(articles)}
    idf = Idf(Reading(articles).units)
    for each in candidates:
        a, b = sorted(ends_of(each), key=lambda end: number[end.document])
        said, found = (terms(texts[end.document][end.start : end.end]) for end in (a, b))
        yield Pair(a, b, each.score, band(each.score), reasons(said, found, idf), each.rank)
