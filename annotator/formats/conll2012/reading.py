"""Files of CoNLL 2012 as articles with spans and clusters."""

from collections import defaultdict
from dataclasses import dataclass

from annotator.formats.conll2012.article import ArticleRows, Mention
from annotator.formats.conll2012.placing import placed, rebuilt
from annotator.formats.conll2012.provenance import Origin, origins
from annotator.formats.conll2012.sections import Section, sections
from annotator.formats.incoming import Incoming, IncomingCluster, IncomingSpan
from annotator.formats.input_file import InputFile, Place
from annotator.text.extent import Extent

Members = dict[int, list["Member"]]
"""The spans of clusters by their number."""


@dataclass(frozen=True, slots=True)
class Member:
    """A span that is in a cluster."""

    place: Place
    span: str
    annotator: str | None


def read(file: InputFile) -> Incoming:
    """All articles of the file: each first column of a document is one.

    Without the file beside it that an export has, the text is made of its words, with a space
    between them and a sentence a line.

    Raises:
        Unreadable: a document of it breaks the rules of the format.
    """
    incoming = Incoming()
    known = origins(file)
    far: Members = defaultdict(list)
    for number, section in enumerate(sections(file)):
        with incoming.record(file):
            near, is_ours = _take(section, str(number), known, incoming)
            if is_ours:
                # A number is that of one cluster in the whole file.
                for cluster, members in near.items():
                    far[cluster] += members
            else:
                _hand_over(near, incoming)
    _hand_over(far, incoming)
    return incoming


def _take(
    section: Section, number: str, known: dict[tuple[str, str], Origin], incoming: Incoming
) -> tuple[Members, bool]:
    """Put the articles of a document with their spans where they belong.

    Returns its clusters, and whether an export of this program wrote it.
    """
    articles: dict[str, ArticleRows] = {}
    for row in section.rows():
        if row.article not in articles:
            articles[row.article] = ArticleRows(row.article, row.place)
        articles[row.article].take(row)
    members: Members = defaultdict(list)
    is_ours = False
    for rows in articles.values():
        rows.check_closed()
        ref = f"{number}/{rows.name}"
        origin = known.get((section.name, rows.name))
        is_ours = is_ours or origin is not None
        document, extents = (
            rebuilt(rows, ref, section) if origin is None else placed(rows, ref, origin)
        )
        incoming.documents.append(document)
        article = _Article(ref, extents, None if origin is None else origin.annotator)
        incoming.spans += article.spans(rows)
        for mention in rows.clustered:
            members[mention.cluster or 0] += article.members(mention, incoming)
    return members, is_ours


def _hand_over(members: Members, incoming: Incoming) -> None:
    for number, found in sorted(members.items()):
        spans = tuple(dict.fromkeys(each.span for each in found))
        if len(spans) > 1:
            first = found[0]
            cluster = IncomingCluster(first.place, first.annotator, str(number), spans)
            incoming.clusters.append(cluster)


class _Article:
    """The spans of one article, by their words."""

    def __init__(self, ref: str, extents: list[Extent], annotator: str | None) -> None:
        """`extents` are where the words stand in the text."""
        self._ref = ref
        self._extents = extents
        self._annotator = annotator
        self._number = 0
        self._at: dict[Extent, list[tuple[Mention, str]]] = defaultdict(list)

    def spans(self, rows: ArticleRows) -> list[IncomingSpan]:
        """The spans that have a column of their own."""
        return [self._span(mention) for mention in rows.labelled]

    def members(self, mention: Mention, incoming: Incoming) -> list[Member]:
        """The spans that are a mention of a cluster; one without a label where there is none.

        Where several have its words it is those that say so, else the first.
        """
        here = self._at[mention.words]
        if not here:
            incoming.spans.append(self._span(mention))
        found = [name for each, name in here if each.cluster == mention.cluster]
        return [Member(mention.place, name, self._annotator) for name in found or [here[0][1]]]

    def _span(self, mention: Mention) -> IncomingSpan:
        first, last = mention.words
        self._number += 1
        name = f"{self._ref}/{self._number}"
        self._at[mention.words].append((mention, name))
        return IncomingSpan(
            place=mention.place,
            document=self._ref,
            start=self._extents[first][0],
            end=self._extents[last][1],
            label=mention.label,
            id=name,
            annotator=self._annotator,
        )
