"""The decisions of a file between two layers, held against the rows that they are about."""

from annotator.domain.adjudication import Adjudication, Choice, Source, Taken
from annotator.formats.incoming import IncomingAdjudication
from annotator.formats.input_file import Place
from annotator.session.intake.documents import DocumentIntake
from annotator.session.intake.frozen import kept_id
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.rows import RowIntake
from annotator.session.intake.subjects import Subjects


class AdjudicationIntake:
    """Takes the decisions that made gold layers."""

    def __init__(
        self, plan: IntakePlan, documents: DocumentIntake, owners: Owners, rows: RowIntake
    ) -> None:
        self._plan = plan
        self._documents = documents
        self._owners = owners
        self._rows = rows
        self._subjects = Subjects(plan.known, rows)

    def take(self, adjudications: list[IncomingAdjudication]) -> None:
        """Take all of them; one of a row that is another here than in the file is left out.

        Raises:
            Unreadable: one breaks a rule or speaks of what is not there.
        """
        for incoming in adjudications:
            adjudication = self._adjudication(incoming)
            if adjudication is None:
                self._plan.tally.left_out["adjudication of which a row is another here"] += 1
            else:
                self._rows.take(adjudication, kept_id(incoming.id))

    def _adjudication(self, incoming: IncomingAdjudication) -> Adjudication | None:
        place = incoming.place
        gold = self._owners.of(incoming.annotator, place)
        if gold.role != "gold":
            raise place.refusal(
                f"“{incoming.annotator}” is no annotator of the role “gold”",
                "Decisions go into a layer of their own: name an annotator for it, with that role.",
            )
        _check_choice(incoming)
        document, _ = self._documents.of(incoming.document, place)
        a, b = self._sources(incoming.a, place), self._sources(incoming.b, place)
        taken = self._taken(incoming, gold.id)
        if a is None or b is None or taken is None:
            return None
        return Adjudication(
            id="",
            annotator=gold.id,
            adjudicator=self._owners.of(incoming.adjudicator, place).id,
            document=document.id,
            choice=incoming.choice,
            a=a,
            b=b,
            taken=taken,
            **self._plan.bookkeeping(incoming.written),
        )

    def _sources(self, sources: tuple[Source, ...], place: Place) -> tuple[Source, ...] | None:
        """The sources as they will be, or none where one is another here."""
        found = []
        for source in sources:
            subject = self._subjects.of(source.kind, source.record, source.rev, place)
            if subject is None:
                return None
            found.append(Source(source.kind, subject.record.id, subject.rev))
        return tuple(found)

    def _taken(self, incoming: IncomingAdjudication, gold: str) -> tuple[Taken, ...] | None:
        found = []
        for taken in incoming.taken:
            record = self._subjects.made(taken.record, gold, incoming.place)
            sources = self._sources(taken.sources, incoming.place)
            if record is None or sources is None:
                return None
            found.append(Taken(record, sources))
        return tuple(found)


def _check_choice(incoming: IncomingAdjudication) -> None:
    place = incoming.place
    if not incoming.a and not incoming.b:
        raise place.refusal("neither “a” nor “b” has a source")
    if incoming.choice is Choice.AGREED and not (incoming.a and incoming.b):
        raise place.refusal("“agreed” needs sources in “a” and in “b”")
    if incoming.choice is Choice.NEITHER and incoming.taken:
        raise place.refusal("“neither” takes nothing")
