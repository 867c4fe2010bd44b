"""Time counts for the article that was read while keys came."""

from concurrent.futures import Future

from annotator.domain.time_spent import STILL_READING, TimeKey
from annotator.session.attention import Attention


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def outcome(error: Exception | None = None) -> "Future[None]":
    """What came of saving."""
    future: Future[None] = Future()
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
    return future


def test_a_key_counts_the_time_since_the_one_before() -> None:
    watch = Watch()
    attention = Attention("ada", "x", watch)
    # A key a second at the first article, then at the second; lunch; a screen that is not timed.
    for seconds, document in ((0, "a"), (1, "a"), (1, "b"), (5_000, "b"), (2, None), (9, "a")):
        watch.now += seconds
        attention.turn_to(document)
    found = {key.document: seconds for key, seconds in attention.unsaved().items()}
    assert found == {"a": 2.0, "b": STILL_READING + 2.0}


def test_what_could_not_be_saved_is_unsaved_again() -> None:
    watch = Watch()
    attention = Attention("ada", "x", watch)

    def read(document: str, seconds: float) -> None:
        attention.turn_to(document)
        watch.now += seconds
        attention.turn_to(None)

    a, b = (TimeKey("ada", each, "x") for each in "ab")
    read("a", 3)
    attention.sent(attention.unsaved(), outcome(OSError()))
    assert attention.unsaved() == {a: 3.0}
    under_way: Future[None] = Future()
    attention.sent({a: 3.0}, under_way)
    read("b", 4)
    assert attention.unsaved() == {a: 3.0, b: 4.0}, "not saved yet: to be sent again if need be"
    under_way.set_result(None)
    assert attention.unsaved() == {b: 4.0}
    attention.sent(attention.unsaved(), outcome())
    assert attention.unsaved() == {}
    read("a", 1)
    assert attention.unsaved() == {a: 4.0}, "all there is, so that saving it twice does no harm"
