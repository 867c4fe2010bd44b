"""The columns of data files, as the YAML of a dataset card declares them.

Declared columns are not guessed from the first rows: a column that is null in these, a list that is
empty in these and a tag that is not among these are of the right type all the same.
"""

from collections.abc import Iterable, Mapping

from annotator.domain.link import Relation
from annotator.formats.article_fields import WORDS
from annotator.formats.article_record import COMPLETE, LAYER
from annotator.formats.consumers.card import FeaturesOf
from annotator.formats.consumers.exported import Exported
from annotator.formats.consumers.yaml import Value
from annotator.formats.pairs_jsonl import COLUMNS
from annotator.formats.spans_jsonl.shape import CLUSTER
from annotator.formats.tokens_jsonl.row import tag_names
from annotator.formats.training.names import file_name
from annotator.formats.training.options import Shape

Type = Mapping[str, Value]
"""`dtype`, `list` or `sequence`, and what it is of."""

STRING: Type = {"dtype": "string"}
NUMBER: Type = {"dtype": "int64"}
YES_OR_NO: Type = {"dtype": "bool"}
ANYTHING: Type = {"dtype": "json"}


def names(values: Iterable[str]) -> Type:
    """One of these, in the order of their numbers."""
    return {"class_label": {"names": {str(at): each for at, each in enumerate(values)}}}


def columns(types: Mapping[str, Type]) -> list[Value]:
    """Columns by their names, in their order."""
    return [{"name": name, **each} for name, each in types.items()]


_TOKEN: Mapping[str, Type] = {
    "text": STRING,
    "ws": YES_OR_NO,
    **dict.fromkeys(("start", "end", "id"), NUMBER),
}


def spans(export: Exported, _: str) -> list[Value]:
    """Of `spans-jsonl`, the keys that are not in every line too."""
    label = {"dtype": names(each.id for each in export.labels)}
    span = {
        **dict.fromkeys(("start", "end", "token_start", "token_end"), NUMBER),
        "label": label,
        "id": STRING,
        "rev": NUMBER,
        **dict.fromkeys((CLUSTER, "note"), STRING),
    }
    return columns(
        {
            "text": STRING,
            "tokens": {"list": columns(_TOKEN)},
            "spans": {"list": columns(span)},
            **dict.fromkeys(("answer", "id", "key"), STRING),
            "number": NUMBER,
            **dict.fromkeys((*WORDS, "file_name"), STRING),
            "meta": ANYTHING,
            **dict.fromkeys(("split", LAYER), STRING),
            COMPLETE: YES_OR_NO,
        }
    )


def tags(export: Exported, configuration: str) -> list[Value]:
    """Of `tokens-jsonl`, whose configurations are labels where there is more than one."""
    labels = [each.id for each in export.labels]
    own = [each for each in labels if file_name(each) == configuration] or labels
    tag = names(tag_names(own))
    # Before version 4 of datasets a `list` of scalars has no `feature`, which programs ask for.
    types: Mapping[str, Type] = {
        "id": STRING,
        "tokens": {"sequence": "string"},
        "ner_tags": {"sequence": tag},
    }
    return columns(types)


_JUDGED: Mapping[Shape, Type] = {
    Shape.LABELLED: {"dtype": names(("different", "equivalent"))},
    Shape.SCORE: {"dtype": "float64"},
    Shape.RELATION: {"dtype": names(each.value for each in Relation)},
}
"""The last column, where it is no text."""


def pairs(export: Exported, _: str) -> list[Value]:
    """Of `pairs-jsonl`, in the order in which sentence-transformers takes them."""
    shape = export.options.writing.shape
    *texts, last = COLUMNS[shape]
    return columns({**dict.fromkeys(texts, STRING), last: _JUDGED.get(shape, STRING)})


def messages(_: Exported, __: str) -> list[Value]:
    """Of `chat-jsonl`."""
    return columns({"messages": {"list": columns({"role": STRING, "content": STRING})}})


FEATURES: Mapping[str, FeaturesOf] = {
    "spans-jsonl": spans,
    "tokens-jsonl": tags,
    "pairs-jsonl": pairs,
    "chat-jsonl": messages,
}
"""By the name of the format."""
