"""Two partitions of the same mentions into sets compared: counts that add up over stories.

All are counted from the sizes of the sets and of what two sets have in common, so that no pair is
looked at one by one.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from math import comb, fsum

from annotator.review.coefficients import f1, harmonic_mean
from annotator.review.measure import Row
from annotator.review.mention import Mention


def pair_table(mentions: Sequence[Mention]) -> tuple[int, int, int, int]:
    """Pairs of mentions of different articles: in one set with both, only `a`, only `b`, none."""
    both = _pairs(mentions, lambda each: (each.a, each.b))
    only_a = _pairs(mentions, lambda each: each.a) - both
    only_b = _pairs(mentions, lambda each: each.b) - both
    return both, only_a, only_b, _pairs(mentions, lambda each: None) - both - only_a - only_b


def pair_f1(both: float, only_a: float, only_b: float, neither: float) -> float | None:
    """F1 of the pairs that are in one set, from the sums of `pair_table`."""
    return f1(both, 2 * both + only_a + only_b)


def b_cubed(mentions: Sequence[Mention]) -> Row:
    """For `set_f1`: how much of each mention's set is in the other's, `a`'s sets, then `b`'s.

    Bagga and Baldwin (1998), Algorithms for scoring coreference chains.
    """
    of_a, of_b, common = _sizes(mentions)
    return (
        fsum(count * count / of_a[one] for (one, _), count in common.items()),
        fsum(count * count / of_b[other] for (_, other), count in common.items()),
        len(mentions),
        _larger(of_a) + _larger(of_b),
    )


def lea(mentions: Sequence[Mention]) -> Row:
    """For `set_f1`: each set's share of pairs that are in one set of the other, by its size.

    A set of one is found where it is a set of one with the other too. Moosavi and Strube (2016),
    Which coreference evaluation metric do you trust?
    """
    of_a, of_b, common = _sizes(mentions)
    alone = sum(of_a[one] == of_b[other] == 1 for one, other in common)
    return (
        alone + fsum(_resolved(count, of_a[one]) for (one, _), count in common.items()),
        alone + fsum(_resolved(count, of_b[other]) for (_, other), count in common.items()),
        len(mentions),
        _larger(of_a) + _larger(of_b),
    )


def set_f1(found_a: float, found_b: float, mentions: float, larger: float) -> float | None:
    """The harmonic mean of the shares found, from the sums of `b_cubed` or of `lea`.

    None without a set of two or more, of which `larger` is the number: that all are sets of one
    would be perfect agreement on nothing.
    """
    return harmonic_mean(found_a / mentions, found_b / mentions) if larger else None


def _resolved(common: int, size: int) -> float:
    return size * comb(common, 2) / comb(size, 2) if size > 1 else 0.0


def _pairs(mentions: Sequence[Mention], group: Callable[[Mention], Hashable]) -> int:
    """The pairs within a group that are of different articles."""
    groups = Counter(group(each) for each in mentions)
    of_one_article = Counter((group(each), each.document) for each in mentions)
    return _pairs_within(groups) - _pairs_within(of_one_article)


def _pairs_within(groups: Counter[Hashable] | Counter[tuple[Hashable, str]]) -> int:
    return sum(comb(size, 2) for size in groups.values())


def _sizes(
    mentions: Sequence[Mention],
) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """How many mentions each set has, `a`'s and `b`'s, and how many two of them have in common."""
    return (
        Counter(each.a for each in mentions),
        Counter(each.b for each in mentions),
        Counter((each.a, each.b) for each in mentions),
    )


def _larger(sizes: Counter[str]) -> int:
    return sum(size > 1 for size in sizes.values())
