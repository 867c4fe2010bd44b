"""The folder of one layer, or of one split of it, while it is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.formats.brat.configuration import annotation_conf, visual_conf
from annotator.formats.brat.reference import CLUSTER, LESS, MORE, Reference
from annotator.formats.document_table import COLUMNS, TABLE, write_cells, write_row
from annotator.formats.training.output import Output

CLUSTERS = "clusters.tsv"
"""For people and scripts: a line a member of a cluster. What programs read is in the files."""

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a span is in the folder."""

    file: str
    """Without its suffix."""
    id: str
    """`T1`, `T2`, … in the order of the file."""
    span: Span


class LayerFolder:
    """Numbers what its files share, and keeps its two tables."""

    def __init__(
        self, output: Output, name: str, labels: Iterable[Label], annotator: str, split: str
    ) -> None:
        """`annotator` is the name of the one whose layer it is, or empty."""
        self.name = name
        self.annotator = annotator
        self._split = split
        self._documents = output.file(f"{name}/{TABLE}")
        self._clusters = output.file(f"{name}/{CLUSTERS}")
        self._cluster_number = 0
        self._link_number = 0
        write_cells(self._documents, COLUMNS)
        write_cells(self._clusters, ("cluster", "file", "id", "label", "text"))
        for conf, content in (("annotation", annotation_conf), ("visual", visual_conf)):
            with output.file(f"{name}/{conf}.conf") as stream:
                stream.write(content(labels).encode())

    def list_document(self, file: str, document: Document) -> None:
        """Write which document a file is."""
        write_row(self._documents, file, document, annotator=self.annotator, split=self._split)

    def references(
        self, mentions: Mapping[str, Mention], sets: Mapping[str, str], links: Iterable[Link]
    ) -> dict[str, list[Reference]]:
        """What the spans of some files are part of, by span id.

        `mentions` are by span id; both ends of each link are among them.
        """
        found: dict[str, list[Reference]] = defaultdict(list)
        for members in _members(mentions, sets):
            self._cluster_number += 1
            name = f"c{self._cluster_number}"
            shown = _shown(members[0].span)
            for mention in members:
                found[mention.span.id].append(Reference(CLUSTER, name, shown))
                self._list_member(name, mention)
        for link in links:
            self._link_number += 1
            for span, words in _words(link):
                found[span].append(Reference(link.relation, f"r{self._link_number}", words))
        return found

    def close(self) -> None:
        """Close the tables: nothing more comes into the folder."""
        self._documents.close()
        self._clusters.close()

    def _list_member(self, cluster: str, mention: Mention) -> None:
        label = mention.span.label or ""
        write_cells(
            self._clusters, (cluster, mention.file, mention.id, label, _shown(mention.span))
        )


def _members(mentions: Mapping[str, Mention], sets: Mapping[str, str]) -> Iterator[list[Mention]]:
    """The mentions of each set of two or more, in the order of the files."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for span, mention in mentions.items():
        if span in sets:
            found[sets[span]].append(mention)
    return (members for members in found.values() if len(members) > 1)


def _words(link: Link) -> Iterator[tuple[str, str]]:
    """Both ends of a link, each with what is said of it."""
    for side, span in (("a", link.a), ("b", link.b)):
        if link.relation is Relation.PARTIAL and link.more is not None:
            yield span, MORE if link.more == side else LESS
        else:
            yield span, str(link.relation)


def _shown(span: Span) -> str:
    """The quote in one short line, for the eye."""
    words = " ".join(span.quote.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
