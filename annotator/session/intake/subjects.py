"""The rows that reviews and decisions speak of."""

from dataclasses import dataclass

from annotator.domain.layer import LayerRecord
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.formats.input_file import Place
from annotator.session.intake.known import Known
from annotator.session.intake.rows import RowIntake, StatedRow, same_words

KINDS: dict[str, type[Span | Link | Absence]] = {"span": Span, "link": Link, "absence": Absence}


@dataclass(frozen=True, slots=True)
class Subject:
    """A revision of a row as it will be in the database."""

    record: LayerRecord
    rev: int


class Subjects:
    """Finds rows by what the file calls them."""

    def __init__(self, known: Known, rows: RowIntake) -> None:
        self._known = known
        self._rows = rows

    def of(self, kind: str, ref: str, rev: int, place: Place) -> Subject | None:
        """The revision of a span, link or absence, or none where it has no place in the database.

        It has none where the row of the file was left out, or is not the one that is here.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        stated = self._rows.stated(KINDS[kind], ref)
        if stated is not None:
            if rev > stated.image.rev:
                raise place.refusal(
                    f"it speaks of revision {rev} of the {kind} “{ref}”, "
                    f"of which the file has revision {stated.image.rev}"
                )
            return self._of_file(stated, rev)
        known = self._known.rows.with_id(KINDS[kind], ref)
        if known is None:
            raise place.refusal(
                f"the {kind} “{ref}” is neither in the file nor in the database",
                "Import the export that has it first, or all in one file.",
            )
        if rev > known.rev:
            raise place.refusal(
                f"it speaks of revision {rev} of the {kind} “{ref}”, "
                f"which is at revision {known.rev} here",
                "Import it into a new database, together with the rows.",
            )
        return Subject(known, rev)

    def made(self, ref: str, annotator: str, place: Place) -> str | None:
        """The id of a row of an annotator's layer, of whatever kind; none where it was left out.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        for kind in KINDS.values():
            stated = self._rows.stated(kind, ref)
            row = self._known.rows.with_id(kind, ref) if stated is None else stated.row
            if row is not None and row.annotator == annotator:
                return row.id
            if stated is not None and stated.row is None:
                return None
        raise place.refusal(
            f"the row “{ref}” of “{annotator}” is neither in the file nor in the database"
        )

    def _of_file(self, stated: StatedRow, rev: int) -> Subject | None:
        image, row = stated.image, stated.row
        if row is None:
            return None
        if stated.is_new:
            return Subject(row, rev)
        if row.id != stated.ref:
            # The same words under another id; of its revisions only the last can be told.
            return Subject(row, row.rev) if rev == image.rev else None
        if rev > row.rev or not self._agrees(image, row):
            return None
        return Subject(row, rev)

    def _agrees(self, image: LayerRecord, row: LayerRecord) -> bool:
        """Whether the file's revision of a row is one that the row here has been through.

        What a row was before it came in with an import is not known, and taken on trust.
        """
        if image.rev >= row.rev:
            return image.rev > row.rev or same_words(image, row)
        earlier = self._known.record_at(row, image.rev)
        return earlier is None or same_words(image, earlier)
