"""Coefficients of agreement between two annotators, from counts.

They are undefined, that is none, where their denominator is zero: with nothing marked there is
nothing to agree on, and where both say the same throughout no agreement is beyond chance.
Sums of whole numbers are divided once, so that a value is the float nearest to its fraction.
"""


def f1(both: float, total: float) -> float | None:
    """F1 of one set against another: twice what is in `both`, of the `total` of their sizes.

    It is the same whichever set is taken for the truth. Hripcsak and Rothschild (2005),
    Agreement, the F-measure, and reliability in information retrieval.
    """
    return 2 * both / total if total else None


def cohen_kappa(both: float, only_a: float, only_b: float, neither: float) -> float | None:
    """Agreement on yes or no beyond what the two annotators' own shares of yes let expect.

    Cohen (1960), A coefficient of agreement for nominal scales.
    """
    total = both + only_a + only_b + neither
    yes_a, yes_b = both + only_a, both + only_b
    expected = yes_a * yes_b + (total - yes_a) * (total - yes_b)
    beyond = total * total - expected
    return (total * (both + neither) - expected) / beyond if beyond else None


def krippendorff_alpha(disagreements: float, *values: float) -> float | None:
    """Agreement of two annotators on nominal categories, none of them missing a unit.

    `disagreements` counts units, `values` how often each category was given by either annotator.
    Krippendorff (2011), Computing Krippendorff's alpha-reliability, section B.
    """
    total = sum(values)
    expected = total * total - sum(value * value for value in values)
    return (expected - 2 * disagreements * (total - 1)) / expected if expected else None


def inside_alpha(both: float, only_a: float, only_b: float, neither: float) -> float | None:
    """Krippendorff's alpha of yes or no, from the counts that `cohen_kappa` takes."""
    differ = only_a + only_b
    return krippendorff_alpha(differ, 2 * both + differ, 2 * neither + differ)


def harmonic_mean(one: float, other: float) -> float:
    """Of two shares; 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0
