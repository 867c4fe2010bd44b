"""What a label key takes at the caret when nothing is selected."""

from annotator.domain.label import Label, Unit
from annotator.domain.span import Extent
from annotator.text.clauses import clause_at
from annotator.text.paragraphs import paragraph_at
from annotator.text.quantities import quantity_clause_at
from annotator.text.sentences import sentence_at
from annotator.text.words import word_at

STATISTIC = "statistic"
"""The label whose clause is the one with the quantity, not simply the one at the caret."""


def unit_extent(label: Label | None, text: str, offset: int) -> Extent:
    """The label's unit at `offset` of `text`, in code points; for a plain highlight the word."""
    if label is None:
        return word_at(text, offset) or (offset, offset)
    if label.id == STATISTIC:
        return quantity_clause_at(text, offset)
    match label.unit:
        case Unit.CLAUSE:
            return clause_at(text, offset)
        case Unit.SENTENCE:
            return sentence_at(text, offset)
        case Unit.PARAGRAPH:
            return paragraph_at(text, offset)
