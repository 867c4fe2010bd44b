"""Planning changes of the label set."""

from collections.abc import Collection, Mapping
from typing import Any

from annotator.domain.errors import Refused
from annotator.domain.identity import slug
from annotator.domain.label import COLOURS, Label, LabelSet, Unit
from annotator.session.plan import NOW, Plan, added, changed

REVISED_BY = ("definition", "unit")
"""The fields whose change makes a new revision: what a span tagged before may not have meant."""


def plan_add_label(
    labels: LabelSet,
    name: str,
    *,
    key: str | None = None,
    colour: str | None = None,
    unit: Unit = Unit.SENTENCE,
    definition: str = "",
    reserved: Collection[str] = (),
) -> Plan:
    """A new label, the last in the order; its id is the slug of its name, for good.

    Without a colour it gets the one that fewest labels have. `reserved` are the keys of commands:
    one of them is taken, and the title says that it works in the picker only. Raises `Refused`
    for a name, a key or a colour that cannot be had.
    """
    name = _name(name)
    known = labels.get(slug(name)) or labels.named(name)
    if known is not None:
        gone = known.retired_at is not None
        raise Refused(
            f"There is a label “{known.name}” already{', retired' if gone else ''}.",
            "Bring it back with “labels edit”." if gone else "Choose another name.",
        )
    if not slug(name):
        raise Refused(f"A label needs a letter or a digit in its name: “{name}”.")
    label = Label(
        id=slug(name),
        name=name,
        key=_key(labels, key, None),
        colour=_colour(colour or _next_colour(labels)),
        unit=unit,
        definition=definition.strip(),
        position=max((each.position for each in labels), default=0) + 1,
    )
    return Plan(f"label {name} added{_key_told(label.key, reserved)}", (added(label),))


def plan_edit_label(
    labels: LabelSet,
    label: str,
    values: Mapping[str, Any],
    *,
    reserved: Collection[str] = (),
) -> Plan:
    """Other values for the `name`, `key`, `colour`, `unit` or `definition` of a label.

    Another definition or unit is a new revision; spans keep theirs. A key of `""` is none.
    A retired label is in use again. Raises `Refused` as `plan_add_label` does.
    """
    known = _known(labels, label)
    new = {name: value for name, value in values.items() if value is not None}
    if unknown := new.keys() - {"name", "key", "colour", "unit", "definition"}:
        raise ValueError(f"a label has no {', '.join(sorted(unknown))} to edit")
    if "name" in new:
        new["name"] = _name(new["name"])
        other = labels.named(new["name"])
        if other is not None and other.id != known.id:
            raise Refused(f"There is a label “{other.name}” already.", "Choose another name.")
    if "definition" in new:
        new["definition"] = new["definition"].strip()
    if "colour" in new:
        _colour(new["colour"])
    new["key"] = _key(labels, new.get("key", known.key), known)
    if known.retired_at is not None:
        new["retired_at"] = None
    new = {name: value for name, value in new.items() if getattr(known, name) != value}
    if not new:
        return Plan(f"label {known.name} is as it was")
    if new.keys() & set(REVISED_BY):
        new["revision"] = known.revision + 1
    told = _key_told(new.get("key"), reserved)
    return Plan(f"label {new.get('name', known.name)} edited{told}", (changed(known, **new),))


def plan_retire_label(labels: LabelSet, label: str) -> Plan:
    """A label that is not given any more; spans that have it keep it."""
    known = _known(labels, label)
    if known.retired_at is not None:
        return Plan(f"label {known.name} is retired already")
    return Plan(f"label {known.name} retired", (changed(known, retired_at=NOW),))


def _known(labels: LabelSet, word: str) -> Label:
    known = labels.get(word) or labels.named(word)
    if known is None:
        names = ", ".join(each.name for each in labels.in_use)
        raise Refused(f"There is no label “{word}”.", f"There are: {names}.")
    return known


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 64 or not name.isprintable():
        raise Refused("A label's name has 1 to 64 printable characters.")
    return name


def _key(labels: LabelSet, key: str | None, own: Label | None) -> str | None:
    if not key:
        return None
    if len(key) != 1 or not key.isprintable() or key.isspace():
        raise Refused(f"A label's key is one visible character, not “{key}”.")
    holder = labels.by_key(key)
    if holder is not None and (own is None or holder.id != own.id):
        raise Refused(f"The key {key} sets “{holder.name}” already.", "Choose another key.")
    return key


def _key_told(key: str | None, reserved: Collection[str]) -> str:
    if key is None or key not in reserved:
        return ""
    return f"; {key} is also a command, so it sets the label after Space only"


def _colour(colour: str) -> str:
    if colour not in COLOURS:
        raise Refused(f"There is no colour “{colour}”.", f"There are: {', '.join(COLOURS)}.")
    return colour


def _next_colour(labels: LabelSet) -> str:
    used = [label.colour for label in labels.in_use]
    return min(COLOURS, key=lambda colour: (used.count(colour), COLOURS.index(colour)))
