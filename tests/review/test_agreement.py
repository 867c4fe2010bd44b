"""Two layers compared: what changes nothing, what is left out, and how long it takes."""

import random
import time
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.review.agreement import agreement
from annotator.review.agreement_leaves import leaves, mean_leaves, nested
from annotator.review.measure import Measure
from tests.review.marks import S, T, article, disguised, layer, mark, marks

DOCUMENTS = [
    article("d1", "s", 1),
    article("d2", "s", 2),
    article("d3", "t", 1),
    article("d4", "t", 2),
]
"""Two stories, so that every measure has an interval."""

fewer = settings(max_examples=40)
"""An example draws a thousand resamples of each measure."""

Linked = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Work:
    """What one annotator marked, and which of that is linked, by place in the list."""

    spans: list[Span]
    links: list[Linked]

    def layer(self, who: str) -> Layer:
        """It as a layer."""
        pairs = [(self.spans[one], self.spans[other]) for one, other in self.links]
        return layer(who, self.spans, pairs)

    def disguised(self, seed: int, names: dict[str, str]) -> "Work":
        """The same with other ids, in another order, in documents of these names."""
        renamed = [replace(span, document=names[span.document]) for span in self.spans]
        shuffled = disguised(renamed, seed)
        place = {key(span): index for index, span in enumerate(shuffled)}
        links = [(place[key(renamed[x])], place[key(renamed[y])]) for x, y in self.links]
        random.Random(seed).shuffle(links)
        return Work(shuffled, links)


def key(span: Span) -> tuple[object, ...]:
    return span.document, span.extent, span.label


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Spans in the documents, links between some of different articles."""
    spans = draw(marks([each.id for each in DOCUMENTS], most=12))
    across = [
        (one, other)
        for one in range(len(spans))
        for other in range(one)
        if spans[one].document != spans[other].document
    ]
    links = draw(st.lists(st.sampled_from(across), unique=True, max_size=6)) if across else []
    return Work(spans, links)


@fewer
@given(works(), works(), st.integers())
def test_order_and_ids_change_nothing(a: Work, b: Work, seed: int) -> None:
    names = {each.id: new_id() for each in DOCUMENTS}
    documents = [replace(each, id=names[each.id]) for each in DOCUMENTS]
    random.Random(seed).shuffle(documents)
    other = agreement(
        documents, a.disguised(seed, names).layer("a"), b.disguised(seed + 1, names).layer("b")
    )
    assert other == agreement(DOCUMENTS, a.layer("a"), b.layer("b"))


@fewer
@given(works(), works())
def test_swapped_annotators_agree_alike(a: Work, b: Work) -> None:
    forth = agreement(DOCUMENTS, a.layer("a"), b.layer("b"))
    back = agreement(DOCUMENTS, b.layer("b"), a.layer("a"))
    assert leaves(back) == leaves(forth)
    assert (back.links.unmatched_a, back.links.unmatched_b) == (
        forth.links.unmatched_b,
        forth.links.unmatched_a,
    )


@fewer
@given(works(), works())
def test_a_value_is_a_share_and_its_interval_goes_upwards(a: Work, b: Work) -> None:
    for path, measure in leaves(agreement(DOCUMENTS, a.layer("a"), b.layer("b"))).items():
        least = 0 if path[-1].endswith(("f1", "bounds")) else -1
        assert measure.value is None or least <= measure.value <= 1
        if measure.interval is not None:
            assert least <= measure.interval.low <= measure.interval.high <= 1


@fewer
@given(works())
def test_the_same_layer_agrees_in_full_wherever_that_means_anything(a: Work) -> None:
    found = leaves(agreement(DOCUMENTS, a.layer("a"), a.layer("b")))
    assert {each.value for each in found.values()} <= {1, None}


def test_what_is_in_other_articles_is_left_out() -> None:
    a = layer("a", [mark("d1", 0, 4), mark("d3", 0, 4)])
    found = agreement(DOCUMENTS[:2], a, layer("b", [mark("d1", 0, 4), mark("d9", 0, 4)]))
    assert (found.stories, found.articles, found.spans_a, found.spans_b) == (("s",), 2, 1, 1)
    assert found.spans.exact_f1.value == 1


def test_articles_that_only_one_marked_are_counted() -> None:
    a, b = layer("a", [mark("d1", 0, 4), mark("d2", 0, 4)]), layer("b", [mark("d1", 0, 4)])
    assert agreement(DOCUMENTS, a, b).one_sided == 1


def test_without_an_article_everything_is_undefined() -> None:
    found = agreement([], layer("a", [mark("d1", 0, 4)]), layer("b", []))
    assert set(leaves(found).values()) == {Measure(None, 0)}


def test_a_program_reads_measures_by_their_names() -> None:
    a = layer("a", [mark("d1", 0, 4, T), mark("d3", 0, 4, S)])
    found = nested(leaves(agreement(DOCUMENTS, a, layer("b", [mark("d1", 0, 4, T)]))))
    assert set(found) == {"spans", "links"}
    assert set(found["links"]) == {"f1", "kappa", "b3_f1", "lea_f1"}
    assert set(found["spans"]) == {
        *("exact_f1", "exact_f1_bounds", "iou50_f1", "char_f1", "label_alpha", "by_label"),
    }
    assert found["spans"]["by_label"].keys() == {T, S}
    assert found["links"]["f1"] == {"value": None, "n": 0}
    exact = found["spans"]["exact_f1"]
    assert (exact["value"], exact["n"]) == (2 / 3, 3)
    assert exact["low"] <= exact["high"]


def test_a_mean_is_of_the_pairs_that_have_a_value() -> None:
    a, b, c = (layer(who, [mark("d1", 0, end)]) for who, end in (("a", 4), ("b", 4), ("c", 5)))
    pairs = [agreement(DOCUMENTS, one, other) for one, other in ((a, b), (a, c), (b, c))]
    means = mean_leaves(pairs)
    assert means["spans", "exact_f1"] == Measure(1 / 3, 3)
    assert means["links", "f1"] == Measure(None, 0)
    # 2 · 4 / 9 for two of the pairs: (1 + 8/9 + 8/9) / 3.
    assert means["spans", "char_f1"].value == 25 / 27


def test_five_thousand_spans_a_layer_take_less_than_two_seconds() -> None:
    documents = [article(f"d{n:03}", f"s{n // 5:02}", n % 5 + 1, 6000) for n in range(100)]
    a, b = crowded(documents, "a", 1), crowded(documents, "b", 2)
    begin = time.process_time()
    found = agreement(documents, a, b)
    assert time.process_time() - begin < 2
    assert found.spans_a == found.spans_b == 5000
    assert found.links.f1.interval is not None


def crowded(documents: list[Document], who: str, seed: int) -> Layer:
    """Fifty spans an article, mostly where another annotator has them; a set a row of them."""
    rows = random.Random(7)
    own = random.Random(seed)
    spans = []
    for document in documents:
        for _ in range(50):
            start = rows.randrange(5500) + own.choice((0, 0, 0, 3))
            end = start + rows.randrange(10, 300)
            spans.append(mark(document.id, start, end, rows.choice((T, S, "filler")), who))
    pairs = [(one, other) for one, other in zip(spans, spans[50:], strict=False)]
    return layer(who, spans, [pair for pair in pairs if own.random() < 0.3])
