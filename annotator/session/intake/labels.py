"""The labels of a file: which of them are known, and which are new."""

from dataclasses import replace

from annotator.domain.identity import slug
from annotator.domain.label import COLOURS, Label, LabelSet, Unit
from annotator.domain.step import Change, revised, same_content
from annotator.formats.incoming import IncomingLabel
from annotator.formats.input_file import Place
from annotator.session.intake.plan import LONGEST_NAME, IntakePlan


class LabelIntake:
    """The label set as it will be after the import."""

    def __init__(self, plan: IntakePlan) -> None:
        self._plan = plan
        self._labels: dict[str, Label] = {each.id: each for each in plan.known.labels}
        self._before = dict(self._labels)
        self._found: dict[str, str] = {}

    def define(self, labels: list[IncomingLabel]) -> None:
        """Take the file's label set over.

        A label that is there stays as it is, unless the file has a later revision of its
        definition, or nobody has changed it yet and the database is without articles.
        """
        for incoming in labels:
            with incoming.place.file.record():
                self._define(incoming)

    def named(self, word: str, place: Place) -> Label:
        """The label called `word`, by slug or name in any case; an unknown one is added.

        Raises:
            Unreadable: no label can be called that.
        """
        if word not in self._found:
            found = self._find(word)
            self._found[word] = (
                found or self._add(IncomingLabel(place, word, {"name": word.strip()}))
            ).id
        return self._labels[self._found[word]]

    def known(self, word: str, place: Place) -> str:
        """The id of the label called `word`.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        if word not in self._found:
            found = self._find(word)
            if found is None:
                raise place.refusal(
                    f"the label “{word}” is neither in the file nor in the database",
                    "Add a label record for it.",
                )
            self._found[word] = found.id
        return self._found[word]

    def finish(self) -> None:
        """Put the changes into the plan, in an order in which no key is taken twice."""
        holders = {each.key: each.id for each in self._before.values() if _holds_key(each)}
        waiting = {
            each.id: each for each in self._labels.values() if self._before.get(each.id) != each
        }
        while waiting:
            label = next((each for each in waiting.values() if _finds_key(each, holders)), None)
            if label is None:
                label = next(iter(waiting.values()))
                holder = holders.pop(label.key)
                if holder in waiting:
                    self._release_key(holder)
                    continue
                holders[label.key] = holder
                label = replace(label, key=None)
            self._put(label)
            del waiting[label.id]
            holders = {key: holder for key, holder in holders.items() if holder != label.id}
            if _holds_key(label):
                holders[label.key] = label.id

    def _define(self, incoming: IncomingLabel) -> None:
        known = LabelSet(self._labels.values()).named(incoming.id)
        if known is None:
            self._add(incoming)
            return
        stated = _stated(known, incoming)
        if same_content(known, stated):
            self._plan.tally.present["label"] += 1
        elif self._is_untouched(known) or incoming.stated.get("revision", 1) > known.revision:
            self._labels[known.id] = stated
        else:
            self._plan.tally.kept["label"] += 1

    def _find(self, word: str) -> Label | None:
        return LabelSet(self._labels.values()).named(word) or self._labels.get(slug(word))

    def _is_untouched(self, label: Label) -> bool:
        return self._plan.known.is_new and label.rev == 1

    def _add(self, incoming: IncomingLabel) -> Label:
        label_id = slug(incoming.id)
        name = incoming.stated.get("name", incoming.id)
        if not label_id or len(name) > LONGEST_NAME:
            raise incoming.place.refusal(f"no label can be called “{incoming.id[:LONGEST_NAME]}”")
        bare = Label(
            id=label_id,
            name=name,
            key=None,
            colour=self._next_colour(),
            unit=Unit.SENTENCE,
            definition="",
            position=max((each.position for each in self._labels.values()), default=0) + 1,
            step=self._plan.step,
            created_at=self._plan.at,
            updated_at=self._plan.at,
        )
        label = replace(bare, **incoming.stated)
        if label.key in {each.key for each in self._labels.values() if _holds_key(each)}:
            label = replace(label, key=None)
        self._labels[label_id] = label
        self._plan.tally.labels_added.append(label_id)
        return label

    def _release_key(self, label_id: str) -> None:
        """Let a label go without its key for a moment, because others swap theirs with it."""
        before = self._before[label_id]
        plan = self._plan
        after = revised(before, replace(before, key=None), plan.release_step, plan.at)
        plan.releases.append(Change(before, after))
        self._before[label_id] = after

    def _put(self, label: Label) -> None:
        before = self._before.get(label.id)
        after = label if before is None else revised(before, label, self._plan.step, self._plan.at)
        self._plan.changes.append(Change(before, after))

    def _next_colour(self) -> str:
        used = [each.colour for each in self._labels.values()]
        return min(COLOURS, key=lambda colour: (used.count(colour), COLOURS.index(colour)))


def _holds_key(label: Label) -> bool:
    return label.key is not None and label.retired_at is None


def _finds_key(label: Label, holders: dict[str | None, str]) -> bool:
    """Whether no other label stands in the way of its key."""
    return not _holds_key(label) or holders.get(label.key, label.id) == label.id


def _stated(known: Label, incoming: IncomingLabel) -> Label:
    """The known label as the file has it; another definition is another revision."""
    stated = replace(known, **incoming.stated)
    stated = replace(stated, revision=max(known.revision, stated.revision))
    differs = (stated.definition, stated.unit) != (known.definition, known.unit)
    if differs and stated.revision == known.revision:
        stated = replace(stated, revision=known.revision + 1)
    return stated
