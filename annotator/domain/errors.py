"""What went wrong, worded for a person."""


class AnnotatorError(Exception):
    """Something was refused: what happened, where, and what to do about it.

    `message` says what happened and where; `remedy` says what to do, or is empty
    where the message says it already. `str()` gives both in one line.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class Refused(AnnotatorError):
    """An annotating act that the rules do not allow."""


class NotSaved(AnnotatorError):
    """A step that could not be committed; nothing of it is in the database."""


class Outdated(NotSaved):
    """A step that never can be committed: another program has changed what it starts from."""


class FileGone(NotSaved):
    """A step for a file that is not where it was opened; the message says where all else is."""


class UnusableDatabase(AnnotatorError):
    """A file that is not a database of ours, or that cannot be opened now."""


class NotBackedUp(AnnotatorError):
    """A backup that could not be made; there is nothing of it, and the database is as it was."""


class NotRestored(AnnotatorError):
    """A backup that could not take the place of the database, which is as it was."""


class NotPurged(AnnotatorError):
    """An article that could not be purged; it is still in the database, whole."""


class UnusableInput(AnnotatorError):
    """A file or a record that cannot be taken in."""
