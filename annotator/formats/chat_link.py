"""Conversations that teach a model to link: two articles, and which passages belong together.

A passage is named by its words and which of their occurrences it is, since language models do not
count offsets. Links that follow from others are in the answer too: a model is shown two articles
at a time and is to find what they share, whoever drew the links between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

from annotator.domain.label import Label
from annotator.domain.link import Relation, Side, other_side
from annotator.domain.span import Span
from annotator.formats.conversation import Conversation, Message, messages
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.origin import span_origin
from annotator.text.occurrence import occurrence

MEANINGS = {
    Relation.EQUIVALENT: "both say the same.",
    Relation.PARTIAL: (
        "one says a part of what the other says; “more” is the article that says more, "
        "or null where that is not known."
    ),
    Relation.CONTRADICTS: "both speak of the same thing and cannot both be right.",
}
"""What the relations that an answer names mean."""

ASKED = (
    "You are given two articles, A and B. Find the passages of A and of B that belong together, "
    "and say how.\n\nRelations:\n{relations}\n\nWhat passages are about:\n{labels}\n\n"
    "Answer with JSON alone: "
    '{{"links":[{{"a":{{"quote":"…","occurrence":1}},"b":{{"quote":"…","occurrence":1}},'
    '"relation":"…","more":null}}]}}. '
    "A quote is the passage exactly as its article has it; “occurrence” says which place of the "
    "article with these words it is, counted from 1. Without such passages the list is empty."
)

NEIGHBOURS = 8
"""With how many of the complete articles after it one is talked about, linked or not.

Of a hundred articles 4,950 conversations could be had, most of them about nothing.
"""


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two spans that belong together, the first in the earlier article."""

    a: Span
    b: Span
    relation: Relation
    more: Side | None = None
    statement: str | None = None
    """The id of the link; none where it follows from others."""


def conversations(
    data: TrainingData, options: WritingOptions, account: Account
) -> Iterator[Conversation]:
    """One conversation for two articles that are linked, or of one story and both complete."""
    system = options.system or system_prompt(data.labels)
    for bundle in data.bundles():
        ties = _ties(bundle, account)
        shared = _sharing(bundle)
        for one, other in _article_pairs(bundle, ties, account):
            ids = one.document.id, other.document.id
            if ids not in ties and ids in shared:
                account.dropped("conversation", "a chain of links joins its articles, but no link")
                continue
            if not (one.complete and other.complete):
                account.flagged("conversation", "an article of it is not marked complete")
            found = ties.get(ids, [])
            yield (
                bundle.split,
                _messages(system, found, *(data.text(each) for each in ids)),
                _provenance(bundle, one, other, found),
            )


def system_prompt(labels: Iterable[Label]) -> str:
    """What the model is asked, with the meanings of relations and of the labels in use."""
    relations = "\n".join(f"- {each.value}: {meaning}" for each, meaning in MEANINGS.items())
    kinds = (f"- {each.name}: {each.definition}" for each in labels if each.retired_at is None)
    return ASKED.format(relations=relations, labels="\n".join(kinds))


def _ties(bundle: Bundle, account: Account) -> dict[tuple[str, str], list[_Tie]]:
    """What belongs together, by the two documents, the earlier first; sorted by place."""
    order = {article.document.id: at for at, article in enumerate(bundle.articles)}
    spans = bundle.spans
    found: dict[frozenset[str], _Tie] = {}
    for a, b in _equivalents(bundle):
        found[frozenset((a.id, b.id))] = _Tie(a, b, Relation.EQUIVALENT)
    for link in bundle.links:
        if link.relation is Relation.DIFFERENT:
            account.dropped("link", "it says that passages are different, which is no answer")
            continue
        a, b, more = spans[link.a], spans[link.b], link.more
        if order[a.document] > order[b.document]:
            a, b, more = b, a, other_side(more)
        found[frozenset((a.id, b.id))] = _Tie(a, b, link.relation, more, link.id)
    grouped: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for tie in sorted(found.values(), key=_place):
        grouped[tie.a.document, tie.b.document].append(tie)
    return dict(grouped)


def _equivalents(bundle: Bundle) -> Iterator[tuple[Span, Span]]:
    """Any two members of a set that are in different articles, the earlier first."""
    for members in bundle.members(bundle.sets).values():
        for a, b in combinations(members, 2):
            if a.document != b.document:
                yield a, b


def _sharing(bundle: Bundle) -> set[tuple[str, str]]:
    """The documents, two and two, that say something of one fact."""
    return {
        (a, b)
        for members in bundle.members(bundle.facts).values()
        for a, b in combinations(dict.fromkeys(each.document for each in members), 2)
    }


def _article_pairs(
    bundle: Bundle, linked: Iterable[tuple[str, str]], account: Account
) -> Iterator[tuple[Article, Article]]:
    """The articles that a conversation is about, two and two, in their order."""
    order = {article.document.id: at for at, article in enumerate(bundle.articles)}
    places = {(order[a], order[b]) for a, b in linked}
    stories: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(bundle.articles):
        if article.complete:
            stories[article.document.story].append(at)
    unlinked = 0
    for complete in stories.values():
        inside = set(complete)
        places.update(
            pair
            for n in range(1, NEIGHBOURS + 1)
            for pair in zip(complete, complete[n:], strict=False)
        )
        unlinked += comb(len(complete), 2) - sum(inside.issuperset(pair) for pair in places)
    account.dropped("conversation", "its articles share nothing and are far apart", unlinked)
    for one, other in sorted(places):
        yield bundle.articles[one], bundle.articles[other]


def _messages(system: str, ties: Iterable[_Tie], a: str, b: str) -> list[Message]:
    links = [
        {
            "a": {"quote": tie.a.quote, "occurrence": occurrence(a, *tie.a.extent)},
            "b": {"quote": tie.b.quote, "occurrence": occurrence(b, *tie.b.extent)},
            "relation": tie.relation.value,
            "more": tie.more,
        }
        for tie in ties
    ]
    return messages(system, f"<a>\n{a}\n</a>\n\n<b>\n{b}\n</b>", {"links": links})


def _provenance(
    bundle: Bundle, one: Article, other: Article, ties: Iterable[_Tie]
) -> dict[str, Any]:
    return {
        "split": bundle.split,
        "layer": bundle.layer,
        "annotators": list(bundle.annotators),
        "a": one.document.id,
        "b": other.document.id,
        "complete": one.complete and other.complete,
        "links": [
            {"statement": tie.statement, "a": span_origin(tie.a), "b": span_origin(tie.b)}
            for tie in ties
        ],
    }


def _place(tie: _Tie) -> tuple[object, ...]:
    """By start, of those the longest first."""
    return tie.a.start, -tie.a.end, tie.b.start, -tie.b.end, tie.a.id, tie.b.id
