"""What is measured: the engine, whole or without a step, and plain rapidfuzz."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from annotator.suggest.embedding import Embedder
from annotator.suggest.passage import Article, Passage
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.sentence_model import NoModel
from annotator.suggest.steps import Steps
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.table import shipped
from annotator.text.sentences import sentences
from annotator.text.words import snap_to_words
from tests.quality.measuring import Answers
from tests.quality.story import Story

SENTENCES = 30
"""Whole sentences asked for; what comes later counts as not found."""
PASSAGES = 5

Ask = Callable[[tuple[Passage, ...], str], Answers]
"""The answers for the members of a fact, the chosen one first, in one article."""


@dataclass(frozen=True)
class System:
    """One way to look for equivalents."""

    name: str
    open: Callable[[Story], Ask]


def engine(steps: Steps | None = None, name: str = "the engine") -> System:
    """The engine."""
    return System(name, lambda story: _answering(opened(story, steps or Steps())))


def semantic() -> Iterator[System]:
    """The engine with a sentence model; nothing where the extra `semantic` is not installed."""
    try:
        embedder = SemanticEmbedder.open()
    except NoModel:
        return
    yield System(
        "with a sentence model", lambda story: _answering(opened(story, Steps(), embedder))
    )


def opened(story: Story, steps: Steps, embedder: Embedder | None = None) -> Scope:
    """A story in scope, its graph built."""
    table = shipped() if steps.table else None
    scope = Scope(story.articles, table=table, embedder=embedder, steps=steps)
    while not scope.advance(1.0):
        pass
    return scope


def _answering(scope: Scope) -> Ask:

    @cache
    def rows(members: tuple[Passage, ...], whole: bool) -> dict[str, list[Suggestion]]:
        most = SENTENCES if whole else PASSAGES
        return suggest(scope, Query(members), top=most, whole_sentences=whole)

    def ask(members: tuple[Passage, ...], document: str) -> Answers:
        whole = rows(members, True).get(document, [])
        bounded = rows(members, False).get(document, [])
        return Answers(
            tuple(each.passage for each in whole),
            tuple(each.passage for each in bounded),
            bounded[0].score if bounded else 0.0,
        )

    return ask


def without_table() -> System:
    """The engine where there is no table of word vectors."""
    return engine(Steps(table=False), "without table")


def without() -> Iterator[System]:
    """The engine without each of its steps that a question with one passage goes through."""
    for field in fields(Steps):
        if field.name != "cluster":
            yield engine(replace(Steps(), **{field.name: False}), f"without {field.name}")


def _plain(story: Story) -> Ask:
    units = {article.id: [*_units(article)] for article in story.articles}
    texts = {article.id: article.text for article in story.articles}

    def ask(members: tuple[Passage, ...], document: str) -> Answers:
        chosen = members[0]
        query = texts[chosen.document][chosen.start : chosen.end]
        folded = default_process(query)
        scored = [(fuzz.token_set_ratio(folded, unit), at) for at, unit in units[document]]
        scored.sort(key=lambda each: -each[0])
        ranked = [at for _, at in scored]
        bounded = [_aligned(query, texts[document], at) for at in ranked[:PASSAGES]]
        return Answers(tuple(ranked), tuple(bounded), scored[0][0] if scored else 0.0)

    return ask


def _units(article: Article) -> Iterator[tuple[Passage, str]]:
    for start, end in sentences(article.text):
        yield Passage(article.id, start, end), default_process(article.text[start:end])


def _aligned(query: str, text: str, unit: Passage) -> Passage:
    """The part of a sentence that `partial_ratio_alignment` finds, in whole words."""
    if unit.end - unit.start <= len(query):
        return unit
    found = fuzz.partial_ratio_alignment(query, text[unit.start : unit.end])
    assert found
    start, end = unit.start + found.dest_start, unit.start + found.dest_end
    return Passage(unit.document, *snap_to_words(text, start, end)) if start < end else unit


PLAIN = System("token_set_ratio", _plain)
