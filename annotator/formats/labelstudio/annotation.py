"""One person's annotation of a task: whose it is, and what it results in."""

from collections.abc import Iterator

from annotator.domain.link import Side
from annotator.formats.article_record import LAYER
from annotator.formats.incoming import Incoming, IncomingRelation
from annotator.formats.json_line import JsonLine
from annotator.formats.labelstudio.shape import RELATION

_BEGINNINGS: dict[str, Side] = {"right": "a", "left": "b"}
"""The end at which the arrow of a relation begins, by its direction."""


def results(annotation: JsonLine, kind: str) -> Iterator[JsonLine]:
    """The results of one type."""
    return (each for each in annotation.within("result") if each.fields.get("type") == kind)


def owner(annotation: JsonLine, data: JsonLine, is_ours: bool) -> str | None:
    """Who made it: a user's address or number, else whom this program wrote the task for."""
    if isinstance(annotation.fields.get("completed_by"), dict):
        user = JsonLine(annotation.place, annotation.mapping("completed_by"))
        named = user.name("email") or user.name("username")
        number = user.name("id")
    else:
        stated = annotation.name("completed_by")
        named, number = (None, stated) if stated and stated.isdecimal() else (stated, None)
    if named is None and number is not None:
        return f"user {number}"
    return named or (data.name(LAYER) if is_ours else None)


def take_relations(
    annotation: JsonLine, spans: dict[str, str], owner: str | None, incoming: Incoming
) -> None:
    """Take the relations of an annotation.

    Args:
        spans: What the spans of its regions are called, by the ids of the regions.

    Raises:
        Unreadable: one joins what is no result of the annotation.
    """
    relations = list(results(annotation, RELATION))
    known = {each.string("id") for each in annotation.within("result")} if relations else set()
    for relation in relations:
        ends = a, b = relation.needed("from_id"), relation.needed("to_id")
        unknown = [end for end in ends if end not in known]
        if unknown:
            raise relation.place.refusal(f"a relation joins “{unknown[0]}”, which is no result")
        words = relation.names("labels")
        more = _BEGINNINGS.get(relation.string("direction"))
        if a not in spans or b not in spans:
            incoming.leave_out("relations of what is no region of a text")
            continue
        if not words:
            incoming.leave_out("relations without a label")
        for word in words:
            found = IncomingRelation(relation.place, owner, spans[a], spans[b], word, more)
            incoming.relations.append(found)
