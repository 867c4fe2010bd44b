"""The verdicts of a file, held against the items that they are about."""

from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Amendment, Judgement, Verdict
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.incoming_reviews import IncomingAmendment, IncomingVerdict
from annotator.formats.input_file import Place
from annotator.session.intake.batches import BatchIntake, DrawnBatch
from annotator.session.intake.frozen import is_new, kept_id, moment
from annotator.session.intake.items import ItemIntake
from annotator.session.intake.labels import LabelIntake
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.spans import SpanIntake
from annotator.session.intake.verdict_shape import faults

LEFT_OUT = "of a batch that is left out"


class VerdictIntake:
    """The verdicts that a file speaks of, by what it calls them."""

    def __init__(
        self,
        plan: IntakePlan,
        spans: SpanIntake,
        owners: Owners,
        labels: LabelIntake,
        batches: BatchIntake,
        items: ItemIntake,
    ) -> None:
        self._plan = plan
        self._spans = spans
        self._owners = owners
        self._labels = labels
        self._batches = batches
        self._items = items
        self._by_id: dict[str, Verdict | None] = {}
        self._new: dict[str, Verdict] = {}

    def take(self, verdicts: list[IncomingVerdict]) -> None:
        """Take all verdicts; those of a batch that is left out are left out too.

        Raises:
            Unreadable: a verdict breaks a rule or speaks of what is not there.
        """
        for incoming in verdicts:
            verdict_id = kept_id(incoming.id)
            if verdict_id in self._by_id:
                raise incoming.place.refusal(f"two verdicts are called “{incoming.id}”")
            self._by_id[verdict_id] = self._take(incoming)
        self._check_withdrawals(verdicts)

    def of(self, ref: str, place: Place) -> Verdict | None:
        """The verdict that a record calls `ref`, or none where it is left out.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        verdict_id = kept_id(ref)
        if verdict_id in self._by_id:
            return self._by_id[verdict_id]
        found = self._plan.known.reviews.verdicts.get(verdict_id)
        if found is None:
            raise place.refusal(
                f"the verdict “{ref}” is neither in the file nor in the database",
                "Import the export that has it first, or all in one file.",
            )
        return found

    def judged(self) -> set[tuple[str, int]]:
        """The items with a verdict, by the batch's id and the item's place."""
        known = self._plan.known.reviews.verdicts
        return {(each.batch, each.place) for each in (*known.values(), *self._new.values())}

    def _take(self, incoming: IncomingVerdict) -> Verdict | None:
        place = incoming.place
        drawn = self._batches.of(incoming.batch, place)
        if drawn is None:
            self._plan.tally.left_out[f"verdict {LEFT_OUT}"] += 1
            return None
        item = drawn.item(incoming.number, place)
        known = self._plan.known.reviews.verdicts.get(kept_id(incoming.id))
        verdict = self._verdict(incoming, drawn, known)
        for fault in faults(verdict, item, self._items.passage_document(item)):
            raise place.refusal(fault)
        if is_new(verdict, known, self._plan, place, f"the verdict “{incoming.id}”"):
            self._plan.reviews.verdicts.append(verdict)
            self._new[verdict.id] = verdict
        return verdict

    def _verdict(
        self, incoming: IncomingVerdict, drawn: DrawnBatch, known: Verdict | None
    ) -> Verdict:
        return Verdict(
            id=kept_id(incoming.id),
            batch=drawn.batch.id,
            place=incoming.number,
            reviewer=reviewer_of(drawn, incoming.reviewer, incoming.place, self._owners),
            judgement=incoming.judgement,
            severity=incoming.severity,
            reason=incoming.reason,
            comment=incoming.comment,
            amendment=self._amendment(incoming.amendment, incoming.place),
            withdraws=None if incoming.withdraws is None else kept_id(incoming.withdraws),
            seconds=incoming.seconds,
            created_at=moment(incoming.created_at, known, self._plan),
        )

    def _amendment(self, incoming: IncomingAmendment, place: Place) -> Amendment:
        return Amendment(
            label=None if incoming.label is None else self._labels.known(incoming.label, place),
            passage=self._passage(incoming.passage),
            relation=incoming.relation,
            more=incoming.more,
            other=self._passage(incoming.other),
        )

    def _passage(self, incoming: IncomingPassage | None) -> QuotedPassage | None:
        if incoming is None:
            return None
        document, start, end, quote = self._spans.passage(incoming)
        return QuotedPassage(document.id, start, end, quote)

    def _check_withdrawals(self, verdicts: list[IncomingVerdict]) -> None:
        """A verdict of the same item is taken back, and once."""
        known = self._plan.known.reviews.verdicts
        taken_back = {each.withdraws for each in known.values()} if self._new else set()
        for incoming in verdicts:
            verdict = self._new.get(kept_id(incoming.id))
            if verdict is None or verdict.withdraws is None:
                continue
            place = incoming.place
            target = self.of(incoming.withdraws or "", place)
            if target is None or target.judgement is Judgement.WITHDRAWN:
                raise place.refusal(f"“{incoming.withdraws}” is no verdict that can be withdrawn")
            if (target.batch, target.place) != (verdict.batch, verdict.place):
                raise place.refusal(f"“{incoming.withdraws}” is a verdict on another item")
            if target.id in taken_back:
                raise place.refusal(f"“{incoming.withdraws}” is withdrawn already")
            taken_back.add(target.id)


def reviewer_of(drawn: DrawnBatch, stated: str | None, place: Place, owners: Owners) -> str:
    """Who adds to a batch: its reviewer, whom a record need not name.

    Raises:
        Unreadable: it names someone else.
    """
    reviewer = drawn.batch.reviewer
    if stated is not None and owners.of(stated, place).id != reviewer:
        raise place.refusal(
            f"the batch “{drawn.batch.id}” is reviewed by “{reviewer}”, not by “{stated}”",
            "Another reviewer has a batch of their own.",
        )
    return reviewer
