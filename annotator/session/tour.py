"""The passages of the seed articles that the tour is about, and what is said of them."""

from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.text.extent import Extent

TESTIMONY, STATISTIC = "testimony", "statistic"
"""The ids of the labels that the tour tags with."""

ACCOUNT = (
    "Tae was shocked to learn other construction workers from Central Asia earned five times more "
    "for less work."
)
"""A sentence in which somebody tells what he lived through, with a number in it."""

NUMBER = "other construction workers from Central Asia earned five times more for less work"
"""The number in it; what article 2 says of it the guideline calls equivalent."""

DIGITS = 9
"""Articles that a digit names."""

SILENT = "Workers, closely monitored by North Korean security agents"
"""Words of the article that says nothing of pay."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Where the tour goes, in code points."""

    document: str
    """The id of the article with the account."""
    account: Extent
    number: Extent
    silent: str
    """The id of the article that says nothing of the number."""

    @property
    def documents(self) -> tuple[str, str]:
        """The ids of the articles that have to be open; what is linked may be in any other."""
        return self.document, self.silent

    def tagged_account(self, draft: Draft) -> Span | None:
        """The testimony that shares a code point with the account; none: it is to be tagged."""
        return _tagged(draft, self.document, self.account, TESTIMONY)

    def tagged_number(self, draft: Draft) -> Span | None:
        """The statistic that shares a code point with the number; none: it is to be tagged."""
        return _tagged(draft, self.document, self.number, STATISTIC)

    def is_linked(self, draft: Draft) -> bool:
        """Whether something in another article is linked with the number."""
        return len(_fact(draft, self.tagged_number(draft))) > 1

    def is_answered(self, draft: Draft) -> bool:
        """Whether the silent article is said to have nothing, or to say the same after all."""
        members = _fact(draft, self.tagged_number(draft))
        spans = draft.layer.spans
        found = {spans[each].document for each in members if each in spans}
        return self.silent in found | absent_documents(draft.layer, members)


def passages(draft: Draft) -> Passages:
    """Find the passages in the open story.

    Raises `Refused` where they are not in it, or the labels they are tagged with are not in use.
    """
    reported = _article_saying(draft, ACCOUNT)
    silent = _article_saying(draft, SILENT)
    if reported is None or silent is None:
        raise Refused(
            "The tour goes through the five seed articles, which this story does not begin with.",
            "Open their story first.",
        )
    in_use = {label.id for label in draft.labels.in_use}
    if not {TESTIMONY, STATISTIC} <= in_use:
        raise Refused("The tour tags a testimony and a statistic, and these labels are retired.")
    text = draft.texts[reported.id]
    account = _extent(text, ACCOUNT, 0)
    return Passages(reported.id, account, _extent(text, NUMBER, account[0]), silent.id)


def _article_saying(draft: Draft, words: str) -> Document | None:
    articles = (each for each in draft.in_order if each.number <= DIGITS)
    return next((each for each in articles if words in draft.texts[each.id]), None)


def _extent(text: str, quote: str, begin: int) -> Extent:
    start = text.index(quote, begin)
    return start, start + len(quote)


def _tagged(draft: Draft, document: str, extent: Extent, label: str) -> Span | None:
    """The oldest span with a label that shares a code point with an extent."""
    start, end = extent
    found = [
        span
        for span in draft.layer.spans_of(document)
        if span.label == label and span.start < end and start < span.end
    ]
    return min(found, key=lambda span: span.id, default=None)


def _fact(draft: Draft, span: Span | None) -> set[str]:
    return set() if span is None else fact_members(draft.layer, span.id)
