"""The five seed articles as stored."""

from pathlib import Path

from annotator.text.decoding import decode
from annotator.text.normalise import normalise

SEEDS = Path(__file__).parents[2] / "seeds"


def seed(number: int) -> str:
    """The text of the seed article with this number, from 0."""
    return normalise(decode(sorted(SEEDS.glob("*.txt"))[number].read_bytes()))


def words_of(text: str, extent: tuple[int, int]) -> str:
    """What stands at `extent`."""
    return text[slice(*extent)]
