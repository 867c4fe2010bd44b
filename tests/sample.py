"""A small honest layer over the five seed articles, for pictures, walks and measurements."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.link import Relation
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.editing import edit_document
from annotator.session.importing import import_paths
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.text.find import find_next

SEEDS = Path(__file__).parent.parent / "seeds"

ANNOTATOR = "ana"

OUTLETS = ("ASEAN Now", "The Independent", "Article three", "Article four", "Article five")
"""What the seed articles are called in pictures; only two of the files name an outlet."""


@dataclass(frozen=True, slots=True)
class Said:
    """One passage of one article."""

    article: int
    quote: str
    relation: Relation = Relation.EQUIVALENT
    """How it stands to the first passage of its fact."""


EQUAL, PARTIAL, AGAINST = Relation.EQUIVALENT, Relation.PARTIAL, Relation.CONTRADICTS

FACTS: Sequence[tuple[str, Sequence[Said]]] = (
    (
        "statistic",
        (
            Said(1, "over 10,000 workers were sent to Russia last year"),
            Said(3, "over 13,000 North Koreans entered Russia", PARTIAL),
            Said(4, "around 10,000 North Korean workers sent to Russia last year", EQUAL),
        ),
    ),
    (
        "statistic",
        (
            Said(1, "numbers expected to rise to 50,000"),
            Said(2, "the total number could reach 50,000"),
            Said(3, "more than 50,000 North Koreans are expected to work in Russia", PARTIAL),
            Said(4, "could reach 50,000 by the end of 2025", PARTIAL),
        ),
    ),
    (
        "statistic",
        (
            Said(1, "18-plus hour days"),
            Said(2, "18-hour shifts"),
            Said(3, "up to 18 hours", PARTIAL),
            Said(4, "18-hour days from 6 am to 2 am", PARTIAL),
        ),
    ),
    (
        "statistic",
        (
            Said(2, "just two days off a year"),
            Said(3, "only two days off a year"),
            Said(4, "only two free days per year"),
        ),
    ),
    (
        "official_statement",
        (
            Said(1, "Russian official Sergei Shoigu admitted plans to use 5,000 North Koreans"),
            Said(2, "Sergei Shoigu announced that North Korea would send 5,000", PARTIAL),
        ),
    ),
    (
        "testimony",
        (
            Said(1, "Supervisors would beat those who tried to rest during long shifts."),
            Said(2, "workers being beaten if caught resting"),
            Said(3, "the supervisors would find them and beat them"),
            Said(4, "If caught sleeping during work hours, they were beaten by the overseers."),
        ),
    ),
    (
        "statistic",
        (
            Said(1, "earned five times more for less work"),
            Said(2, "earned five times less than other foreign workers"),
        ),
    ),
)


def take_in(path: Path) -> None:
    """Make a database with the seed articles and the annotator."""
    with Desk.open(path, create=True) as desk:
        who = desk.call(lambda store: known_annotator(store, ANNOTATOR))
        desk.call(lambda store: import_paths(store, [SEEDS], who))


def name_outlets(desk: Desk, annotator: str = ANNOTATOR) -> None:
    """Call the articles by their outlets as this annotator, who must be known, does in `F2`."""
    sitting = open_story(desk, annotator, "seeds").sitting
    for document, outlet in zip(sitting.documents, OUTLETS, strict=True):
        edit_document(desk, sitting, document, {"source": outlet})


def annotate(desk: Desk, annotator: str = ANNOTATOR) -> Sitting:
    """Tag and link the facts as this annotator, who must be known; returns the sitting."""
    sitting = open_story(desk, annotator, "seeds").sitting
    for label, passages in FACTS:
        first, *others = [_tagged(desk, sitting, label, each) for each in passages]
        for span, said in zip(others, passages[1:], strict=True):
            _commit(desk, sitting, sitting.link(first, span, said.relation, anyway=True))
    return sitting


def _tagged(desk: Desk, sitting: Sitting, label: str, said: Said) -> str:
    document = sitting.documents[said.article - 1].id
    hit = find_next(sitting.draft.texts[document], said.quote, 0)
    assert hit is not None, said.quote
    planned = sitting.tag(document, *hit, label)
    _commit(desk, sitting, planned)
    assert planned.span is not None
    return planned.span


def _commit(desk: Desk, sitting: Sitting, planned: Planned) -> None:
    step = planned.step
    assert step is not None
    sitting.committed(desk.call(lambda store: store.commit(step)))
