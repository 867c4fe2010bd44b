"""One article's passages by how far they differ from a query, for a person who looks for that.

No threshold parts a contradiction from another fact of the same kind: the order is a help to read,
and never a queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from annotator.suggest.bounds import choose
from annotator.suggest.confidence import band, confidence
from annotator.suggest.contrast import agree, contrast, opposing, trend
from annotator.suggest.explaining import reasons
from annotator.suggest.passage import Passage
from annotator.suggest.query import Query
from annotator.suggest.reading import Sentence
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.terms import Terms
from annotator.suggest.weights import AGREED, CONTRAST, OTHER_WAY, SILENT
from annotator.text.amounts import Amount, amounts
from annotator.text.clauses import clause_of, clauses
from annotator.text.extent import contains, union

LOOKED_AT = 300
"""Sentences whose quantities are compared: those that share most. A long article has 200."""


def differing(scope: Scope, query: Query, document: str, *, top: int = 5) -> list[Suggestion]:
    """The passages of an article that speak of the same and give other quantities, first.

    At most `top`, one a sentence. The confidence is that the two speak of the same, numbers aside.
    Raises ValueError where a member of the query is no passage of the scope.
    """
    members = [_member(scope, passage) for passage in query.members]
    ranked = sorted(_fits(scope, members, document), key=lambda fit: -fit.rank)
    rows: list[Suggestion] = []
    for fit in ranked:
        if len(rows) == top:
            break
        passage = _passage(scope, fit)
        if query.claims.leave_open(passage):
            rows.append(_suggestion(scope, fit, passage))
    return rows


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of the query, asked for without its numbers."""

    terms: Terms
    amounts: Sequence[Amount]
    trend: int
    direct: Sequence[float]
    """How well each unit of the scope answers it, numbers aside."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A sentence for the member that it differs from most."""

    sentence: Sentence
    member: _Member
    direct: float
    rank: float


def _member(scope: Scope, passage: Passage) -> _Member:
    terms = scope.probe(passage).terms
    bare = _without_numbers(terms)
    direct = scope.scores(bare).direct
    return _Member(bare, amounts(terms.text), trend(terms.text), direct)


def _fits(scope: Scope, members: Sequence[_Member], document: str) -> list[_Fit]:
    """The article's sentences that share something with a member, each with its best one."""
    shared = [
        (max(member.direct[each.unit] for member in members), each)
        for each in scope.reading.sentences.get(document, ())
    ]
    likely = sorted((pair for pair in shared if pair[0] > 0), key=lambda pair: -pair[0])
    fits = ([_fit(member, each, scope) for member in members] for _, each in likely[:LOOKED_AT])
    return [max(each, key=lambda fit: fit.rank) for each in fits]


def _fit(member: _Member, sentence: Sentence, scope: Scope) -> _Fit:
    text = scope.units[sentence.unit].text
    direct = max(0.0, member.direct[sentence.unit])
    found = amounts(text)
    differs = CONTRAST * contrast(member.amounts, found)
    other_way = OTHER_WAY if member.trend * trend(text) < 0 else 0.0
    if agree(member.amounts, found):
        rank = AGREED * direct + other_way
    elif differs or other_way:
        rank = direct + differs + other_way
    else:
        rank = SILENT * direct
    return _Fit(sentence, member, direct, rank)


def _without_numbers(terms: Terms) -> Terms:
    """The terms that are no numbers: what is asked about, whatever is said of it."""
    kept = tuple(token for token in terms.tokens if not token.is_number)
    stems = tuple(stem for stem in terms.stems if stem not in terms.numbers)
    folded = " ".join(word for word in terms.folded.split() if not word[0].isdigit())
    counts = {stem: terms.counts[stem] for stem in stems}
    return replace(
        terms, tokens=kept, stems=stems, counts=counts, numbers=frozenset(), folded=folded
    )


def _passage(scope: Scope, fit: _Fit) -> Passage:
    """The part of the sentence that answers best, with the quantity that differs most."""
    unit = scope.units[fit.sentence.unit]
    best = choose(unit, fit.member.terms, scope.idf, scope.vectors).best
    found = max(opposing(fit.member.amounts, amounts(unit.text)), key=itemgetter(0), default=None)
    if found is not None and not contains(best, found[1].extent):
        grid = clauses(unit.text, 0, len(unit.text))
        best = union(best, union(clause_of(grid, found[1].start) or best, found[1].extent))
    return fit.sentence.part(best)


def _suggestion(scope: Scope, fit: _Fit, passage: Passage) -> Suggestion:
    unit = scope.units[fit.sentence.unit]
    offset = fit.sentence.passage.start
    part = unit.slice(passage.start - offset, passage.end - offset)
    score = confidence(fit.member.terms, unit, fit.direct, scope.idf, scope.calibration)
    why = reasons(fit.member.terms, part, scope.idf)
    return Suggestion(passage, score, band(score), why, fit.rank)
