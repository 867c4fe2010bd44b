"""Conversations that teach a model to tag: an article, and which passages of it are what.

A passage is named by its words and which of their occurrences it is, since language models do not
count offsets.
"""

from collections.abc import Iterable, Iterator

from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.formats.conversation import Conversation, Message, messages
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import NO_LABEL, NO_PLACE, count_statements
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.origin import article_origin, span_origin
from annotator.text.occurrence import occurrence

ASKED = (
    "You are given a news article. Find all passages in it of these kinds.\n\n"
    "Kinds:\n{labels}\n\n"
    'Answer with JSON alone: {{"spans":[{{"quote":"…","label":"…","occurrence":1}}]}}. '
    "A quote is the passage exactly as the article has it; “label” is the word before the colon; "
    "“occurrence” says which place of the article with these words it is, counted from 1. "
    "Passages may overlap. Without such passages the list is empty."
)

NOTHING_TAGGED = "nothing is tagged in it, and it is not marked complete"
NOT_COMPLETE = "its article is not marked complete"


def conversations(
    data: TrainingData, options: WritingOptions, account: Account
) -> Iterator[Conversation]:
    """One conversation for each article of each layer."""
    asked_for = {each.id for each in data.labels if each.retired_at is None}
    system = options.system or system_prompt(data.labels)
    for bundle in data.bundles():
        for article in bundle.articles:
            spans = [each for each in article.spans if each.label in asked_for]
            _count(article, spans, account)
            if not spans and not (options.empty and article.complete):
                account.dropped("article", NOTHING_TAGGED)
                continue
            if not article.complete:
                account.flagged("conversation", NOT_COMPLETE)
            yield (
                bundle.split,
                _messages(system, spans, data.text(article.document.id)),
                {**article_origin(article, bundle), "spans": [span_origin(each) for each in spans]},
            )
        count_statements(bundle, account)


def system_prompt(labels: Iterable[Label]) -> str:
    """What the model is asked, with the definitions of the labels in use."""
    kinds = (f"- {each.id}: {each.definition}" for each in labels if each.retired_at is None)
    return ASKED.format(labels="\n".join(kinds))


def _messages(system: str, spans: Iterable[Span], text: str) -> list[Message]:
    answer = [
        {
            "quote": each.quote,
            "label": each.label,
            "occurrence": occurrence(text, each.start, each.end),
        }
        for each in spans
    ]
    return messages(system, text, {"spans": answer})


def _count(article: Article, told: Iterable[Span], account: Account) -> None:
    """Count the spans that are not in the answer, and the notes of those that are."""
    without = sum(1 for each in article.spans if each.label is None)
    told = list(told)
    account.dropped("span", NO_LABEL, without)
    account.dropped("span", "its label is retired", len(article.spans) - without - len(told))
    account.dropped("note", NO_PLACE, sum(1 for each in told if each.note))
