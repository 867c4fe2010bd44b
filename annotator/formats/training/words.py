"""The words of an article, and its spans in terms of them.

Words are the tokens that are more than white space, which corpora of tokens leave out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.text.extent import Extent
from annotator.text.tokens import TokenBounds, tokens_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A span with the words that it has a part of: `first` to `last`, inclusive."""

    span: Span
    first: int
    last: int
    is_exact: bool
    """Whether it begins and ends where these do."""

    @property
    def extent(self) -> Extent:
        """The first word and the last."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text."""

    texts: Sequence[str]
    bounds: TokenBounds
    """Where they stand, in code points."""

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text."""
        tokens = tokens_of(text)
        placed = zip(tokens.texts, tokens.starts, tokens.ends, strict=True)
        inked = [each for each in placed if not each[0].isspace()]
        bounds = TokenBounds([start for _, start, _ in inked], [end for _, _, end in inked])
        return cls([word for word, _, _ in inked], bounds)

    def placed(self, spans: Iterable[Span]) -> list[Placed]:
        """Those of the spans that have a part of a word, in their order."""
        found = []
        for span in spans:
            covering = self.bounds.covering(span.start, span.end)
            if covering is not None:
                is_exact = not self.bounds.cut_by(span.start, span.end)
                found.append(Placed(span, *covering, is_exact))
        return found
