"""The split of what leaves: what was decided before stays, what is new is put beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.errors import Refused
from annotator.domain.split import Split, nearest_train
from annotator.session.training.splitting.allocation import Component, Shares, allocate
from annotator.session.training.splitting.components import components_of
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what leaves is in one split."""

    split: Split
    asked: float
    """Of 1."""
    documents: int
    spans: int
    got: float
    """Of 1: its part of all spans, where a document counts at least one."""


@dataclass(frozen=True, slots=True)
class Move:
    """A document that comes nearer to train, since it belongs together with one that is there."""

    document: str
    before: Split
    after: Split


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """Which document leaves in which split, and what is to be frozen for that."""

    split_of: Mapping[str, Split]
    """Of each document that leaves."""
    shares: tuple[Share, ...]
    """Of each split that was asked for or has something in it, train first."""
    moved: tuple[Move, ...]
    """By id; documents that do not leave this time may be among them."""
    seen: Mapping[str, Split]
    """What was frozen before."""

    @property
    def splits(self) -> tuple[Split, ...]:
        """The splits that leave, train first; none of them is empty."""
        return tuple(share.split for share in self.shares)

    def freeze(self, store: Store) -> None:
        """Keep it, for this export and all that follow.

        Raises:
            NotSaved: the file cannot take it now, or was split by another program meanwhile.
        """
        changes = {each.document: each.after for each in self.moved}
        changes |= {each: split for each, split in self.split_of.items() if each not in self.seen}
        if changes:
            store.set_splits(changes, seen=self.seen)


def plan_splits(store: Store, leaving: Mapping[str, int], shares: Shares) -> SplitPlan:
    """Say of each document that leaves in which split it is; nothing is written.

    A document that is frozen in a split stays there, or moves nearer to train with all that it may
    not be parted from. All others are put where the shares come nearest, by size. The same
    database gives the same splits. To be asked for inside one `store.snapshot()`.

    Args:
        leaving: The number of spans of each document that leaves, by its id.
        shares: What is asked of train, validation and test, summing to 1.

    Raises:
        Refused: a split that is asked for would be empty.
    """
    seen = store.splits()
    components = components_of(store, seen)
    kept, moved = _kept(components, seen)
    parts = [[each for each in members if each in leaving] for members in components]
    parts = [part for part in parts if part]
    split_of = {each: kept[each] for part in parts for each in part if each in kept}
    fresh = {part[0]: part for part in parts if part[0] not in kept}
    weighed = [Component(first, _weight(part, leaving)) for first, part in fresh.items()]
    for first, split in allocate(weighed, _loads(split_of, leaving), shares).items():
        split_of |= dict.fromkeys(fresh[first], split)
    _refuse_empty(shares, split_of, len(parts))
    return SplitPlan(
        split_of=split_of,
        shares=_shares(shares, split_of, leaving),
        moved=tuple(sorted(moved, key=lambda each: each.document)),
        seen=seen,
    )


def _kept(
    components: Iterable[Sequence[str]], seen: Mapping[str, Split]
) -> tuple[dict[str, Split], list[Move]]:
    """The split of every document of a component that is frozen in one, and what moves for that."""
    kept: dict[str, Split] = {}
    moved: list[Move] = []
    for members in components:
        if before := [seen[each] for each in members if each in seen]:
            home = nearest_train(before)
            kept |= dict.fromkeys(members, home)
            moved += [
                Move(each, seen[each], home) for each in members if seen.get(each, home) is not home
            ]
    return kept, moved


def _weight(documents: Iterable[str], leaving: Mapping[str, int]) -> int:
    return sum(max(1, leaving[each]) for each in documents)


def _loads(split_of: Mapping[str, Split], leaving: Mapping[str, int]) -> Counter[Split]:
    """How much is in each split, a document counting at least one."""
    loads: Counter[Split] = Counter()
    for document, split in split_of.items():
        loads[split] += _weight((document,), leaving)
    return loads


def _shares(
    shares: Shares, split_of: Mapping[str, Split], leaving: Mapping[str, int]
) -> tuple[Share, ...]:
    loads, documents = _loads(split_of, leaving), Counter(split_of.values())
    spans: Counter[Split] = Counter()
    for document, split in split_of.items():
        spans[split] += leaving[document]
    return tuple(
        Share(split, asked, documents[split], spans[split], loads[split] / loads.total())
        for split, asked in zip(Split, shares, strict=True)
        if documents[split]
    )


def _refuse_empty(shares: Shares, split_of: Mapping[str, Split], components: int) -> None:
    """Raise where a split with a share has nothing in it."""
    used = Counter(split_of.values())
    empty = [split for split, asked in zip(Split, shares, strict=True) if asked and not used[split]]
    if not empty:
        return
    groups = "1 group" if components == 1 else f"{components:,} groups"
    has = "".join(f", {split} has {used[split]:,}" for split in Split if used[split])
    raise Refused(
        f"The split “{empty[0]}” would be empty: what leaves is {groups} of articles that may not "
        f"be parted{has}.",
        "Articles of one story, of linked stories or with one text stay together, and none moves "
        "away from train. Ask for fewer splits, or take in more stories.",
    )
