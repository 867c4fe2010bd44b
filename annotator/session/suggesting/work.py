"""What comes of the comparing of one article with others.

It follows from the work alone, so that any process on any machine can do it.
"""

from collections.abc import Iterable
from functools import lru_cache

from annotator.domain.candidate import Candidate, Candidates
from annotator.domain.work import Work
from annotator.formats import candidates as candidates_format
from annotator.formats import pairs_work
from annotator.session.suggesting.fingerprint import engine
from annotator.suggest.pairing import mutual_best
from annotator.suggest.passage import Article
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Pair
from annotator.suggest.table import shipped


def score(work: Work) -> Candidates:
    """The pairs of passages of an article and its company.

    A pair of articles of one story is the work of that whose id comes first.
    """
    found: list[Candidate] = []
    if work.story:
        together = _together(_articles(work, work.story), work.repeated)
        found += [each for each in together if each.a_document == work.document]
    if work.near:
        articles = _articles(work, (work.document, *work.near))
        found += _pairs(_scope(articles, work.repeated, first_only=True))
    return Candidates(work.document, work.fingerprint, tuple(found))


def score_line(line: str) -> str:
    """The line of candidates that a line of work becomes; for the workers of any engine.

    Raises:
        ValueError: the work was written by a version of this program that scores otherwise.
    """
    work = pairs_work.parse(line)
    if work.engine != engine():
        raise ValueError("another version of annotator wrote this work; export it again")
    return candidates_format.dump(score(work))


def _articles(work: Work, documents: Iterable[str]) -> tuple[Article, ...]:
    return tuple(Article(each, work.texts[each]) for each in documents)


@lru_cache(maxsize=1)
def _together(articles: tuple[Article, ...], repeated: tuple[str, ...]) -> list[Candidate]:
    """The pairs of a story; the works of a story's articles come one after the other."""
    return _pairs(_scope(articles, repeated))


def _scope(
    articles: tuple[Article, ...], repeated: tuple[str, ...], *, first_only: bool = False
) -> Scope:
    return Scope(articles, table=shipped(), seen_elsewhere=repeated, first_only=first_only)


def _pairs(scope: Scope) -> list[Candidate]:
    """The pairs of a scope, each once: a sentence that two articles share pairs both ways."""
    return list(dict.fromkeys(map(_candidate, mutual_best(scope))))


def _candidate(pair: Pair) -> Candidate:
    a, b = sorted((pair.a, pair.b), key=lambda end: end.document)
    return Candidate(a.document, a.start, a.end, b.document, b.start, b.end, pair.score, pair.rank)
