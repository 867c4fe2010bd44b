"""What a signature under a batch stands under, and the digest of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.verdict import Verdict
from annotator.session.reviewing.change import Revisions, change_of
from annotator.session.reviewing.standing import Standing, standings
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Signable:
    """All that a signature stands under."""

    batch: Batch
    items: tuple[BatchItem, ...]
    revisions: Revisions
    standings: Mapping[int, Standing]
    verdicts: tuple[Verdict, ...]
    """All of them, oldest first; what holds of them is signed."""
    ends: Mapping[int, Sequence[tuple[str, int, str]]]
    """By place, the spans that a link or an absence is about: id, present revision, its date."""

    @property
    def open(self) -> list[int]:
        """The places of the items that still can be judged and are not."""
        return [
            item.place
            for item in self.items
            if not self.standings[item.place].decided and not change_of(item, self.revisions)
        ]

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of its canonical JSON.

        That is UTF-8 with sorted keys and no space: the batch as it was asked for, each item as it
        was drawn with its row's present revision and those of the spans it is about, and the
        verdicts that hold.
        """
        signed = {"batch": self.batch, "items": [*map(self._signed, self.items)]}
        canonical = json.dumps(
            signed,
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
            default=_by_field,
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _signed(self, item: BatchItem) -> dict[str, Any]:
        standing = self.standings[item.place]
        return {
            "item": item,
            "row": self.revisions.get(item.place),
            "ends": [(span, rev) for span, rev, _ in self.ends.get(item.place, ())],
            "verdict": standing.verdict,
            "missing": sorted(standing.missing, key=lambda each: each.id),
        }


def _by_field(value: Any) -> dict[str, Any]:
    """A dataclass as an object; `asdict` would copy all that is in it first, which takes longer."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def read_signable(store: Store, batch: Batch) -> Signable:
    """What a signature would stand under now."""
    with store.snapshot():
        items = tuple(store.batch_items(batch.id))
        verdicts = tuple(store.verdicts(batch.id))
        revisions, ends = store.revisions(batch.id), store.ends(batch.id)
    return Signable(batch, items, revisions, standings(items, verdicts), verdicts, ends)
