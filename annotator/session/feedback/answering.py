"""What the annotator and the reviewer say to one another of a verdict."""

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.verdict import Objection, Verdict
from annotator.session.feedback.corrections import Correction
from annotator.session.reviewing.case import comment_text
from annotator.session.reviewing.trail import moment_after, withdrawal


def object_to(correction: Correction, annotator: str, comment: str) -> Objection:
    """The word of the annotator with this id against a verdict on their work, to be committed.

    Raises `Refused` for another's work, and for a comment without a visible character.
    """
    if annotator != correction.annotator:
        raise Refused("That is a correction of somebody else's work.")
    return _word(correction, annotator, comment, "An objection says why.")


def uphold(correction: Correction, reviewer: str, comment: str) -> Objection:
    """The answer of the reviewer with this id, whose verdict stays; to be committed.

    Raises `Refused` for another reviewer's verdict, and for a comment without a visible character.
    """
    _refuse_other_reviewer(correction, reviewer)
    return _word(correction, reviewer, comment, "An answer says why.")


def withdraw(correction: Correction, reviewer: str) -> Verdict:
    """What takes the verdict back, to be committed; raises `Refused` for another reviewer's."""
    _refuse_other_reviewer(correction, reviewer)
    return withdrawal(correction.verdict)


def _word(correction: Correction, author: str, comment: str, needed: str) -> Objection:
    comment = comment_text(comment)
    if not comment:
        raise Refused(needed, "Type a word or two.")
    newest = max((each.created_at for each in correction.thread), default="")
    return Objection(new_id(), correction.verdict.id, author, comment, moment_after(newest))


def _refuse_other_reviewer(correction: Correction, reviewer: str) -> None:
    if reviewer != correction.batch.reviewer:
        raise Refused("That is another reviewer's verdict.")
