"""A question that an act raises before it is done."""

from dataclasses import dataclass

from annotator.domain.errors import AnnotatorError


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what to call the act with, and what that does."""

    answer: bool
    """The value of the question's argument."""
    words: str
    """What happens then, as a short clause: `delete it and drop its 3 links`."""


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be decided first. Not to answer leaves everything as it is."""

    words: str
    choices: tuple[Choice, ...]
    """One or two, the milder first."""
    argument: str
    """The keyword argument of the same use case that takes the answer: `keep` or `anyway`."""


class NeedsAnswer(AnnotatorError):
    """An act that is done only once its question is answered; nothing has changed."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.words)
        self.question = question
