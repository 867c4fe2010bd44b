"""What the rates of a batch are worth, in words."""

from annotator.domain.batch import Batch, SamplingPlan
from annotator.review.intervals import CONFIDENCE
from annotator.review.sample_size import shown_rate

PLANS = {
    SamplingPlan.ALL: "all",
    SamplingPlan.RANDOM: "random",
    SamplingPlan.STRATIFIED: "stratified",
    SamplingPlan.DISAGREEMENT: "disagreement first",
    SamplingPlan.FLAGGED: "flagged first",
    SamplingPlan.EARLIER_DEFINITION: "earlier definition first",
    SamplingPlan.NEW: "new first",
}
"""What each plan is called."""


def basis_words(batch: Batch, core: int) -> str:
    """What the rates are worked out from; `core` is how many items feed them."""
    if batch.plan is SamplingPlan.ALL:
        return (
            f"Every one of the {batch.frame} items was drawn: the rates are those of the set, and "
            "the intervals say what to expect of more work like it."
        )
    if batch.plan is SamplingPlan.STRATIFIED:
        return (
            f"Stratified sample of n={core} of {batch.frame}: "
            "the rates are weighted by the sizes of the strata."
        )
    if batch.plan.has_priority:
        return (
            f"Priority plan ({PLANS[batch.plan]}): rates from the random core of n={core} "
            f"of {batch.frame}; the other items are no estimate."
        )
    return f"Random sample of n={core} of {batch.frame}."


def power_words(batch: Batch, core: int, neither: int) -> str:
    """Which error rate the items that feed the rates are enough to show.

    `neither` of the `core` are no more to be found right or wrong, so they show nothing. Empty
    where the items are all there are, or nothing can be said.
    """
    n = core - neither
    if batch.plan in (SamplingPlan.ALL, SamplingPlan.STRATIFIED) or not 0 < n < batch.frame:
        return ""
    confidence = CONFIDENCE if batch.target is None else batch.target.confidence
    rate = shown_rate(n, batch.frame, confidence)
    without = f"; not counting {neither} in question or changed" if neither else ""
    return (
        f"If {_percent(rate)} of the set were wrong, one or more of the {n} would be, "
        f"with a confidence of {_percent(confidence)}{without}."
    )


def _percent(share: float) -> str:
    return f"{share * 100:.3g} %"
