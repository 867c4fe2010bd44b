"""Counting what of a bundle most formats have no place for."""

from annotator.domain.link import Absence, Link
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle

NO_PLACE = "the format has no place for it"
NO_LABEL = "it has no label"
CUTS_TOKEN = "a bound of it is inside a token; the tokens are whole"
"""Of a span that leaves with the tokens that it has a part of."""

WHITE_ONLY = "it is nothing but white space"


def count_statements(bundle: Bundle, account: Account, *, links: bool = True) -> None:
    """Count absences, dismissals and what notes they and links have, and, if told so, links."""
    if links:
        account.dropped("link", NO_PLACE, len(bundle.links))
    account.dropped("absence", NO_PLACE, len(bundle.absences))
    account.dropped("dismissal", NO_PLACE, len(bundle.dismissals))
    statements: list[Link | Absence] = [*bundle.links, *bundle.absences]
    noted = sum(1 for each in statements if each.note)
    account.dropped("note", "it is on a link or an absence", noted)


def count_spans(bundle: Bundle, account: Account) -> None:
    """Count spans without a label, and the notes of those that have one."""
    spans = [span for article in bundle.articles for span in article.spans]
    account.dropped("span", NO_LABEL, sum(1 for each in spans if each.label is None))
    notes = sum(1 for each in spans if each.note and each.label is not None)
    account.dropped("note", NO_PLACE, notes)
