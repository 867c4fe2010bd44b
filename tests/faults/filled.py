"""A database with rows in every table, made by annotator itself."""

from annotator.domain.batch import ItemKind
from annotator.domain.candidate import Candidate, Candidates
from annotator.domain.document import Document
from annotator.domain.identity import new_id, now
from annotator.domain.label import Label
from annotator.domain.link import refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.time_spent import TimeKey
from annotator.domain.verdict import Amendment, Judgement, Objection, Reveal
from annotator.session.reviewing.signing import sign
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    GOLD,
    changed,
    deleted,
    import_story,
    made,
    make_absence,
    make_adjudication,
    make_batch,
    make_completion,
    make_dismissal,
    make_item,
    make_link,
    make_passage,
    make_span,
    make_step,
    make_verdict,
    taken_from,
)
from tests.storage.guidelines import keep_guideline

STORY = "strike"

TEXTS = tuple(
    f"Over {number},000 workers walked out on Monday. “I ran,” said Ana, who is {number}.\n\n"
    f"The ministry put the number of strikers at {number},400. A union said ‘more’ — ﬁnally."
    for number in range(10, 13)
)
"""With signs that take several bytes, and one that a search takes for letters."""

MARKS = tuple(range(0, 90, 9))
"""Where the spans begin in each article, in code points; each is five long."""


def fill(store: Store) -> None:
    """Put rows of every kind into a new database, changed and deleted ones among them."""
    documents = import_story(store, TEXTS, story=STORY)
    store.add_annotator(GOLD)
    spans = [
        _made(store, make_span(document, text, start, start + 5, note="? sure" if start else ""))
        for document, text in zip(documents, TEXTS, strict=True)
        for start in MARKS
    ]
    _fill_layer(store, documents, spans)
    _fill_review(store, documents, spans)
    _fill_gold(store, documents[0], spans[0])
    _fill_bookkeeping(store, documents)


def _fill_layer(store: Store, documents: list[Document], spans: list[Span]) -> None:
    count = len(MARKS)
    for one, other in zip(spans[:count], spans[count:], strict=False):
        link = store.commit(make_step(made(make_link(one, other, note="as said")))).changes[0].after
        if one.start % 2:
            store.commit(make_step([deleted(link)]))
        store.commit(make_step(made(make_absence(one, documents[2]))))
    store.commit(make_step([changed(spans[-1], note="looked at again")]))
    store.commit(make_step([deleted(spans[-2])]))
    text = TEXTS[2]
    store.commit(make_step(made(make_dismissal(spans[0], documents[2], text, 3, 9))))
    ends = [
        QuotedPassage(document.id, 40, 48, text[40:48])
        for document, text in zip(documents[:2], TEXTS, strict=False)
    ]
    pair = refused_pair(new_id(), ADA.id, ends[0], ends[1])
    store.commit(make_step([changed(_label(store), definition="A number.", revision=2)]))
    store.commit(make_step([*made(pair, make_completion(documents[0]))], title="not the same"))


def _fill_review(store: Store, documents: list[Document], spans: list[Span]) -> None:
    batch = make_batch(4, kinds=(ItemKind.SPAN, ItemKind.PASSAGE))
    passage = make_passage(batch, 4, documents[1], found={"statistic": 2})
    items = [make_item(batch, place, spans[place]) for place in (1, 2, 3)]
    store.add_batch(batch, [*items, passage])
    right = QuotedPassage(documents[0].id, 9, 20, TEXTS[0][9:20])
    bounds = make_verdict(
        batch, 1, Judgement.WRONG_BOUNDARY, amendment=Amendment(passage=right), comment="longer"
    )
    store.add_verdict(bounds)
    store.add_reveal(Reveal(batch.id, 1, BEN.id, now()))
    store.add_objection(Objection(new_id(), bounds.id, ADA.id, "It is a range.", now()))
    for place in (2, 3, 4):
        store.add_verdict(make_verdict(batch, place))
    sign(store, batch, "Ben")


def _fill_gold(store: Store, document: Document, span: Span) -> None:
    gold = make_span(document, TEXTS[0], span.start, span.end, annotator=GOLD.id)
    decision = make_adjudication(span, None, document=document.id, taken=(taken_from(gold, span),))
    store.commit(make_step(made(gold, decision), annotator=GOLD.id))


def _fill_bookkeeping(store: Store, documents: list[Document]) -> None:
    store.set_splits({documents[0].id: Split.TRAIN, documents[1].id: Split.TEST})
    store.save_place(ADA.id, '{"story":"strike"}', STORY)
    store.set_meta("annotator", ADA.name)
    keys = [TimeKey(ADA.id, each.id, "morning") for each in documents]
    store.save_times(dict(zip(keys, (12.25, 90.0, 0.0), strict=True)))
    keep_guideline(store, "# Guideline\n\nTag every number.\n")
    pair = Candidate(documents[0].id, 0, 5, documents[1].id, 0, 5, 0.5, 1.5)
    store.keep_scores([Candidates(documents[0].id, "a fingerprint", (pair,))])


def _made(store: Store, span: Span) -> Span:
    """Store a span in a step of its own; as it is stored."""
    after = store.commit(make_step(made(span), title=f"tag “{span.quote}”")).changes[0].after
    assert isinstance(after, Span)
    return after


def _label(store: Store) -> Label:
    return store.labels()["statistic"]
