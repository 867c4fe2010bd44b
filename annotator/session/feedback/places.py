"""Where in the articles a correction is seen."""

from dataclasses import dataclass

from annotator.domain.verdict import Judgement
from annotator.session.feedback.corrections import Correction
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Seen:
    """One passage of a correction."""

    document: str
    """The id of its document."""
    extent: Extent
    """In code points."""
    theirs: bool = False
    """Whether it is the reviewer's: the bounds that are right, or what is missing."""


def places_of(correction: Correction) -> list[Seen]:
    """What was judged, as it stands now, then what the reviewer would have.

    A link has a passage for either end, and an absence that of its span.
    """
    mine = [Seen(span.document, span.extent) for span in correction.about.spans]
    amendment = correction.verdict.amendment
    theirs = [
        Seen(each.document, each.extent, theirs=True)
        for each in (amendment.passage, amendment.other)
        if each is not None
    ]
    if correction.verdict.judgement is Judgement.MISSING or mine:
        return [*mine, *theirs]
    return [Seen(correction.document, correction.extent), *theirs]
