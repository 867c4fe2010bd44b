"""Pairs of passages as JSONL, the columns of which are read by their place.

Each shape has its own columns and nothing beside them: readers tokenise whatever else a line has.
Where each line comes from stands in the same line of a second file.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from annotator.domain.link import Relation
from annotator.formats.format import Format
from annotator.formats.json_line import write_ordered
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import Shape, WritingOptions
from annotator.formats.training.origin import PROVENANCE
from annotator.formats.training.output import LABELS, Output, data_file
from annotator.formats.training.pair import Pair, PairEnd, Triplet

COLUMNS: dict[Shape, tuple[str, ...]] = {
    Shape.ANCHOR_POSITIVE: ("anchor", "positive"),
    Shape.TRIPLET: ("anchor", "positive", "negative"),
    Shape.LABELLED: ("sentence1", "sentence2", "label"),
    Shape.SCORE: ("sentence1", "sentence2", "score"),
    Shape.RELATION: ("premise", "hypothesis", "label"),
}

SCORES = {
    Relation.EQUIVALENT: 1.0,
    Relation.PARTIAL: 0.5,
    Relation.CONTRADICTS: 0.0,
    Relation.DIFFERENT: 0.0,
}

VALUES: dict[Shape, Callable[[Relation], int | float | str]] = {
    Shape.LABELLED: lambda relation: int(relation is Relation.EQUIVALENT),
    Shape.SCORE: SCORES.__getitem__,
    Shape.RELATION: lambda relation: relation.value,
}
"""What the last column says of a relation, where there is one."""

Row = tuple[dict[str, Any], dict[str, Any]]
"""A line of the data, and of its provenance."""


def train(data: TrainingData, output: Output, options: WritingOptions, account: Account) -> None:
    """Write the pairs of one shape."""
    if options.shape is Shape.RELATION:
        write_ordered(output.file(LABELS), [each.value for each in Relation])
    if options.shape is Shape.TRIPLET:
        triplets = ((each.positive.split, "triplet", _triplet(each)) for each in data.triplets())
        _write(triplets, output, account)
    else:
        pairs = (
            (each.split, f"{each.kind} pair", _row(each, options.shape)) for each in data.pairs()
        )
        _write(pairs, output, account)


def _write(rows: Iterable[tuple[str, str, Row]], output: Output, account: Account) -> None:
    """Write each row, which is of a split and of a kind, in its order."""
    for split, kind, (fields, provenance) in rows:
        name = data_file(split, FORMAT.suffix)
        write_ordered(output.file(name), fields)
        write_ordered(output.file(data_file(split, PROVENANCE)), provenance)
        account.wrote(name, kind)


def _row(pair: Pair, shape: Shape) -> Row:
    if shape is Shape.RELATION:
        pair = _more_first(pair)
    columns = COLUMNS[shape]
    fields: dict[str, Any] = {columns[0]: pair.a.text, columns[1]: pair.b.text}
    if shape in VALUES:
        fields[columns[2]] = VALUES[shape](pair.relation)
    return fields, {
        columns[0]: _end(pair.a),
        columns[1]: _end(pair.b),
        "more": None if pair.more is None else columns["ab".index(pair.more)],
        **_grounds(pair),
        **_home(pair),
    }


def _triplet(triplet: Triplet) -> Row:
    positive, negative = triplet.positive, triplet.negative
    ends = dict(zip(COLUMNS[Shape.TRIPLET], (positive.a, positive.b, negative.b), strict=True))
    return {column: end.text for column, end in ends.items()}, {
        **{column: _end(end) for column, end in ends.items()},
        "why_positive": _grounds(positive),
        "why_negative": _grounds(negative),
        **_home(positive),
    }


def _more_first(pair: Pair) -> Pair:
    """The pair with the end that says more first; as it stands where that is not known."""
    return replace(pair, a=pair.b, b=pair.a, more="a") if pair.more == "b" else pair


def _end(end: PairEnd) -> dict[str, Any]:
    return {
        "document": end.document,
        "start": end.start,
        "end": end.end,
        "span": end.span,
        "rev": end.rev,
        "label": end.label,
    }


def _grounds(pair: Pair) -> dict[str, Any]:
    """What a pair rests on."""
    return {
        "relation": pair.relation.value,
        "kind": pair.kind.value,
        "statement": pair.statement,
        "set": pair.set,
        "trivial": pair.trivial,
        "duplicate": pair.duplicate,
    }


def _home(pair: Pair) -> dict[str, Any]:
    return {"split": pair.split, "layer": pair.layer, "annotators": list(pair.annotators)}


FORMAT = Format(
    "pairs-jsonl",
    "sentence-transformers and other models of two texts",
    offsets="code points",
    loses="what the shape has no place for; labels and offsets stand in the provenance alone",
    train=train,
    takes=("shape", "text", "negatives", "per_set", "without_trivial", "seed"),
)
