"""What a file says about verdicts and whole batches: reveals, objections and signatures."""

from annotator.domain.verdict import Judgement, Objection, Reveal, SignOff
from annotator.formats.incoming_reviews import (
    IncomingObjection,
    IncomingReveal,
    IncomingReviews,
    IncomingSignOff,
)
from annotator.formats.input_file import Place
from annotator.session.intake.batches import BatchIntake
from annotator.session.intake.frozen import is_new, kept_id, moment
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.verdicts import LEFT_OUT, VerdictIntake, reviewer_of


class ReplyIntake:
    """Takes what follows the verdicts."""

    def __init__(
        self, plan: IntakePlan, owners: Owners, batches: BatchIntake, verdicts: VerdictIntake
    ) -> None:
        self._plan = plan
        self._owners = owners
        self._batches = batches
        self._verdicts = verdicts
        self._refs: set[tuple[str, str]] = set()

    def take(self, incoming: IncomingReviews) -> None:
        """Take all of them; those of a batch that is left out are left out too.

        Raises:
            Unreadable: one breaks a rule or speaks of what is not there.
        """
        if incoming.reveals:
            judged = self._verdicts.judged()
            for reveal in incoming.reveals:
                self._reveal(reveal, judged)
        for objection in incoming.objections:
            self._objection(objection)
        for sign_off in incoming.sign_offs:
            self._sign_off(sign_off)

    def _reveal(self, incoming: IncomingReveal, judged: set[tuple[str, int]]) -> None:
        place = incoming.place
        drawn = self._batches.of(incoming.batch, place)
        if drawn is None:
            self._leave_out("reveal")
            return
        drawn.item(incoming.number, place)
        self._note("reveal", f"{drawn.batch.id} {incoming.number}", place)
        at = drawn.batch.id, incoming.number
        if at not in judged:
            raise place.refusal("the item is revealed before there is a verdict on it")
        known = self._plan.known.reviews.reveals.get(at)
        reviewer = reviewer_of(drawn, incoming.reviewer, place, self._owners)
        reveal = Reveal(*at, reviewer, moment(incoming.created_at, known, self._plan))
        if known is None:
            self._plan.reviews.reveals.append(reveal)
            self._plan.tally.taken["reveal"] += 1
        else:
            # The first look counts; a further one changes nothing.
            counts = self._plan.tally.present if known == reveal else self._plan.tally.kept
            counts["reveal"] += 1

    def _objection(self, incoming: IncomingObjection) -> None:
        place = incoming.place
        self._note("objection", incoming.id, place)
        verdict = self._verdicts.of(incoming.verdict, place)
        drawn = None if verdict is None else self._batches.of(verdict.batch, place)
        if verdict is None or drawn is None:
            self._leave_out("objection")
            return
        item = drawn.item(verdict.place, place)
        author = self._owners.of(incoming.author, place).id
        if author not in (item.annotator, verdict.reviewer):
            raise place.refusal(f"“{incoming.author}” neither made nor judged what it is about")
        if verdict.judgement in (Judgement.ACCEPT, Judgement.WITHDRAWN):
            raise place.refusal(f"the verdict “{incoming.verdict}” corrects nothing")
        known = self._plan.known.reviews.objections.get(kept_id(incoming.id))
        objection = Objection(
            id=kept_id(incoming.id),
            verdict=verdict.id,
            author=author,
            comment=incoming.comment,
            created_at=moment(incoming.created_at, known, self._plan),
        )
        if is_new(objection, known, self._plan, place, f"the objection “{incoming.id}”"):
            self._plan.reviews.objections.append(objection)

    def _sign_off(self, incoming: IncomingSignOff) -> None:
        place = incoming.place
        self._note("signoff", incoming.id, place)
        drawn = self._batches.of(incoming.batch, place)
        if drawn is None:
            self._leave_out("sign-off")
            return
        known = self._plan.known.reviews.sign_offs.get(kept_id(incoming.id))
        sign_off = SignOff(
            id=kept_id(incoming.id),
            batch=drawn.batch.id,
            reviewer=reviewer_of(drawn, incoming.reviewer, place, self._owners),
            name=incoming.name,
            digest=incoming.digest,
            created_at=moment(incoming.created_at, known, self._plan),
        )
        if is_new(sign_off, known, self._plan, place, f"the sign-off “{incoming.id}”"):
            self._plan.reviews.sign_offs.append(sign_off)

    def _leave_out(self, what: str) -> None:
        self._plan.tally.left_out[f"{what} {LEFT_OUT}"] += 1

    def _note(self, kind: str, ref: str, place: Place) -> None:
        """Refuse what is twice in the file."""
        if (kind, ref) in self._refs:
            raise place.refusal(f"the {kind} “{ref}” is there twice")
        self._refs.add((kind, ref))
