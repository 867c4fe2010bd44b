"""What says the same, a line each: a set or a fact with all its passages.

A set holds what is equivalent. A fact that holds more than one set, as `partial` and `contradicts`
join them, has a line of its own, on which each member names its set.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from annotator.domain.document import Document
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.formats.format import Format
from annotator.formats.json_line import write_ordered
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output, data_file


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write the sets and the facts, those of a bundle together."""
    for bundle in data.bundles():
        name = data_file(bundle.split, FORMAT.suffix)
        for line in _lines(bundle):
            write_ordered(output.file(name), line)
            account.wrote(name, line["kind"])
        _count(bundle, account)


def _lines(bundle: Bundle) -> Iterator[dict[str, Any]]:
    documents = {article.document.id: article.document for article in bundle.articles}
    absent = _absent(bundle)
    for kind, names in (("set", bundle.sets), ("fact", _wider_facts(bundle))):
        for name, members in bundle.members(names).items():
            fact = bundle.facts.get(members[0].id)
            yield {
                "id": name,
                "kind": kind,
                "fact": fact,
                "layer": bundle.layer,
                "annotators": list(bundle.annotators),
                "members": [
                    _member(span, documents[span.document], bundle.sets.get(span.id))
                    for span in members
                ],
                "absent": absent[fact or name],
            }


def _wider_facts(bundle: Bundle) -> dict[str, str]:
    """The facts that are more than one set."""
    sets: dict[str, set[str]] = defaultdict(set)
    for span, fact in bundle.facts.items():
        sets[fact].add(bundle.sets.get(span, span))
    return {span: fact for span, fact in bundle.facts.items() if len(sets[fact]) > 1}


def _absent(bundle: Bundle) -> dict[str, list[str]]:
    """The documents that say nothing of each fact, or of a set that is in none, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for absence in bundle.absences:
        group = bundle.facts.get(absence.span) or bundle.sets.get(absence.span)
        if group is not None:
            found[group].add(absence.document)
    return defaultdict(list, {group: sorted(each) for group, each in found.items()})


def _member(span: Span, document: Document, set_name: str | None) -> dict[str, Any]:
    return {
        "document": document.id,
        "key": document.key,
        "story": document.story,
        "source": document.source,
        "span": span.id,
        "rev": span.rev,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "quote": span.quote,
        "set": set_name,
    }


def _count(bundle: Bundle, account: Account) -> None:
    """Count what is on no line."""
    joined = bundle.sets.keys() | bundle.facts.keys()
    alone = sum(1 for span in bundle.spans if span not in joined)
    different = sum(1 for link in bundle.links if link.relation is Relation.DIFFERENT)
    lonely = sum(1 for absence in bundle.absences if absence.span not in joined)
    account.dropped("span", "nothing is linked to it", alone)
    account.dropped("link", "it says that passages are different", different)
    account.dropped("absence", "nothing is linked to its passage", lonely)
    account.dropped("dismissal", "it joins nothing", len(bundle.dismissals))


FORMAT = Format(
    "clusters-jsonl",
    "retrieval, deduplication and programs of your own",
    offsets="code points",
    loses="who drew which link and its relation, spans without a link, and what is different",
    train=train,
)
