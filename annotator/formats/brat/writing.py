"""Training data as folders for brat: `[split/]layer/`, a `.txt` and an `.ann` file an article."""

from collections.abc import Iterable, Iterator

from annotator.domain.document import Annotator
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.formats.brat.configuration import HIGHLIGHT
from annotator.formats.brat.folder import LayerFolder, Mention
from annotator.formats.brat.pieces import JOINT, cut
from annotator.formats.brat.reference import CLUSTER, Reference
from annotator.formats.document_table import TABLE
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import WHITE_ONLY
from annotator.formats.training.names import file_name
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write every article of every bundle into the folder of its layer and split."""
    names = {each.id: each for each in data.annotators}
    folders: dict[str, LayerFolder] = {}
    layer = ""
    for bundle in data.bundles():
        if bundle.layer != layer:
            _close(folders)
            layer = bundle.layer
        if bundle.split not in folders:
            folders[bundle.split] = _folder(data, output, bundle, names.get(layer))
        _Writer(data, output, folders[bundle.split], account).write(bundle)
    _close(folders)


def _folder(
    data: TrainingData, output: Output, bundle: Bundle, annotator: Annotator | None
) -> LayerFolder:
    layer = file_name(bundle.layer)
    name = f"{bundle.split}/{layer}" if bundle.split else layer
    stated = annotator.name if annotator else ""
    return LayerFolder(output, name, data.labels, stated, bundle.split)


def _close(folders: dict[str, LayerFolder]) -> None:
    """A layer is written in one go, so that few files are open at a time."""
    for folder in folders.values():
        folder.close()
    folders.clear()


class _Writer:
    """Puts bundles into one folder."""

    def __init__(
        self, data: TrainingData, output: Output, folder: LayerFolder, account: Account
    ) -> None:
        self._data = data
        self._output = output
        self._folder = folder
        self._account = account

    def write(self, bundle: Bundle) -> None:
        """Write the files of the bundle's articles."""
        mentions: dict[str, Mention] = {}
        for article in bundle.articles:
            file = file_name(article.document.id)
            kept = [span for span in article.spans if self._has_place(span)]
            for number, span in enumerate(kept, start=1):
                mentions[span.id] = Mention(file, f"T{number}", span)
        links = self._links(bundle, mentions)
        references = self._folder.references(mentions, bundle.sets, links)
        for article in bundle.articles:
            self._write_article(article, mentions, references)
        self._account.dropped("absence", "no record of it", len(bundle.absences))
        self._account.dropped("dismissal", "no record of it", len(bundle.dismissals))

    def _has_place(self, span: Span) -> bool:
        if span.quote.strip():
            return True
        self._account.dropped("span", WHITE_ONLY)
        return False

    def _links(self, bundle: Bundle, mentions: dict[str, Mention]) -> list[Link]:
        kept = [link for link in bundle.links if link.a in mentions and link.b in mentions]
        self._account.dropped(
            "link", "one of its spans is not there", len(bundle.links) - len(kept)
        )
        self._account.dropped("note", "it is on a link", sum(1 for link in kept if link.note))
        return kept

    def _write_article(
        self,
        article: Article,
        mentions: dict[str, Mention],
        references: dict[str, list[Reference]],
    ) -> None:
        document = article.document
        own = [mentions[span.id] for span in article.spans if span.id in mentions]
        file = file_name(document.id)
        path = f"{self._folder.name}/{file}"
        text = self._data.text(document.id)
        with self._output.file(f"{path}.txt") as stream:
            stream.write(text.encode())
        with self._output.file(f"{path}.ann") as stream:
            for line in self._lines(text, own, references):
                stream.write(f"{line}\n".encode())
        self._folder.list_document(file, document)
        self._account.wrote(f"{self._folder.name}/{TABLE}", "article")
        self._account.wrote(f"{path}.ann", "span", len(own))

    def _lines(
        self, text: str, own: list[Mention], references: dict[str, list[Reference]]
    ) -> Iterator[str]:
        for mention in own:
            yield self._mention(text, mention)
        yield from _equivs(own, references)
        stated = ((each, found) for each in own for found in references.get(each.span.id, ()))
        for number, (mention, found) in enumerate(stated, start=1):
            entry = f"{found.database}:{found.entry}"
            yield f"N{number}\tReference {mention.id} {entry}\t{found.words}"
        noted = (each for each in own if each.span.note)
        for number, mention in enumerate(noted, start=1):
            yield f"#{number}\tAnnotatorNotes {mention.id}\t{self._note(mention.span)}"

    def _mention(self, text: str, mention: Mention) -> str:
        span = mention.span
        pieces = cut(text, span.start, span.end)
        if (pieces[0][0], pieces[-1][1]) != span.extent:
            self._account.changed("span", "a line end or a tab at its edge is left out")
        places = ";".join(f"{start} {end}" for start, end in pieces)
        quote = JOINT.join(text[start:end] for start, end in pieces)
        return f"{mention.id}\t{span.label or HIGHLIGHT} {places}\t{quote}"

    def _note(self, span: Span) -> str:
        """The note in the one line that it may have."""
        note = JOINT.join(span.note.split()) if {"\n", "\t", "\r"} & set(span.note) else span.note
        if note != span.note:
            self._account.changed("note", "its line ends and tabs became spaces")
        return note


def _equivs(own: list[Mention], references: dict[str, list[Reference]]) -> Iterable[str]:
    """The clusters of which one file has several members."""
    members: dict[str, list[str]] = {}
    for mention in own:
        for found in references.get(mention.span.id, ()):
            if found.database == CLUSTER:
                members.setdefault(found.entry, []).append(mention.id)
    return (f"*\tEquiv {' '.join(ids)}" for ids in members.values() if len(ids) > 1)
