"""Taking in what another database or file holds: all of it in one transaction, or nothing."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.domain.step import StepKind
from annotator.storage.catalogue import insert_annotator
from annotator.storage.history import History

if TYPE_CHECKING:
    from annotator.domain.document import Annotator
    from annotator.domain.merging.holdings import Holdings, Twin
    from annotator.domain.merging.uniting import Union
    from annotator.domain.step import Step


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a merge would do, and to which state of the database."""

    union: "Union"
    version: int
    """`data_version` then."""


class Merging(History):
    """What a merge reads and writes; nothing else needs the modules that it is made of."""

    def purged(self) -> list[tuple[str, str]]:
        """The hashes of what was purged, of texts and of the keys of documents, and when it was."""
        rows = self._rows("SELECT hash, purged_at FROM purged ORDER BY hash")
        return [(hash_, purged_at) for hash_, purged_at in rows]

    def confirmed_twins(self) -> "list[Twin]":
        """The rows that were made one with another for good."""
        from annotator.domain.merging.holdings import Twin

        sql = "SELECT entity, id, of FROM twins WHERE confirmed ORDER BY entity, id, of"
        return [Twin(*row) for row in self._rows(sql)]

    def compare(self, theirs: "Holdings") -> Comparison:
        """What has to be added so that this database holds what `theirs` holds too.

        Raises:
            Refused: they cannot be made one; `domain.merging.uniting.unite` says when.
            UnusableDatabase: this database cannot be read, or is not what its journal says.
        """
        with self.snapshot():
            return Comparison(self._unite(theirs), self.data_version())

    def merge(
        self, theirs: "Holdings", compared: Comparison, step: "Step | None", by: "Annotator"
    ) -> "Union":
        """Write what was compared, anew where another program has committed since.

        `step` is the merge's own, of kind `merge`, with no changes yet; it may be none where the
        merge changes nothing by itself. Returns what was written.

        Raises:
            NotSaved: the file cannot take it now.
            Refused: a rule of the database forbids it, or as `compare`.
        """
        from annotator.storage.merging.writing import write_union

        if step is not None and (step.kind is not StepKind.MERGE or step.changes):
            raise ValueError("a merge has a step of its own, whose changes it works out")
        with self._writing() as database:
            union = compared.union
            if self.data_version() != compared.version:
                union = self._unite(theirs)
            if step is not None and by.id not in {each.id for each in union.annotators}:
                insert_annotator(database.conn, by)
            write_union(database, union, step)
        return union

    def _unite(self, theirs: "Holdings") -> "Union":
        from annotator.domain.merging.uniting import unite
        from annotator.storage.merging.holding import read_holdings

        with self._reading():
            ours = read_holdings(self._connection, self.path.name, texts=False)
            known = {sha256 for (sha256,) in self._rows("SELECT sha256 FROM texts")}
        union = unite(ours, theirs)
        texts = {sha256: text for sha256, text in union.texts.items() if sha256 not in known}
        return replace(union, texts=texts)
