"""One reviewer at one batch."""

from annotator.domain.errors import Refused
from annotator.domain.identity import now
from annotator.domain.link import Relation, Side
from annotator.domain.verdict import Reason, Reveal
from annotator.session.inspecting import Inspection
from annotator.session.reviewing.aliases import Aliases
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.sheet import Gathered, Sheet
from annotator.session.reviewing.shelf import Shelf

Stretch = tuple[str, int, int]
"""A document's id, and `[start, end)` of its text in code points."""


class Audit(Sheet):
    """The acts of reviewing, done in memory at once and handed on as verdicts.

    Each act is about the item in hand, and returns what is to be committed, in the order of the
    acts; `committed` or `take_back` is to be told of the outcome. So acts follow one another as
    fast as keys. Acts raise `Refused` where the rules forbid them; then nothing has changed. No
    act changes a row of the annotator's.
    """

    def __init__(self, gathered: Gathered, shelf: Shelf, seq: int) -> None:
        """As `Sheet` has it; the reviewer is the batch's."""
        super().__init__(gathered, shelf, seq)
        self._names = gathered.names
        self._aliases = Aliases(gathered.batch, signed_off=gathered.signed)
        self._revealed = set(gathered.revealed)

    def accept(self) -> Judged:
        """It is right; of a passage: nothing else is missing in it."""
        raise NotImplementedError

    def spurious(self, reason: Reason, comment: str = "") -> Judged:
        """It should not be there; for `Reason.OTHER` a comment says why, here or by `note`."""
        raise NotImplementedError

    def relabel(self, label: str | None) -> Judged:
        """The span should have this label; its own label: the label is right.

        With the bounds amended before, both are.
        """
        raise NotImplementedError

    def adjust(self, start: int, end: int) -> Judged:
        """The span should have these bounds (code points); its own ones: the bounds are right.

        With the label amended before, both are.
        """
        raise NotImplementedError

    def relate(
        self, relation: Relation, *, more: Side | None = None, passage: Stretch | None = None
    ) -> Judged:
        """The two should have this relation; the one that they have: it is right.

        Of a link, `more` is its end that says more. To say `partial` again turns that round: `a`
        says more, `b` does, not known. Of an absence, `passage` is where its article says
        something of it after all, and how that stands to the absence's span is the relation.
        """
        raise NotImplementedError

    def note(self, text: str) -> Judged:
        """Say something of the item; what begins with `?` is a question, which is its verdict.

        Anything else goes with the verdict that holds, or is kept for the next one. Empty: no
        note; a question is withdrawn.
        """
        raise NotImplementedError

    def missing_span(self, document: str, start: int, end: int, label: str | None) -> Judged:
        """A span that should be in the passage in hand, and begins in it (code points)."""
        raise NotImplementedError

    def missing_link(self, near: Stretch, far: Stretch, relation: Relation) -> Judged:
        """A link that should be there; `near` begins in the passage, `far` is elsewhere."""
        raise NotImplementedError

    def undo(self) -> Judged:
        """Withdraw the newest verdict of the batch that holds, and take its item in hand."""
        raise NotImplementedError

    def redo(self) -> Judged:
        """Say again what was withdrawn last, and take its item in hand."""
        raise NotImplementedError

    def withdraw(self, verdict: str) -> Judged:
        """Withdraw the verdict with this id, and take its item in hand."""
        raise NotImplementedError

    # Whose work it is

    def alias(self, annotator: str) -> str:
        """What an annotator is called in this batch; by name, unless it is blind."""
        if not self.batch.blind:
            return self._names.get(annotator, annotator)
        return self._aliases.name(annotator)

    def whose(self, place: int) -> str:
        """Whose work an item is: the alias, or the name once it is revealed."""
        annotator = self.batch_items[place - 1].annotator
        if place in self._revealed:
            return self._names.get(annotator, annotator)
        return self.alias(annotator)

    def reveal(self) -> Reveal:
        """Look at whose work the item in hand is, which is to be committed after its verdict."""
        if not self.said(self.place):
            raise Refused("Whose work it is shows after a verdict.", "Judge the item first.")
        self._revealed.add(self.place)
        return Reveal(self.batch.id, self.place, self.batch.reviewer, now())

    def inspection(self, place: int) -> Inspection:
        """The history of an item's row and the definition in force, with aliases for names."""
        raise NotImplementedError
