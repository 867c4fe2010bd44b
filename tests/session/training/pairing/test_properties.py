"""What holds of the pairs of every corpus, whatever was annotated in it."""

from collections import Counter, defaultdict
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.link import Relation
from annotator.domain.partition import Partition
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import PassageText, Shape
from annotator.formats.training.pair import Pair, PairEnd, PairKind
from annotator.session.training.pairing.wording import folded
from tests.session.training.pairing.corpora import corpora
from tests.session.training.pairing.stories import Corpus

STATED = {PairKind.LINK, PairKind.CLOSURE}
MADE = {PairKind.HARD, PairKind.RANDOM}

several = settings(max_examples=18)
texts = st.sampled_from([*PassageText])
relating = st.sampled_from((Shape.LABELLED, Shape.SCORE, Shape.RELATION))


class Facts:
    """Which spans any joining links lead between, worked out by itself."""

    def __init__(self, corpus: Corpus) -> None:
        self._spans = corpus.spans
        self._partition: Partition[str] = Partition(self._spans)
        for link in chain.from_iterable(bundle.links for bundle in corpus.bundles):
            if link.relation.joins:
                self._partition.join(link.a, link.b)

    def of_end(self, end: PairEnd) -> set[str]:
        """The fact of a span."""
        return set() if end.span is None else {self._partition.root(end.span)}

    def inside(self, end: PairEnd, layer: str) -> set[str]:
        """The facts of all spans that share a code point with the passage."""
        return {
            self._partition.root(span.id)
            for span in self._spans.values()
            if span.document == end.document
            and span.annotator == layer
            and span.start < end.end
            and end.start < span.end
        }


@several
@given(corpora(), relating, texts)
def test_what_is_called_the_same_is_in_one_set_or_linked(
    corpus: Corpus, shape: Shape, text: PassageText
) -> None:
    links = {link.id: link for bundle in corpus.bundles for link in bundle.links}
    sets = {span: name for bundle in corpus.bundles for span, name in bundle.sets.items()}
    for pair in corpus.pairs(shape=shape, text=text).rows:
        if pair.kind is PairKind.CLOSURE:
            assert pair.relation is Relation.EQUIVALENT
            assert sets[pair.a.span or ""] == sets[pair.b.span or ""] == pair.set
        elif pair.kind is PairKind.LINK:
            link = links[pair.statement or ""]
            assert link.relation is pair.relation
            assert {link.a, link.b} == {pair.a.span, pair.b.span}
            if link.more is not None:
                says_more = link.a if link.more == "a" else link.b
                assert (pair.a if pair.more == "a" else pair.b).span == says_more
        else:
            assert pair.relation is Relation.DIFFERENT


@several
@given(corpora(), relating, texts)
def test_no_negative_joins_what_a_statement_joins(
    corpus: Corpus, shape: Shape, text: PassageText
) -> None:
    facts = Facts(corpus)
    for pair in corpus.pairs(shape=shape, text=text).rows:
        if pair.kind not in STATED:
            assert not facts.of_end(pair.a) & facts.inside(pair.b, pair.layer)
            assert not facts.of_end(pair.b) & facts.inside(pair.a, pair.layer)
        if pair.kind in MADE:
            assert not facts.inside(pair.a, pair.layer) & facts.inside(pair.b, pair.layer)


@several
@given(corpora(), relating, texts)
def test_hard_and_random_negatives_are_what_they_are_called(
    corpus: Corpus, shape: Shape, text: PassageText
) -> None:
    articles = corpus.articles
    for pair in corpus.pairs(shape=shape, text=text, negatives=4).rows:
        assert pair.a.document != pair.b.document
        if pair.kind in MADE:
            one, other = (articles[pair.layer, end.document] for end in (pair.a, pair.b))
            same = one.document.story == other.document.story
            assert same == (pair.kind is PairKind.HARD)
            assert not pair.trivial
            if pair.kind is PairKind.HARD:
                assert one.complete
                assert other.complete
                assert pair.a.label == pair.b.label


@several
@given(corpora(), relating, texts, st.sampled_from((0.0, 0.5, 1.0, 3.0)))
def test_no_more_negatives_leave_than_asked_for(
    corpus: Corpus, shape: Shape, text: PassageText, ratio: float
) -> None:
    number: Counter[tuple[str, str, bool]] = Counter()
    for pair in corpus.pairs(shape=shape, text=text, negatives=ratio).rows:
        number[pair.split, pair.layer, pair.kind in STATED] += 1
    for split, layer, _ in list(number):
        assert number[split, layer, False] <= ratio * number[split, layer, True]


@several
@given(corpora(), texts, st.integers(1, 3))
def test_a_set_gives_at_most_so_many_pairs(corpus: Corpus, text: PassageText, limit: int) -> None:
    found = corpus.pairs(shape=Shape.ANCHOR_POSITIVE, text=text, per_set=limit)
    number = Counter((pair.layer, pair.set) for pair in found.rows if pair.set)
    assert all(each <= limit for each in number.values())
    assert {pair.relation for pair in found.rows} <= {Relation.EQUIVALENT}


