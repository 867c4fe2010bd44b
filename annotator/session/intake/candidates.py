"""The candidates of a file, held against the articles that they are about."""

from annotator.domain.candidate import Candidate, Candidates
from annotator.formats.incoming import IncomingCandidates
from annotator.formats.input_file import Place
from annotator.session.intake.known import Known


def known_candidates(incoming: list[IncomingCandidates], known: Known) -> list[Candidates]:
    """All candidates of the file.

    Whether they are those of today's texts is judged when they are read.

    Raises:
        Unreadable: one is about an article that is not in the database, or not in its text.
    """
    for each in incoming:
        _check_document(each.found.document, each.place, known)
        if len({pair[:6] for pair in each.found.pairs}) < len(each.found.pairs):
            raise each.place.refusal("a pair is there twice")
        for pair in each.found.pairs:
            _check(pair, each.found.document, each.place, known)
    return [each.found for each in incoming]


def _check(pair: Candidate, owner: str, place: Place, known: Known) -> None:
    if owner not in (pair.a_document, pair.b_document) or pair.a_document >= pair.b_document:
        raise place.refusal(f"a pair is not of “{owner}” and another article, in this order")
    if not 0 <= pair.score <= 1:
        raise place.refusal(f"the score {pair.score:g} is not between 0 and 1")
    for document, start, end in (pair[:3], pair[3:6]):
        length = _check_document(document, place, known)
        if not start < end <= length:
            raise place.refusal(f"{start} to {end} is not in the text of “{document}”")


def _check_document(document: str, place: Place, known: Known) -> int:
    """The length of an article that is there."""
    found = known.document(document)
    if found is None or found.deleted_at is not None:
        raise place.refusal(f"there is no document “{document}” in the database")
    return found.length
