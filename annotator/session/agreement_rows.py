"""What a screen or a table says of an agreement: numbers, how each is counted, what is left out.

No number is called good or bad: what is enough depends on what the annotations are for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.review.agreement import Agreement
from annotator.review.agreement_leaves import Path, leaves, mean_leaves
from annotator.review.link_agreement import Unmatched
from annotator.review.measure import Measure
from annotator.session.wording import count


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One measure in words."""

    path: Path
    title: str
    value: str
    """Three decimals, or `n/a` and why."""
    interval: str
    """95 %, or `n/a` and why; empty where there is no value."""
    n: str
    """What it was taken from, with its unit."""
    convention: str
    """How it is counted."""


@dataclass(frozen=True, slots=True)
class _Wording:
    title: str
    unit: str
    """What `n` counts."""
    convention: str
    undefined: str
    """Why there is no value, where something was marked."""


_WORDINGS = {
    "exact_f1": _Wording("exact F1", "span", "equal label and bounds, one to one", ""),
    "exact_f1_bounds": _Wording("exact F1, bounds", "span", "equal bounds, any label", ""),
    "iou50_f1": _Wording("IoU ≥ .5 F1", "span", "equal label, half in common, one to one", ""),
    "char_f1": _Wording("character F1", "code point", "code points under the same label", ""),
    "label_alpha": _Wording(
        "label α", "pair", "Krippendorff's α of labels where both marked (IoU ≥ .5)", "one label"
    ),
    "kappa": _Wording(
        "{} κ", "code point", "Cohen's κ, each code point inside or outside", "all inside"
    ),
    "alpha": _Wording(
        "{} α", "code point", "Krippendorff's α, each code point inside or outside", "all inside"
    ),
    "links.f1": _Wording(
        "link F1", "pair", "pairs of two articles in one set, closed over “equivalent”", ""
    ),
    "links.kappa": _Wording(
        "link κ", "pair", "Cohen's κ, all pairs of two articles of a story", "all pairs alike"
    ),
    "links.b3_f1": _Wording(
        "B³ F1", "matched span", "B-cubed on matched spans, sets of one included", "nothing linked"
    ),
    "links.lea_f1": _Wording(
        "LEA F1", "matched span", "LEA on matched spans, sets of one included", "nothing linked"
    ),
}


def agreement_rows(agreement: Agreement) -> list[AgreementRow]:
    """Every measure of two annotators, in the order in which they are shown."""
    few = {
        "spans": f"n/a ({count(agreement.articles, 'article')})",
        "links": f"n/a ({_stories(agreement)})",
    }
    return [_row(path, measure, few[path[0]]) for path, measure in leaves(agreement).items()]


def mean_values(agreements: Sequence[Agreement]) -> dict[Path, str]:
    """The means over the pairs of annotators."""
    return {path: shown(measure) for path, measure in mean_leaves(agreements).items()}


def title_of(path: Path) -> str:
    """What a measure is called."""
    return _wording(path).title.format(path[-2])


def shown(measure: Measure, why: str = "") -> str:
    """The value in three decimals, or `n/a` and why there is none."""
    if measure.value is not None:
        return f"{measure.value:.3f}"
    return f"n/a ({why})" if why else "n/a"


def heading(agreement: Agreement) -> str:
    """Who was compared, where, and how much each of them marked."""
    where = f"{count(agreement.articles, 'article')} of {_stories(agreement)}"
    marked = f"{agreement.spans_a} and {count(agreement.spans_b, 'span')}"
    return f"{agreement.a} and {agreement.b} · {where} · {marked}"


def notes(agreement: Agreement) -> list[str]:
    """What the numbers leave out."""
    links = agreement.links
    found = [
        f"links are compared on {count(links.matched, 'matched span')}; left out: "
        f"{_unmatched(links.unmatched_a)} of {agreement.a}, "
        f"{_unmatched(links.unmatched_b)} of {agreement.b}"
    ]
    if agreement.one_sided:
        found.append(
            f"in {count(agreement.one_sided, 'article')} only one of the two marked anything"
        )
    if links.between_stories:
        left_out = count(links.between_stories, "equivalent link")
        found.append(f"left out too: {left_out} between two stories")
    return found


CONVENTIONS = (
    "F1 = 2 · in both / (of the one + of the other); n/a: undefined, nothing to divide by",
    "intervals: 95 %, bootstrap over articles, for links over stories",
    "matched: equal label (or both none) and IoU ≥ .5, one to one, the best first",
    "highlights without a label count where bounds alone do, and in links",
)
"""What holds of all the numbers."""


def _row(path: Path, measure: Measure, few: str) -> AgreementRow:
    wording = _wording(path)
    interval = "" if measure.value is None else few
    if measure.interval is not None:
        interval = f"{measure.interval.low:.3f} – {measure.interval.high:.3f}"
    return AgreementRow(
        path=path,
        title=title_of(path),
        value=shown(measure, wording.undefined if measure.n else _nothing(path)),
        interval=interval,
        n=f"{measure.n:,} {count(measure.n, wording.unit).partition(' ')[2]}",
        convention=wording.convention,
    )


def _nothing(path: Path) -> str:
    """Why there is no value where nothing was counted."""
    if path[0] == "links":
        return "nothing linked" if path[-1] == "f1" else "nothing matched"
    return "nothing marked by both" if path[-1] == "label_alpha" else "nothing marked"


def _wording(path: Path) -> _Wording:
    return _WORDINGS[".".join(path) if path[0] == "links" else path[-1]]


def _stories(agreement: Agreement) -> str:
    number = len(agreement.stories)
    return "1 story" if number == 1 else f"{number} stories"


def _unmatched(unmatched: Unmatched) -> str:
    return f"{unmatched.spans} ({unmatched.linked} linked)"
