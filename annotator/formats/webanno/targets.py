"""What an annotation is about: passages of documents, or other annotations."""

from collections.abc import Iterator

from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.json_line import JsonLine
from annotator.formats.offset_units import code_points
from annotator.formats.webanno.bodies import many, words
from annotator.formats.webanno.shape import Kind, named
from annotator.text.utf16 import Utf16


def targets(line: JsonLine) -> list[JsonLine]:
    """The targets of an annotation; one that is but a name is an object with this `id`."""
    found = []
    for each in many(line, "target"):
        fields = {"id": each} if isinstance(each, str) else each
        if not isinstance(fields, dict):
            raise line.place.refusal("“target” holds something else than names and objects")
        found.append(JsonLine(line.place, fields))
    return found


def only_target(line: JsonLine) -> JsonLine:
    """The target of an annotation that can have but one.

    Raises:
        Unreadable: there is none, or more than one.
    """
    found = targets(line)
    if len(found) != 1:
        raise line.place.refusal(f"there should be one target, not {len(found)}")
    return found[0]


def two_targets(line: JsonLine) -> tuple[JsonLine, JsonLine]:
    """The targets of an annotation that needs two.

    Raises:
        Unreadable: there are fewer or more.
    """
    found = targets(line)
    if len(found) != 2:
        raise line.place.refusal(f"there should be two targets, not {len(found)}")
    return found[0], found[1]


def document_name(target: JsonLine) -> str:
    """The id of the document that a target is.

    Raises:
        Unreadable: it is something else than a document of this program's.
    """
    name = named(reference(target) or "", Kind.DOCUMENT)
    if name is None:
        raise target.place.refusal("a target is not a document as this program calls one")
    return name


def reference(target: JsonLine) -> str | None:
    """The name of a target that stands for itself; none where it is a part of something."""
    return None if target.fields.get("source") is not None else target.name("id")


def source(target: JsonLine) -> str:
    """What records call the document that a target is in: its id, of another program's its name."""
    held = target.fields.get("source")
    fields = held if isinstance(held, dict) else {"id": held}
    name = JsonLine(target.place, fields).name("id")
    if name is None:
        raise target.place.refusal("the “source” of a target is missing")
    return named(name, Kind.DOCUMENT) or name


def passage(target: JsonLine, units: dict[str, Utf16]) -> IncomingPassage | None:
    """The passage that a target is, or none where nothing says at which character it begins.

    Args:
        units: The way to code points in the documents whose positions count UTF-16 units.

    Raises:
        Unreadable: it is in no document, or a position is none.
    """
    selectors = list(_selectors(target))
    position = next((each for each in selectors if _is(each, "TextPositionSelector")), None)
    if position is None:
        return None
    quote = next((each for each in selectors if _is(each, "TextQuoteSelector")), None)
    document = source(target)
    bounds = position.offset("start"), position.offset("end")
    if document in units:
        bounds = code_points(bounds, units[document], target.place)
    exact = None if quote is None else quote.string("exact")
    return IncomingPassage(target.place, document, *bounds, exact)


def _selectors(target: JsonLine) -> Iterator[JsonLine]:
    for each in many(target, "selector"):
        if isinstance(each, dict):
            yield JsonLine(target.place, each)


def _is(selector: JsonLine, kind: str) -> bool:
    return kind in words(selector, "type")
