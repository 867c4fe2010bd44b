"""Layers as pages of Web Annotations, with the texts that they are about."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.formats.json_array import JsonArray
from annotator.formats.json_line import dump_ordered
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.training.output import DATA, Output, data_file
from annotator.formats.webanno.annotations import Fields, LayerAnnotations, article
from annotator.formats.webanno.shape import CONTEXT, Kind, iri

SUFFIX = ".jsonld"

NOT_HERE = "its article is left out"


def train(data: TrainingData, output: Output, options: WritingOptions, account: Account) -> None:
    """Write a page for each split: the annotations of a bundle behind its articles."""
    names = {each.id: each.name for each in data.annotators}
    pages = {split: _Page(split, output, account) for split in data.splits}
    for bundle in data.bundles():
        page = pages[bundle.split]
        page.add_articles(bundle, data, options.offsets)
        bundle = _within_articles(bundle, account)
        alone = bundle.annotators[0] if len(bundle.annotators) == 1 else ""
        name = names.get(alone, bundle.layer)
        rows = LayerAnnotations(bundle, name, data.text, options.offsets)
        for kind, fields in _annotations(bundle, rows):
            page.add(kind, fields)
    for page in pages.values():
        page.finish()


def _within_articles(bundle: Bundle, account: Account) -> Bundle:
    """The bundle without what is said of documents whose texts are not in the page."""
    here = {article.document.id for article in bundle.articles}
    absences = tuple(each for each in bundle.absences if each.document in here)
    dismissals = tuple(each for each in bundle.dismissals if here.issuperset(each.documents))
    account.dropped("absence", NOT_HERE, len(bundle.absences) - len(absences))
    account.dropped("dismissal", NOT_HERE, len(bundle.dismissals) - len(dismissals))
    return replace(bundle, absences=absences, dismissals=dismissals)


def _annotations(bundle: Bundle, rows: LayerAnnotations) -> Iterator[tuple[Kind, Fields]]:
    for each in bundle.articles:
        for span in each.spans:
            yield Kind.SPAN, rows.span(span)
        if each.complete:
            yield Kind.COMPLETION, rows.completion(each.document)
    for link in bundle.links:
        yield Kind.LINK, rows.link(link)
    for absence in bundle.absences:
        yield Kind.ABSENCE, rows.absence(absence)
    for dismissal in bundle.dismissals:
        yield Kind.DISMISSAL, rows.dismissal(dismissal)


class _Page:
    """The page of one split on its way into its file."""

    def __init__(self, split: str, output: Output, account: Account) -> None:
        self._name = data_file(split, SUFFIX)
        self._account = account
        self._described: set[str] = set()
        """The documents whose texts are in the page; another layer does not repeat them."""
        head = {"@context": CONTEXT, "id": iri(Kind.PAGE, split or DATA), "type": "AnnotationPage"}
        opening = dump_ordered(head).removesuffix("}") + ',"items":'
        self._items = JsonArray(output.file(self._name), opening, "}")

    def add_articles(self, bundle: Bundle, data: TrainingData, unit: OffsetUnit) -> None:
        """Write the texts that the page has not."""
        for document in (each.document for each in bundle.articles):
            if document.id not in self._described:
                self._described.add(document.id)
                text = data.text(document.id)
                self.add(Kind.ARTICLE, article(document, bundle.split, text, unit))

    def add(self, kind: Kind, fields: Fields) -> None:
        """Write an annotation."""
        self._items.add(fields)
        self._account.wrote(self._name, str(kind))

    def finish(self) -> None:
        """Write what closes the page."""
        self._items.finish()
