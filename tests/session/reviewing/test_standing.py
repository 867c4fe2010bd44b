"""What holds of items, against a list in which lines are crossed out."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.reviewing.standing import UNDECIDED, standings

PLACES = 3

ITEMS = [
    BatchItem("b", place, ItemKind.PASSAGE, None, None, "ada", "d", place, place + 1, None)
    for place in range(1, PLACES + 1)
]

SAID = [Judgement.ACCEPT, Judgement.UNSURE, Judgement.MISSING, Judgement.SPURIOUS]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Verdict], list[Verdict]]:
    """Verdicts, oldest first, and those that are left once the withdrawn ones are crossed out."""
    said: list[Verdict] = []
    left: list[Verdict] = []
    for number in range(draw(st.integers(0, 12))):
        if draw(st.booleans()) and left:
            gone = left.pop(draw(st.integers(0, len(left) - 1)))
            withdrawn = Judgement.WITHDRAWN
            verdict = Verdict(f"v{number}", "b", gone.place, "ben", withdrawn, withdraws=gone.id)
        else:
            place, judgement = draw(st.integers(1, PLACES)), draw(st.sampled_from(SAID))
            verdict = Verdict(f"v{number}", "b", place, "ben", judgement)
            left.append(verdict)
        said.append(verdict)
    return said, left


@given(histories())
def test_the_newest_that_is_not_withdrawn_holds(
    history: tuple[list[Verdict], list[Verdict]],
) -> None:
    said, left = history
    found = standings(ITEMS, said)
    assert list(found) == [1, 2, 3]
    for place, standing in found.items():
        here = [each for each in left if each.place == place]
        others = [each for each in here if each.judgement is not Judgement.MISSING]
        assert standing.verdict == (others[-1] if others else None)
        assert list(standing.missing) == [each for each in here if each not in others]
        assert standing.decided == bool(others)
        wrong = bool(others) and others[-1].judgement is Judgement.SPURIOUS
        assert standing.errors == len(standing.missing) + wrong
        if not here:
            assert standing == UNDECIDED
