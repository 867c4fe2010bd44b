"""The coefficients on published examples, and where they are undefined."""

from fractions import Fraction

import pytest

from annotator.review.coefficients import (
    cohen_kappa,
    f1,
    harmonic_mean,
    inside_alpha,
    krippendorff_alpha,
)


def test_f1_is_what_is_in_both_of_what_is_in_either() -> None:
    # 3 in both, 4 of the one and 5 of the other: precision 3/5, recall 3/4, F1 2·(9/20)/(27/20).
    assert f1(3, 9) == float(Fraction(2, 3))
    assert f1(0, 9) == 0


def test_kappa_of_fifty_proposals() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 35/50, expected 1/2 · 3/5 + 1/2 · 2/5.
    assert cohen_kappa(20, 5, 10, 15) == float(Fraction(2, 5))


def test_alpha_of_binary_data() -> None:
    # Krippendorff (2011), section A: ten articles, one yes/yes, one yes/no, three no/yes.
    # 6 ones and 14 zeros: 1 - 19 · 4 / (6 · 14) = 8/84.
    assert inside_alpha(1, 1, 3, 5) == float(Fraction(2, 21))


def test_alpha_of_nominal_data() -> None:
    # Krippendorff (2011), section B: twelve units, three of them differ; 4 a, 6 b, 6 c, 6 d, 2 e.
    # 24² - (16 + 36 + 36 + 36 + 4) = 448; 1 - 2 · 3 · 23 / 448 = 310/448.
    assert krippendorff_alpha(3, 4, 6, 6, 6, 2) == float(Fraction(155, 224))


def test_agreement_worse_than_chance_is_below_zero() -> None:
    assert cohen_kappa(0, 5, 5, 0) == -1
    # 10 ones and 10 zeros: 1 - 19 · 10 / 100.
    assert inside_alpha(0, 5, 5, 0) == float(Fraction(-9, 10))


def test_one_who_says_no_throughout_agrees_by_chance_alone() -> None:
    assert cohen_kappa(0, 3, 0, 7) == 0


@pytest.mark.parametrize("table", [(0, 0, 0, 0), (7, 0, 0, 0), (0, 0, 0, 7)])
def test_without_two_categories_nothing_is_beyond_chance(table: tuple[int, ...]) -> None:
    assert cohen_kappa(*table) is None
    assert inside_alpha(*table) is None


def test_nothing_over_nothing_is_undefined() -> None:
    assert f1(0, 0) is None
    assert krippendorff_alpha(0) is None
    assert krippendorff_alpha(0, 8) is None


def test_the_harmonic_mean_of_two_zeros_is_zero() -> None:
    assert harmonic_mean(0, 0) == 0
    assert harmonic_mean(0.5, 1) == float(Fraction(2, 3))
