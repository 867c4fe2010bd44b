"""What comes of the comparing of one article with others.

It follows from the work alone, so that any process on any machine can do it.
"""

from collections.abc import Iterable, Sequence
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

    A pair of articles of one story is the work of the first of them where all of the story is
    compared.
    """
    if work.together:
        together = _together(_articles(work, work.story), work.repeated)
        found = _of_first(work.document, work.story, together)
    else:
        found = _with_others(work, work.story)
    if work.near:
        found += _with_others(work, work.near)
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


def candidates(scope: Scope) -> list[Candidate]:
    """The pairs of a scope, best first; each once: a shared sentence pairs both ways."""
    return list(dict.fromkeys(map(_candidate, mutual_best(scope))))


def _with_others(work: Work, others: Iterable[str]) -> list[Candidate]:
    """The pairs of the article and each of the others."""
    documents = dict.fromkeys((work.document, *others))
    return candidates(_scope(_articles(work, documents), work.repeated, first_only=True))


@lru_cache(maxsize=1)
def _together(articles: tuple[Article, ...], repeated: tuple[str, ...]) -> list[Candidate]:
    """The pairs of a story; the works of a story's articles come one after the other."""
    return candidates(_scope(articles, repeated))


def _of_first(document: str, story: Sequence[str], found: Iterable[Candidate]) -> list[Candidate]:
    """Those of the pairs whose first article, in the order of the story, is the document."""
    later = {*story[story.index(document) + 1 :]}
    return [each for each in found if {each.a_document, each.b_document} - later == {document}]


def _articles(work: Work, documents: Iterable[str]) -> tuple[Article, ...]:
    return tuple(Article(each, work.texts[each]) for each in documents)


def _scope(
    articles: tuple[Article, ...], repeated: tuple[str, ...], *, first_only: bool = False
) -> Scope:
    return Scope(articles, table=shipped(), seen_elsewhere=repeated, first_only=first_only)


def _candidate(pair: Pair) -> Candidate:
    a, b = sorted((pair.a, pair.b), key=lambda end: end.document)
    return Candidate(a.document, a.start, a.end, b.document, b.start, b.end, pair.score, pair.rank)
