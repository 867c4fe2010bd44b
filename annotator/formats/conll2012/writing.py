"""Training data in the columns of CoNLL 2012: a file a split, a document of it a story."""

from collections.abc import Mapping
from itertools import groupby
from typing import BinaryIO

from annotator.domain.link import Relation
from annotator.formats.conll2012.brackets import WrittenColumn, uncrossed
from annotator.formats.conll2012.label_cell import LabelName
from annotator.formats.conll2012.layout import Layout, laid_out
from annotator.formats.conll2012.provenance import write_origin
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import WHITE_ONLY
from annotator.formats.training.names import file_name
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.origin import PROVENANCE
from annotator.formats.training.output import Output, data_file
from annotator.formats.training.words import Placed
from annotator.text.extent import Extent

SUFFIX = ".conll"

EMPTY = "XX\t*\t-\t-\t-\t-\t*"
"""Part of speech, parse, lemma, frameset, sense, speaker and named entity: nothing is known.

Readers take no parse where the part of speech is `XX`, and fail without the asterisks.
"""


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write every story of every bundle as one document."""
    files: dict[str, _SplitFile] = {}
    names = {each.id: each.name for each in data.annotators}
    for bundle in data.bundles():
        if bundle.split not in files:
            files[bundle.split] = _SplitFile(data, output, bundle.split, account)
        files[bundle.split].write(bundle, names.get(bundle.layer, ""))
        _count_lost(bundle, account)


def _count_lost(bundle: Bundle, account: Account) -> None:
    for link in bundle.links:
        if link.relation is not Relation.EQUIVALENT:
            account.dropped("link", f"it says {link.relation}, and clusters are equivalent")
        elif link.a not in bundle.sets:
            account.dropped("link", "its set contradicts itself")
    notes = [each.note for each in bundle.spans.values()] + [each.note for each in bundle.links]
    account.dropped("note", "no record of it", sum(1 for note in notes if note))
    account.dropped("absence", "no record of it", len(bundle.absences))
    account.dropped("dismissal", "no record of it", len(bundle.dismissals))


class _SplitFile:
    """The file of one split, and the one beside it."""

    def __init__(self, data: TrainingData, output: Output, split: str, account: Account) -> None:
        self._data = data
        self._account = account
        self._split = split
        self._name = data_file(split, SUFFIX)
        self._rows = output.file(self._name)
        self._beside: BinaryIO = output.file(data_file(split, PROVENANCE))
        self._next_cluster = 0

    def write(self, bundle: Bundle, annotator: str) -> None:
        """Write the bundle's stories; `annotator` is the name of the one whose layer it is."""
        clusters = self._numbered(bundle)
        stories_of: dict[int, set[str]] = {}
        for story, articles in groupby(bundle.articles, lambda each: each.document.story):
            name = f"{file_name(bundle.layer)}/{file_name(story)}"
            self._rows.write(f"#begin document ({name}); part 000\n".encode())
            for article in articles:
                self._write_article(name, article, clusters, annotator)
                for span in article.spans:
                    if span.id in clusters:
                        stories_of.setdefault(clusters[span.id], set()).add(story)
            self._rows.write(b"#end document\n")
            self._account.wrote(self._name, "document")
        far = sum(1 for stories in stories_of.values() if len(stories) > 1)
        self._account.changed("set", "it is over several stories, each a document here", far)

    def _numbered(self, bundle: Bundle) -> dict[str, int]:
        """The number of each span's cluster, which is another's nowhere in the file."""
        numbers: dict[str, int] = {}
        for article in bundle.articles:
            for span in article.spans:
                if span.id in bundle.sets and bundle.sets[span.id] not in numbers:
                    numbers[bundle.sets[span.id]] = self._next_cluster
                    self._next_cluster += 1
        return {span: numbers[name] for span, name in bundle.sets.items()}

    def _write_article(
        self, name: str, article: Article, clusters: dict[str, int], annotator: str
    ) -> None:
        document = article.document
        text = self._data.text(document.id)
        layout = laid_out(text, article.spans)
        inside = _uncrossed(layout.spans, clusters)
        self._count(article, layout, clusters, inside)
        file = file_name(document.id)
        labels, mentions = _labels(layout.spans, inside), _mentions(layout.spans, inside)
        number = 0
        for place, word in enumerate(layout.words):
            cells = f"{number}\t{word}\t{EMPTY}\t{labels.cell(place)}\t{mentions.cell(place)}"
            self._rows.write(f"{file}\t0\t{cells}\n".encode())
            number += 1
            if place in layout.ends:
                self._rows.write(b"\n")
                number = 0
        fields = {"document": name, "file": file, "annotator": annotator, "text": text}
        write_origin(self._beside, fields, document, self._split)

    def _count(
        self,
        article: Article,
        layout: Layout,
        clusters: Mapping[str, int],
        inside: Mapping[str, int],
    ) -> None:
        account = self._account
        account.wrote(self._name, "article")
        account.wrote(self._name, "span", len(layout.spans))
        lost = len(article.spans) - len(layout.spans)
        account.dropped("span", WHITE_ONLY, lost)
        moved = sum(1 for each in layout.spans if not each.is_exact)
        account.changed("span", "its ends became those of whole tokens", moved)
        members = [each.span.id for each in layout.spans if each.span.id in clusters]
        out = sum(1 for member in members if member not in inside)
        account.changed("span", "it crosses another of its set and is in none here", out)


def _uncrossed(spans: list[Placed], clusters: Mapping[str, int]) -> dict[str, int]:
    """The clusters of an article's spans that its brackets can say."""
    extents: dict[int, set[Extent]] = {}
    for each in spans:
        if each.span.id in clusters:
            extents.setdefault(clusters[each.span.id], set()).add(each.extent)
    kept = {cluster: uncrossed(found) for cluster, found in extents.items()}
    return {
        each.span.id: clusters[each.span.id]
        for each in spans
        if each.span.id in clusters and each.extent in kept[clusters[each.span.id]]
    }


def _mentions(spans: list[Placed], clusters: Mapping[str, int]) -> WrittenColumn:
    """The last column: the clusters; spans with the same words are one mention."""
    column = WrittenColumn()
    found = ((each.extent, clusters[each.span.id]) for each in spans if each.span.id in clusters)
    for words, cluster in dict.fromkeys(found):
        column.add(words, cluster)
    return column


def _labels(spans: list[Placed], clusters: Mapping[str, int]) -> WrittenColumn:
    column = WrittenColumn()
    for number, each in enumerate(spans, start=1):
        name = LabelName(number, each.span.label or "", clusters.get(each.span.id))
        column.add(each.extent, number, name.said)
    return column