@several
@given(corpora(), relating, texts)
def test_no_texts_are_in_two_splits_and_no_line_is_there_twice(
    corpus: Corpus, shape: Shape, text: PassageText
) -> None:
    splits: dict[frozenset[str], set[str]] = defaultdict(set)
    lines: Counter[tuple[str, str, str]] = Counter()
    for pair in corpus.pairs(shape=shape, text=text).rows:
        splits[frozenset((folded(pair.a.text), folded(pair.b.text)))].add(pair.split)
        lines[pair.a.text, pair.b.text, pair.relation] += 1
    assert all(len(each) == 1 for each in splits.values())
    assert set(lines.values()) <= {1}


@several
@given(corpora(), relating, texts)
def test_duplicates_and_equal_texts_are_marked_and_counted(
    corpus: Corpus, shape: Shape, text: PassageText
) -> None:
    found = corpus.pairs(shape=shape, text=text)
    seen: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for pair in found.rows:
        assert pair.trivial == (folded(pair.a.text) == folded(pair.b.text))
        seen[frozenset((folded(pair.a.text), folded(pair.b.text)))].append(pair)
    # Of each that are alike one is the first, wherever the order has put it.
    assert all(sum(not pair.duplicate for pair in alike) == 1 for alike in seen.values())
    flagged = sum(each.number for each in found.account.remarks if each.fate == "flagged")
    assert flagged == sum(pair.duplicate + pair.trivial for pair in found.rows)
    left = corpus.pairs(shape=shape, text=text, without_trivial=True)
    assert not any(pair.trivial for pair in left.rows)


@several
@given(corpora(), texts, st.sampled_from((None, 1, 2)))
def test_every_statement_is_in_a_pair_or_counted(
    corpus: Corpus, text: PassageText, limit: int | None
) -> None:
    found = corpus.pairs(shape=Shape.RELATION, text=text, per_set=limit)
    statements = {
        statement
        for bundle in corpus.bundles
        for rows in (bundle.links, bundle.absences, bundle.dismissals)
        for statement in (row.id for row in rows)
    }
    used = {pair.statement for pair in found.rows if pair.statement}
    closures = sum(pair.kind is PairKind.CLOSURE for pair in found.rows)
    follow = sum(map(_following, corpus.bundles))
    pairs_dropped = found.dropped("pair") - found.counted("in one article")
    lost = sum(map(found.dropped, ("link", "absence", "dismissal")))
    assert used <= statements
    assert len(statements) + follow == len(used) + closures + lost + pairs_dropped


def _following(bundle: Bundle) -> int:
    """How many pairs of different articles follow from the links of a bundle, none drawn."""
    drawn = {frozenset((link.a, link.b)) for link in bundle.links}
    home = {span.id: span.document for span in bundle.spans.values()}
    return sum(
        bundle.sets[a] == bundle.sets[b] and home[a] != home[b] and frozenset((a, b)) not in drawn
        for a, b in combinations(bundle.sets, 2)
    )


@several
@given(corpora(), relating)
def test_the_text_is_the_passage_or_its_sentence_or_that_with_marks(
    corpus: Corpus, shape: Shape
) -> None:
    for text in PassageText:
        for pair in corpus.pairs(shape=shape, text=text).rows:
            for end in (pair.a, pair.b):
                quote = corpus.texts[end.document][end.start : end.end]
                if text is PassageText.SPAN:
                    assert end.text == quote
                elif text is PassageText.SENTENCE:
                    assert quote in end.text
                    assert end.text in corpus.texts[end.document]
                else:
                    assert end.text.count("[[") == end.text.count("]]") == 1
                    inner = end.text.partition("[[")[2].partition("]]")[0]
                    assert inner.replace(" ", "") == quote.replace(" ", "")


@several
@given(corpora(), texts, st.sampled_from((0.5, 1.0, 3.0)))
def test_triplets_have_an_anchor_a_positive_and_another(
    corpus: Corpus, text: PassageText, ratio: float
) -> None:
    facts = Facts(corpus)
    found, _ = corpus.triplets(shape=Shape.TRIPLET, text=text, negatives=ratio)
    positives = {each.positive for each in found}
    sets = Counter((each.layer, each.set) for each in positives if each.set)
    assert set(sets.values()) <= {1}
    for triplet in found:
        positive, negative = triplet.positive, triplet.negative
        assert positive.relation is Relation.EQUIVALENT
        assert positive.a == negative.a
        assert positive.split == negative.split
        said = {folded(positive.a.text), folded(positive.b.text)}
        assert folded(negative.b.text) not in said
        assert not facts.of_end(negative.a) & facts.inside(negative.b, negative.layer)
    number = Counter((each.positive.split, each.positive.layer) for each in found)
    assert all(each >= 1 for each in number.values())


@pytest.mark.parametrize("shape", [*Shape])
def test_nothing_comes_of_nothing(shape: Shape) -> None:
    empty = Corpus([], {})
    assert not empty.pairs(shape=shape).rows
    assert empty.triplets(shape=shape)[0] == []


@settings(max_examples=8)
@given(corpora(), st.integers(0, 3))
def test_a_seed_gives_the_same_again(corpus: Corpus, seed: int) -> None:
    once, again = (corpus.pairs(shape=Shape.SCORE, seed=seed) for _ in range(2))
    assert once.rows == again.rows
    assert once.account.remarks == again.account.remarks
