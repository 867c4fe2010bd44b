"""One reviewer at one batch."""

from dataclasses import replace
from functools import partial

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id, now
from annotator.domain.link import Relation, Side
from annotator.domain.verdict import Judgement, Reason, Reveal, Verdict
from annotator.review.verdict_rules import Ruling
from annotator.session.inspecting import Inspection
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.case import Case, Opinion, comment_text
from annotator.session.reviewing.gathered import Gathered
from annotator.session.reviewing.inspection import inspect_item
from annotator.session.reviewing.judging import accepted, adjusted, relabelled, spurious
from annotator.session.reviewing.missing import missing_link, missing_span
from annotator.session.reviewing.naming import Aliases
from annotator.session.reviewing.relating import Stretch, related
from annotator.session.reviewing.sheet import Sheet
from annotator.session.reviewing.shelf import Shelf
from annotator.session.reviewing.trail import moment_after, same_words, withdrawal
from annotator.session.reviewing.wording import item_words, short_words, verdict_words
from annotator.session.wording import quoted


class Audit(Sheet):
    """The acts of reviewing, done in memory at once and handed on as verdicts.

    Each act is about the item in hand, and returns what is to be committed, in the order of the
    acts; `committed` or `take_back` is to be told of the outcome. So acts follow one another as
    fast as keys. Acts raise `Refused` where the rules forbid them; then nothing has changed. No
    act changes a row of the annotator's.
    """

    def __init__(self, gathered: Gathered, shelf: Shelf) -> None:
        """As `Sheet` has it; the reviewer is the batch's."""
        super().__init__(gathered, shelf)
        self._names = gathered.names
        self._aliases = Aliases(gathered.batch, signed_off=gathered.signed, names=gathered.names)
        self._revealed = set(gathered.revealed)
        self._notes: dict[int, str] = {}
        """What was noted of an item that has no verdict yet, by place."""

    def accept(self) -> Judged:
        """It is right; of a passage: nothing else is missing in it."""
        return self._judge(self._case(), accepted())

    def spurious(self, reason: Reason, comment: str = "") -> Judged:
        """It should not be there; for `Reason.OTHER` a comment says why, here or by `note`."""
        case = self._case()
        return self._judge(case, spurious(case, reason, comment_text(comment) or None))

    def relabel(self, label: str | None) -> Judged:
        """The span should have this label; its own label: the label is right.

        With the bounds amended before, both are.
        """
        case = self._case()
        return self._judge(case, relabelled(case, label))

    def adjust(self, start: int, end: int) -> Judged:
        """The span should have these bounds (code points); its own ones: the bounds are right.

        With the label amended before, both are.
        """
        case = self._case()
        return self._judge(case, adjusted(case, start, end))

    def relate(
        self, relation: Relation, *, more: Side | None = None, passage: Stretch | None = None
    ) -> Judged:
        """The two should have this relation; the one that they have: it is right.

        Of a link, `more` is its end that says more. To say `partial` again turns that round: `a`
        says more, `b` does, not known. Of an absence, `passage` is where its article says
        something of it after all, and how that stands to the absence's span is the relation; the
        passage of the verdict that holds where it is none.
        """
        case = self._case()
        return self._judge(case, related(case, relation, more, passage))

    def note(self, text: str) -> Judged:
        """Say something of the item; what begins with `?` is a question, which is its verdict.

        Anything else goes with the verdict that holds, or is kept for the next one. Empty: no
        note; a question is withdrawn.
        """
        case, text = self._case(), comment_text(text)
        held = case.held
        asked = held is not None and held.judgement is Judgement.UNSURE
        if text.startswith("?"):
            return self._judge(case, Opinion(Ruling(Judgement.UNSURE), comment=text))
        if held is None or (asked and text):
            self._notes[self.place] = text
            title = f"note {quoted(text)}, kept for the verdict" if text else "no note"
            return Judged(None, title, self.place)
        if asked:
            return self.withdraw(held.id)
        ruling = Ruling(held.judgement, held.severity, held.amendment)
        return self._judge(case, Opinion(ruling, held.reason, text))

    def noted(self, place: int) -> str:
        """What was noted of an item for its next verdict; it is not in the database yet."""
        return self._notes.get(place, "")

    def missing_span(self, document: str, start: int, end: int, label: str | None) -> Judged:
        """A span that should be in the passage in hand, and begins in it (code points)."""
        case = self._case()
        return self._judge(case, missing_span(case, (document, start, end), label))

    def missing_link(
        self, near: Stretch, far: Stretch, relation: Relation, *, more: Side | None = None
    ) -> Judged:
        """A link that should be there; `near` begins in the passage, `far` is elsewhere.

        Of a partial one, `more` is the end that says more: `a` is `near`.
        """
        case = self._case()
        return self._judge(case, missing_link(case, near, far, relation, more))

    def undo(self) -> Judged:
        """Withdraw the newest verdict of the batch that holds, and take its item in hand."""
        newest = self._trail.undoable()
        if newest is None:
            raise Refused("There is nothing to undo.")
        return self.withdraw(newest.id)

    def redo(self) -> Judged:
        """Say again what was withdrawn last, and take its item in hand."""
        undone = self._trail.redoable()
        if undone is None:
            raise Refused("There is nothing to redo.")
        self._refuse_changed(undone.place)
        self.go(undone.place)
        return self._say(replace(undone, id=new_id()), f"again, {short_words(undone)}")

    def withdraw(self, verdict: str) -> Judged:
        """Withdraw the verdict with this id, and take its item in hand."""
        known = self._trail.holds(verdict)
        if known is None:
            raise Refused("That verdict is withdrawn already.")
        self.go(known.place)
        said = withdrawal(known)
        return self._say(said, f"withdrawn: {short_words(known)}")

    # Whose work it is

    def alias(self, annotator: str) -> str:
        """What an annotator is called in this batch; by name, unless it is blind."""
        return self._aliases.name(annotator)

    def whose(self, place: int) -> str:
        """Whose work an item is: the alias, or the name once it is revealed."""
        annotator = self.batch_items[place - 1].annotator
        if place in self._revealed:
            return self._names.get(annotator, annotator)
        return self.alias(annotator)

    def reveal(self) -> Reveal:
        """Look at whose work the item in hand is, which is to be committed after its verdict."""
        if not self.batch.blind:
            raise Refused("The batch is not blind: whose work it is shows already.")
        if not self.said(self.place):
            raise Refused("Whose work it is shows after a verdict.", "Judge the item first.")
        self._revealed.add(self.place)
        return Reveal(self.batch.id, self.place, self.batch.reviewer, now())

    def inspection(self, place: int) -> Inspection:
        """The history of an item's row and the definition in force, with aliases for names.

        Raises `Refused` for a passage, which has neither.
        """
        item, said = self.items[place - 1], self.said(place)
        called = partial(self._called, place)
        return inspect_item(self._shelf.desk, self.draft(place), item, said, called)

    def _called(self, place: int, annotator: str) -> str:
        """What somebody is called who has a part in an item's history."""
        if annotator == self.batch_items[place - 1].annotator:
            return self.whose(place)
        return "you" if annotator == self.batch.reviewer else self.alias(annotator)

    def _case(self) -> Case:
        """What an act is about; refused where the item cannot be judged any more."""
        self._refuse_changed(self.place)
        return Case(self.current, self.draft(self.place), self.standing(self.place))

    def _refuse_changed(self, place: int) -> None:
        changed = self._shelf.change_of(self.batch_items[place - 1])
        if changed:
            raise Refused(
                f"Item {place} was {changed}, and is no longer what was drawn.",
                "A new batch has it as it is now.",
            )

    def _judge(self, case: Case, opinion: Opinion) -> Judged:
        """Say an opinion of the item in hand; nothing is said twice."""
        ruling = opinion.ruling
        verdict = Verdict(
            id=new_id(),
            batch=self.batch.id,
            place=self.place,
            reviewer=self.batch.reviewer,
            judgement=ruling.judgement,
            severity=ruling.severity,
            reason=opinion.reason,
            comment=self._comment(case, opinion),
            amendment=ruling.amendment,
        )
        if verdict.reason is Reason.OTHER and not verdict.comment:
            raise Refused("Why should it not be there?", "Say it in a note, or choose a reason.")
        words = verdict_words(case.draft, case.about, verdict)
        if ruling.judgement is not Judgement.MISSING:
            words = f"{words}: {item_words(case.draft, case.about)}"
        held = (case.held, *case.standing.missing)
        if any(each is not None and same_words(verdict, each) for each in held):
            return Judged(None, f"already {words}", self.place)
        if opinion.comment is None:
            self._notes.pop(self.place, None)
        return self._say(verdict, words)

    def _comment(self, case: Case, opinion: Opinion) -> str:
        """What goes with a verdict: what was just said, else noted, else said with one like it."""
        if opinion.comment is not None:
            return opinion.comment
        noted, held, judgement = self._notes.get(self.place), case.held, opinion.ruling.judgement
        if noted is not None:
            return noted
        if held is None or judgement is Judgement.MISSING:
            return ""
        alike = held.judgement is judgement or (held.judgement.is_error and judgement.is_error)
        return held.comment if alike else ""

    def _say(self, verdict: Verdict, title: str) -> Judged:
        seconds = self._clock.take(verdict.place)
        at = moment_after(self._trail.newest)
        self._add(replace(verdict, seconds=seconds, created_at=at))
        return Judged(self._pending[-1], title, verdict.place)
