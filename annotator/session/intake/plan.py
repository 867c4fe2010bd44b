"""One file on its way into the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from annotator.domain.document import Annotator
from annotator.domain.guideline import Guideline
from annotator.domain.identity import annotator_id, new_id
from annotator.domain.split import Split
from annotator.domain.step import Change, Step, StepKind
from annotator.formats.incoming import IncomingAnnotator
from annotator.formats.input_file import Place
from annotator.formats.written import Written
from annotator.session.intake.known import Known
from annotator.session.intake.new_reviews import NewReviews
from annotator.session.intake.tally import Tally

ROLES = ("annotator", "reviewer", "admin", "gold")
LONGEST_NAME = 100
"""Code points of an annotator's or a label's name."""


class Bookkeeping(TypedDict):
    """The fields of a row that say when and by what it was written."""

    rev: int
    step: str
    created_at: str
    updated_at: str
    deleted_at: str | None


@dataclass(slots=True)
class IntakePlan:
    """The step that is being put together for one file, and what goes with it."""

    known: Known
    at: str
    """The time of the import."""
    step: str = field(default_factory=new_id)
    """The step's id."""
    changes: list[Change] = field(default_factory=list)
    release_step: str = field(default_factory=new_id)
    """The id of the step before it, where there is one."""
    releases: list[Change] = field(default_factory=list)
    """What has to be done in a step before it, since a row changes once in a step."""
    reviews: NewReviews = field(default_factory=NewReviews)
    texts: dict[str, str] = field(default_factory=dict)
    """New texts by their hash."""
    guidelines: list[Guideline] = field(default_factory=list)
    """New versions."""
    splits: dict[str, Split] = field(default_factory=dict)
    """Of documents that the file puts into a split, or nearer to train, by id."""
    annotators: dict[str, Annotator] = field(default_factory=dict)
    """Those who own one of the records, by id."""
    tally: Tally = field(default_factory=Tally)

    def bookkeeping(self, written: Written) -> Bookkeeping:
        """When a row was written: as the file says, else now."""
        created = written.created_at or self.at
        return Bookkeeping(
            rev=written.rev,
            step=self.step,
            created_at=created,
            updated_at=written.updated_at or created,
            deleted_at=written.deleted_at,
        )

    def put_in_split(self, document: str, split: Split) -> None:
        """Take over what the file says, unless the document is there or nearer to train."""
        known = self.splits.get(document) or self.known.splits.get(document)
        if known is None or split.distance < known.distance:
            self.splits[document] = split
            self.tally.taken["split"] += 1
        else:
            counts = self.tally.present if known is split else self.tally.kept
            counts["split"] += 1

    def owner(self, name: str, role: str | None, place: Place) -> Annotator:
        """The annotator called `name`: the one who is known, else a new one.

        Raises:
            Unreadable: nobody can be called that, or have that role.
        """
        found = annotator_id(name)
        if not found or max(len(found), len(name)) > LONGEST_NAME:
            raise place.refusal(f"nobody can be called “{name[:LONGEST_NAME]}”")
        if role is not None and role not in ROLES:
            raise place.refusal(f"the role “{role}” is none of {', '.join(ROLES)}")
        known = self.annotators.get(found) or self.known.annotators.get(found)
        return known or Annotator(found, " ".join(name.split()), role or "annotator")

    def steps(self, by: Annotator, name: str) -> Iterator[Step]:
        """The steps that take in the file `name`, made by the annotator who imports."""
        if self.releases:
            title = f"keys of labels let go for the import of {name}"
            yield self._step(self.release_step, by, title, self.releases)
        yield self._step(self.step, by, f"import of {name}", self.changes)

    def _step(self, step: str, by: Annotator, title: str, changes: list[Change]) -> Step:
        return Step(step, by.id, StepKind.IMPORT, title, tuple(changes), created_at=self.at)


class Owners:
    """Whose the records of a file are."""

    def __init__(
        self,
        plan: IntakePlan,
        default: Annotator,
        annotators: Sequence[IncomingAnnotator] = (),
        *,
        owns_all: bool = False,
    ) -> None:
        """`default` owns what names nobody or, if it `owns_all`, whomever it names."""
        self._plan = plan
        self._default = default
        self._owns_all = owns_all
        self._stated: dict[str, Annotator] = {}
        for each in annotators:
            with each.place.file.record():
                self._stated[each.ref] = plan.owner(each.name, each.role, each.place)

    def of(self, ref: str | None, place: Place) -> Annotator:
        """The annotator whom a record calls `ref`.

        Raises:
            Unreadable: nobody can be called that.
        """
        if ref is None or self._owns_all:
            owner = self._default
        else:
            owner = self._stated.get(ref) or self._plan.owner(ref, None, place)
        self._plan.annotators[owner.id] = owner
        return owner
