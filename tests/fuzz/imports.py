"""Whatever a file holds: it comes in as it is meant, or it leaves no trace."""

from hypothesis import strategies as st

from tests.fuzz.content import article, changed, made_up
from tests.fuzz.drawing import tried
from tests.fuzz.reviews import reviewed
from tests.fuzz.taking import taking
from tests.torture.outcome import Outcome

NAME = "imports"

OFFERED = st.one_of(changed(), changed(), changed(), made_up(), made_up(), reviewed(), article())


def run(count: int, seed: int) -> Outcome:
    """Offer so many files."""
    with taking() as taken:
        return tried(NAME, taken.told, OFFERED, count, seed)
