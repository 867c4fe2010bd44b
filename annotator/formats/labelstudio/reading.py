"""Tasks of Label Studio back to records: regions of texts, and the relations between them."""

from collections import defaultdict
from collections.abc import Iterator

from annotator.formats.article_fields import RepeatedArticles, any_article, is_ours, our_article
from annotator.formats.article_text import in_record
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile
from annotator.formats.json_document import json_elements
from annotator.formats.json_line import JsonLine
from annotator.formats.labelstudio.annotation import owner, results, take_relations
from annotator.formats.labelstudio.regions import Regions
from annotator.formats.labelstudio.shape import REGION, RELATION, SIDES, TEXT
from annotator.formats.labelstudio.texts import shown_text


def read(file: InputFile) -> Incoming:
    """All texts of the tasks with their regions and relations; predictions are passed over.

    Raises:
        Unreadable: a task has no `data`, a field has a wrong type, or a relation joins what is no
            region.
    """
    incoming = Incoming()
    reader = _TaskReader(incoming)
    for number, task in enumerate(json_elements(file), start=1):
        with incoming.record(file):
            reader.take(task, str(number))
    return incoming


class _TaskReader:
    """Puts one task after the other into what the file holds."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._articles = RepeatedArticles(incoming)
        self._regions = Regions(incoming)

    def take(self, task: JsonLine, number: str) -> None:
        """Take what people marked in a task."""
        data = JsonLine(task.place, task.mapping("data"))
        if not data.fields:
            raise task.place.refusal(
                "“data” is missing", "Export the project as JSON, not as JSON-MIN."
            )
        for kind in ("predictions", "drafts"):
            self._incoming.leave_out(kind, sum(1 for _ in task.within(kind)))
        annotations = list(self._kept(task))
        on_tag: defaultdict[str, list[JsonLine]] = defaultdict(list)
        for annotation in annotations:
            for region in results(annotation, REGION):
                on_tag[region.needed("to_name")].append(region)
        shown = {tag: shown_text(data, tag, regions) for tag, regions in on_tag.items()}
        documents = self._take_articles(data, {*shown.values()}, number)
        by_tag = {tag: documents[key] for tag, key in shown.items()}
        for annotation in annotations:
            self._take_annotation(annotation, by_tag, data)

    def _take_annotation(
        self, annotation: JsonLine, documents: dict[str, str], data: JsonLine
    ) -> None:
        """Take an annotation; `documents` are what the tags show."""
        by = owner(annotation, data, any(is_ours(data, side) for side in SIDES))
        spans = {}
        for region in results(annotation, REGION):
            name = self._regions.take(region, documents[region.needed("to_name")], by)
            if name is not None:
                spans[region.needed("id")] = name
        take_relations(annotation, spans, by, self._incoming)

    def _kept(self, task: JsonLine) -> Iterator[JsonLine]:
        """The annotations that were not skipped, what they have besides regions counted."""
        for key in ("annotations", "completions"):
            for annotation in task.within(key):
                found = list(annotation.within("result"))
                if annotation.flag("was_cancelled"):
                    self._incoming.leave_out("results of skipped tasks", len(found))
                    continue
                for each in found:
                    if (kind := each.string("type")) not in (REGION, RELATION):
                        self._incoming.leave_out(f"results of the type “{kind}”")
                yield annotation

    def _take_articles(self, data: JsonLine, marked: set[str], number: str) -> dict[str, str]:
        """Take the texts that are marked and those that this program wrote, and name them."""
        ours = {TEXT + side: side for side in SIDES if is_ours(data, side)}
        whole = {"text"} if not ours and "text" in data.fields else set()
        keys = sorted(marked | ours.keys() or whole)
        if not keys:
            self._incoming.leave_out("tasks in which nothing is marked")
        return {key: self._take_article(data, key, ours.get(key), keys, number) for key in keys}

    def _take_article(
        self, data: JsonLine, key: str, side: str | None, keys: list[str], number: str
    ) -> str:
        ref = f"{number}/{key}" if side is None else data.needed(f"id{side}")
        raw = data.fields.get(key)
        if self._articles.knows(ref, raw):
            return ref
        article = in_record(raw, data.place, key)
        if side is not None:
            meta = data.mapping(f"meta{side}")
            document = our_article(data, ref, article, meta, side)
        else:
            said = data if len(keys) == 1 else _without_identity(data)
            document = any_article(said, ref, article, frozenset(keys), self._incoming)
        self._articles.take(document, raw)
        return ref


def _without_identity(data: JsonLine) -> JsonLine:
    """The data of a task with several articles without what could name but one of them."""
    fields = {key: value for key, value in data.fields.items() if key not in ("id", "url", "title")}
    return JsonLine(data.place, fields)
