"""Texts that are nearly the same are found among many."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.partition import Partition
from annotator.session.training.splitting.copies import join_copies
from annotator.text.sketch import ALIKE, Sketch, resemblance, sketch_of
from tests.text.seeds import seed


def joined(sketches: dict[str, Sketch]) -> Partition[str]:
    together = Partition(sketches)
    join_copies(together, sketches)
    return together


def edited(rng: random.Random, text: str, share: float) -> str:
    words = text.split(" ")
    for _ in range(int(share * len(words))):
        words[rng.randrange(len(words))] = f"w{rng.randrange(9999)}"
    return " ".join(words)


@settings(max_examples=12)
@given(st.integers(0, 2**32))
def test_what_is_joined_is_alike_and_what_is_much_alike_is_joined(number: int) -> None:
    rng = random.Random(number)
    texts = [seed(at)[:2_000] for at in range(4)]
    for _ in range(10):
        texts.append(edited(rng, rng.choice(texts), rng.choice((0.01, 0.03, 0.1, 0.5))))
    sketches = {f"d{at}": sketch_of(text) for at, text in enumerate(texts)}
    together = joined(sketches)
    alike = Partition(sketches)
    for one, other in combinations(sketches, 2):
        found = resemblance(sketches[one], sketches[other])
        if found >= ALIKE:
            alike.join(one, other)
        if found >= 0.75:
            assert together.together(one, other)
    for one, other in combinations(sketches, 2):
        assert alike.together(one, other) or not together.together(one, other)


def test_a_copy_of_a_copy_belongs_to_both() -> None:
    words = [f"w{number}" for number in range(400)]
    texts = {f"d{at}": " ".join(words[at * 30 : at * 30 + 200]) for at in range(4)}
    sketches = {name: sketch_of(text) for name, text in texts.items()}
    assert resemblance(sketches["d0"], sketches["d3"]) < ALIKE
    assert joined(sketches).sets() == [["d0", "d1", "d2", "d3"]]


def test_what_belongs_together_already_is_not_compared() -> None:
    unlike = {"a": sketch_of("one two three"), "b": sketch_of("four five six")}
    together = Partition(unlike)
    together.join("a", "b")
    same: dict[str, Sketch] = dict.fromkeys(("c", "d", "e"), unlike["a"])
    join_copies(together, unlike | same)
    assert len(together.sets()) == 1


def test_a_thousand_copies_take_no_longer_than_they_must() -> None:
    """All pairs of so many would take minutes."""
    sketch = sketch_of(seed(0)[:2_000])
    copies = {f"d{at}": sketch for at in range(3_000)}
    assert len(joined(copies).sets()) == 1
