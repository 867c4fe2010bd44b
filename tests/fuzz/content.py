"""Files that are nearly right, in every format that is read."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from annotator.formats.registry import ENTRIES
from tests.fuzz.offered import Offered
from tests.session.bad_files import SAMPLES, Sample, format_name
from tests.strategies import nasty_text

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 40),
    st.sampled_from([2**53, -(2**70), 1.5, float("nan"), float("inf")]),
    nasty_text(3),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(nasty_text(2), inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "text", "id", "title", "source", "url", "published", "story", "meta", "spans", "type",
        "start", "end", "label", "document", "span", "a", "b", "relation", "more", "key", "number",
        "quote", "annotator", "rev", "supersedes", "name", "colour", "position", "revision",
        "deleted_at", "batch", "place", "kind", "record", "judgement", "amendment", "taken",
        "target", "hash", "since",
    ]
)  # fmt: skip
SPANS = st.lists(
    st.fixed_dictionaries(
        {"start": st.integers(-1, 12), "end": st.integers(-1, 12)},
        optional={"label": st.sampled_from(["filler", "New", None, "!", 3])},
    ),
    max_size=3,
)
ARTICLE = st.fixed_dictionaries({"text": nasty_text(8)}, optional={"id": SCALARS, "spans": SPANS})
TYPES_OF_ROWS = ["label", "annotator", "document", "span", "link", "absence", "dismissal"]
TYPES_OF_REVIEWS = ["adjudication", "batch", "item", "verdict", "reveal", "objection", "signoff"]
TYPES = st.sampled_from(["meta", "guideline", *TYPES_OF_ROWS, "completion", *TYPES_OF_REVIEWS])
RECORD = st.one_of(
    ARTICLE,
    st.dictionaries(KEYS, VALUES, max_size=5),
    st.builds(
        lambda fields, kind: {**fields, "type": kind},
        st.dictionaries(KEYS, VALUES, max_size=6),
        TYPES,
    ),
)
FORMATS = [None, *(each.names[0] for each in ENTRIES if each.is_read)]

WRITTEN: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.encode("utf-8", "surrogatepass"),
    lambda text: text.replace("\n", "\r\n").encode("utf-8", "surrogatepass"),
    lambda text: b"\xef\xbb\xbf" + text.encode("utf-8", "surrogatepass"),
    lambda text: text.encode("utf-16", "surrogatepass"),
    lambda text: text.encode("utf-16-be", "surrogatepass"),
    lambda text: text.encode("latin-1", "replace"),
)
"""The ways in which other programs write a text; most do as the first."""


@st.composite
def written(draw: st.DrawFn, text: str) -> bytes:
    """A text as one of the programs writes it."""
    way = draw(st.integers(-3 * len(WRITTEN), len(WRITTEN) - 1))
    return WRITTEN[max(0, way)](text)


@st.composite
def json_lines(draw: st.DrawFn) -> bytes:
    """Records that are made up, one a line or in a list."""
    records = draw(st.lists(RECORD, max_size=4))
    ascii_only = draw(st.booleans())
    if draw(st.integers(0, 4)) == 0:
        return draw(written(json.dumps(records, ensure_ascii=ascii_only)))
    return draw(written("\n".join(json.dumps(each, ensure_ascii=ascii_only) for each in records)))


def whole(sample: Sample, draw: st.DrawFn) -> str:
    """A sample with bounds of which most are in its text."""
    return sample.with_bounds(draw(st.integers(0, 3)), draw(st.integers(2, 14)))


@st.composite
def spoilt(draw: st.DrawFn, sample: Sample) -> bytes:
    """A sample with a value of it, or a word of a line, replaced or taken away."""
    content = whole(sample, draw)
    if content[0] not in "{[":
        lines = content.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split("\t")
        words[draw(st.integers(0, len(words) - 1))] = draw(nasty_text(3))
        lines[at] = "\t".join(words)
        return draw(written("\n".join(lines)))
    is_list = content[0] == "["
    records = json.loads(content) if is_list else list(map(json.loads, content.split("\n")[:-1]))
    holder, key = draw(st.sampled_from([*_places(records)]))
    if draw(st.integers(0, 3)) == 0:
        del holder[key]
    else:
        holder[key] = draw(VALUES)
    return draw(written(json.dumps(records) if is_list else "\n".join(map(json.dumps, records))))


@st.composite
def torn(draw: st.DrawFn, sample: Sample) -> bytes:
    """A sample with some of its bytes lost, doubled or replaced."""
    raw = whole(sample, draw).encode()
    one, other = draw(st.integers(0, len(raw))), draw(st.integers(0, len(raw)))
    start, end = min(one, other), max(one, other)
    match draw(st.sampled_from(["lost", "cut", "doubled", "replaced"])):
        case "lost":
            return raw[:start] + raw[end:]
        case "cut":
            return raw[:end]
        case "doubled":
            return raw[:end] + raw[start:]
        case _:
            return raw[:start] + draw(st.binary(max_size=8)) + raw[start + 1 :]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where in a value of JSON another can stand."""
    held = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in held:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


@st.composite
def changed(draw: st.DrawFn) -> Offered:
    """A file of some format that is nearly right, by the name of its format or of another."""
    name, sample = draw(st.sampled_from(sorted(SAMPLES.items())))
    raw = draw(spoilt(sample) if draw(st.integers(0, 2)) else torn(sample))
    named: str | None = format_name(name)
    if draw(st.integers(0, 5)) == 0:
        named = draw(st.sampled_from(FORMATS))
    return Offered(sample.name, raw, named, tuple(sample.beside.items()), draw(st.booleans()))


@st.composite
def made_up(draw: st.DrawFn) -> Offered:
    """A file that was never of any format."""
    raw = draw(
        st.one_of(st.binary(max_size=60), nasty_text().flatmap(written), json_lines(), json_lines())
    )
    name = draw(st.sampled_from(["a.jsonl", "a.jsonl", "a.json", "a.txt", "a.conll", "a", "a.ann"]))
    return Offered(name, raw, draw(st.sampled_from(FORMATS)), (), draw(st.booleans()))


@st.composite
def article(draw: st.DrawFn) -> Offered:
    """A text file."""
    return Offered("a.txt", draw(nasty_text().flatmap(written)))
