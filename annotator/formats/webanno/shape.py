"""The words of a page of Web Annotations, and the names of what is in it.

Web Annotation Data Model and Vocabulary, W3C Recommendations of 23 February 2017. Every row of a
layer is an annotation; what it is stands in its name.
"""

import re
from enum import StrEnum

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

PREFIX = "urn:x-annotator:"


class Kind(StrEnum):
    """What the name of this program's for something says that it is."""

    DOCUMENT = "document"
    ARTICLE = "article"
    """The annotation that has the text of a document and what is known of it."""
    SPAN = "span"
    LINK = "link"
    ABSENCE = "absence"
    DISMISSAL = "dismissal"
    COMPLETION = "completion"
    LAYER = "layer"
    PAGE = "page"


TAGGING, CLASSIFYING, LINKING = "tagging", "classifying", "linking"

ABSENT, REFUSED, COMPLETE = "absent", "refused", "complete"
"""The tags of absences, dismissals and completions; a link's is its relation."""

MORE = "the first says more"
"""Describes a partial link of which one end says more."""

TERMS = {
    "key": "dcterms:identifier",
    "number": "schema:position",
    "story": "dcterms:isPartOf",
    "title": "dcterms:title",
    "source": "dcterms:publisher",
    "url": "via",
    "published": "dcterms:date",
}
"""What the context calls a field of a document; the others go by their own names, which say
nothing to a program that knows the context only."""

CONTEXT_SIZE = 32
"""Code points before and after a quote that are quoted with it."""

_RESERVED = re.compile(r"[^A-Za-z0-9._~-]")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def iri(kind: Kind, name: str) -> str:
    """The name of something, for any id."""
    return PREFIX + kind + ":" + _RESERVED.sub(_percent, name)


def named(iri: str, kind: Kind) -> str | None:
    """The id in a name of this program's; none in the name of anything else."""
    head = f"{PREFIX}{kind}:"
    if not iri.startswith(head):
        return None
    return _ESCAPED.sub(_plain, iri.removeprefix(head)) or None


_KINDS = {str(each): each for each in Kind}


def kind_of(iri: str) -> Kind | None:
    """What a name of this program's says that something is; none of any other name."""
    word = iri.removeprefix(PREFIX).partition(":")[0] if iri.startswith(PREFIX) else ""
    return _KINDS.get(word)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _plain(found: re.Match[str]) -> str:
    """What escaped bytes mean; they stay where they are no text that can be stored."""
    try:
        text = bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return found[0]
    return found[0] if "\0" in text else text
