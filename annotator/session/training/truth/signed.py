"""What the reviews say whose signatures hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.batch import ItemKind
from annotator.domain.verdict import Verdict
from annotator.session.reviewing.change import change_of
from annotator.session.reviewing.signable import Signable, read_signable
from annotator.session.reviewing.signing import signature
from annotator.session.training.groups import story_groups
from annotator.storage.store import Store

RowId = tuple[ItemKind, str]
"""A span, link or absence by its kind and id."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What signed reviews say of one annotator's work."""

    verdicts: Mapping[RowId, Verdict]
    """Of each row that is as it was judged, the newest verdict."""
    changed: frozenset[RowId]
    """Rows of which no verdict speaks as they are now."""
    missing: Mapping[str, Sequence[Verdict]]
    """What should be there besides, by the document that it was found missing in."""
    astray: Sequence[Verdict]
    """What should be there where an article is deleted by now, or would be the only statement to
    join two stories: no split is made with it in mind."""
    reviewers: frozenset[str]
    """The ids of those who signed."""


def signed_reviews(store: Store) -> dict[str, Judged]:
    """What they say, by the id of the annotator whose work it is; nothing: no signature holds."""
    gathered: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    for signable in _holding(store):
        for item in signable.items:
            found = gathered[item.annotator]
            found.reviewers.add(signable.batch.reviewer)
            standing = signable.standings[item.place]
            found.missing.extend(standing.missing)
            if item.record is None:
                continue
            row = item.kind, item.record
            if change_of(item, signable.revisions):
                found.changed.add(row)
            elif standing.verdict is not None:
                found.say(row, standing.verdict)
    group_of = _groups_of_documents(store) if gathered else {}
    return {who: found.judged(group_of) for who, found in sorted(gathered.items())}


def _holding(store: Store) -> Iterator[Signable]:
    """The batches with a signature that holds."""
    signed = {each.batch for each in store.signoffs()}
    for batch in store.batches():
        if batch.id in signed:
            signable = read_signable(store, batch)
            if signature(store, batch, signable).holds is not None:
                yield signable


def _groups_of_documents(store: Store) -> dict[str, int]:
    """The number of the group of stories that each live document is in."""
    number_of = {
        story: number for number, stories in enumerate(story_groups(store)) for story in stories
    }
    return {document: number_of[story] for document, story in store.story_of_documents().items()}


@dataclass
class _Gathered:
    """What is found of one annotator while the batches are read."""

    verdicts: dict[RowId, Verdict] = field(default_factory=dict)
    changed: set[RowId] = field(default_factory=set)
    missing: list[Verdict] = field(default_factory=list)
    reviewers: set[str] = field(default_factory=set)

    def say(self, row: RowId, verdict: Verdict) -> None:
        """Keep the newest verdict of a row."""
        known = self.verdicts.get(row)
        if known is None or _age(known) < _age(verdict):
            self.verdicts[row] = verdict

    def judged(self, group_of: Mapping[str, int]) -> Judged:
        """All of it, when every batch is read."""
        missing: defaultdict[str, list[Verdict]] = defaultdict(list)
        astray: list[Verdict] = []
        for verdict in sorted(self.missing, key=_age):
            passage, other = verdict.amendment.passage, verdict.amendment.other
            groups = {group_of.get(each.document) for each in (passage, other) if each is not None}
            if passage is None or None in groups or len(groups) > 1:
                astray.append(verdict)
            else:
                missing[passage.document].append(verdict)
        return Judged(
            self.verdicts,
            frozenset(self.changed - self.verdicts.keys()),
            dict(missing),
            astray,
            frozenset(self.reviewers),
        )


def _age(verdict: Verdict) -> tuple[str, str]:
    return verdict.created_at, verdict.id
