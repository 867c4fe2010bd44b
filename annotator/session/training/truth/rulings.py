"""What becomes of each row of a layer by the signed verdicts on it."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.batch import ItemKind
from annotator.domain.label import LabelSet
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.verdict import Judgement, Verdict
from annotator.formats.training.account import Account
from annotator.session.training.truth.content import Content, by_document, in_reading_order
from annotator.session.training.truth.corrected import Corrected
from annotator.session.training.truth.signed import Judged

Row = Span | Link | Absence

NOT_REVIEWED = "no signed review covers it"
CHANGED = "it was changed since it was judged"
NOT_WANTED = "a reviewer says that it should not be there"
NOT_SURE = "a reviewer is not sure of it"
END_REFUSED = "a span that it is about is left out"
SAME = "it says the same as another once both are put right"
SAME_PAIR = "another link joins the same spans once they are put right"
PUT_RIGHT = "a reviewer put it right"
ADDED = "a reviewer added it"
IS_LINKED = "a reviewer says where the article says it: it is a link"

_REFUSALS = {Judgement.SPURIOUS: NOT_WANTED, Judgement.UNSURE: NOT_SURE}
_KINDS = {Span: ItemKind.SPAN, Link: ItemKind.LINK, Absence: ItemKind.ABSENCE}


class Rulings:
    """Sorts out the rows of one layer in some articles; all that does not count is counted."""

    def __init__(self, stored: Content, judged: Judged, labels: LabelSet, account: Account) -> None:
        self._stored = stored
        self._judged = judged
        self._account = account
        self._live = {span.id: span for spans in stored.spans.values() for span in spans}
        self._counted = Corrected(self._live.values(), labels)
        self._waiting: dict[str, str] = {}
        """Spans that no verdict is about, and why; a link may bring them in."""
        self._waiting_links: dict[tuple[str, str], tuple[Link, str]] = {}
        """The same of links, by their ends."""
        self._absences: dict[tuple[str, str], Absence] = {}
        """By span and document."""
        self._open: set[str] = set()
        """Documents of which something is left out that is not refused."""

    def content(self, missing: Iterable[Verdict]) -> Content:
        """All that counts, with what reviewers found `missing` in these articles, oldest first."""
        found = list(missing)
        self._rule_on_spans()
        for verdict in found:
            if verdict.amendment.other is None and verdict.amendment.passage is not None:
                self._counted.add_missing(verdict, verdict.amendment.passage)
        for link in self._stored.links:
            self._rule_on_link(link)
        for absence in self._stored.absences:
            self._rule_on_absence(absence)
        for verdict in found:
            self._add_missing_link(verdict)
        self._leave_out_waiting()
        self._count_what_is_new()
        return Content(
            spans=by_document(in_reading_order(self._counted.spans.values())),
            links=sorted(self._counted.links.values(), key=lambda each: each.id),
            absences=sorted(self._absences.values(), key=lambda each: each.id),
            complete=self._stored.complete - self._open,
        )

    def _rule_on_spans(self) -> None:
        """Those that are right go first: they stand for what others become once put right."""
        wrong: list[tuple[Span, Verdict]] = []
        for span in self._live.values():
            why, verdict = self._ruling(span)
            if verdict is None:
                self._waiting[span.id] = why
            elif why:
                self._counted.refuse(span.id)
                self._account.dropped("span", why)
                if why == NOT_SURE:
                    self._open.add(span.document)
            elif verdict.judgement is Judgement.ACCEPT:
                self._counted.add(span)
            else:
                wrong.append((span, verdict))
        for span, verdict in wrong:
            amended = self._counted.amended(span, verdict.amendment)
            if self._counted.add(amended) == span.id:
                self._account.changed("span", PUT_RIGHT)
            else:
                self._account.dropped("span", SAME)

    def _rule_on_link(self, link: Link) -> None:
        why, verdict = self._ruling(link)
        if verdict is None:
            self._waiting_links[link.a, link.b] = link, why
            return
        if why:
            self._leave_out_link(link, why)
            return
        a, b = self._counted.end(link.a), self._counted.end(link.b)
        amendment = verdict.amendment
        if a is None or b is None:
            self._account.dropped("link", END_REFUSED)
        elif amendment.relation is None:
            self._link(link, a, b)
        elif self._link(replace(link, relation=amendment.relation, more=amendment.more), a, b):
            self._account.changed("link", PUT_RIGHT)

    def _rule_on_absence(self, absence: Absence) -> None:
        why, verdict = self._ruling(absence)
        if why or verdict is None:
            self._account.dropped("absence", why)
            return
        span = self._counted.end(absence.span)
        if span is None:
            self._account.dropped("absence", END_REFUSED)
        elif verdict.amendment.passage is not None:
            label = self._counted.spans[span].label
            other = self._counted.on(verdict, verdict.amendment.passage, label, "b")
            self._counted.link(_link_of(verdict), span, other)
            self._account.changed("absence", IS_LINKED)
        elif (span, absence.document) in self._absences:
            self._account.dropped("absence", SAME)
        else:
            self._absences[span, absence.document] = replace(absence, span=span)

    def _add_missing_link(self, verdict: Verdict) -> None:
        one, other = verdict.amendment.passage, verdict.amendment.other
        if one is not None and other is not None:
            near = self._counted.on(verdict, one, None, "a")
            far = self._counted.on(verdict, other, self._counted.spans[near].label, "b")
            added = _link_of(verdict)
            own, _ = self._waiting_links.pop((min(near, far), max(near, far)), (added, ""))
            self._counted.link(replace(own, relation=added.relation, more=added.more), near, far)

    def _link(self, link: Link, one: str, other: str) -> bool:
        """Let a link count; false where the pair has one, and it is counted."""
        if self._counted.link(link, one, other):
            return True
        self._account.dropped("link", SAME_PAIR)
        return False

    def _leave_out_link(self, link: Link, why: str) -> None:
        self._account.dropped("link", why)
        if why != NOT_WANTED:
            self._open.update(self._live[end].document for end in (link.a, link.b))

    def _leave_out_waiting(self) -> None:
        """What no verdict is about stays out, unless something that counts is about it."""
        for link, why in self._waiting_links.values():
            self._leave_out_link(link, why)
        for span, why in self._waiting.items():
            if self._counted.has_stand_in(span):
                self._account.dropped("span", SAME)
            elif not self._counted.is_placed(span):
                self._account.dropped("span", why)
                self._open.add(self._live[span].document)

    def _count_what_is_new(self) -> None:
        self._account.changed("span", ADDED, len(self._counted.spans.keys() - self._live.keys()))
        links = {link.id for link in self._counted.links.values()}
        known = {link.id for link in self._stored.links}
        self._account.changed("link", ADDED, len(links - known))

    def _ruling(self, row: Row) -> tuple[str, Verdict | None]:
        """Why a row is left out, empty where it is not, and the verdict that says so, if any."""
        key = _KINDS[type(row)], row.id
        verdict = self._judged.verdicts.get(key)
        if verdict is None:
            return (CHANGED if key in self._judged.changed else NOT_REVIEWED), None
        return _REFUSALS.get(verdict.judgement, ""), verdict


def _link_of(verdict: Verdict) -> Link:
    """The link that a reviewer found missing or wants for an absence; its ends are to come."""
    return Link(
        id=verdict.id,
        annotator=verdict.reviewer,
        a="",
        b="",
        relation=verdict.amendment.relation or Relation.EQUIVALENT,
        more=verdict.amendment.more,
        created_at=verdict.created_at,
        updated_at=verdict.created_at,
    )
