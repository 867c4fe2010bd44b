"""What the first word and the first sentence of a run would wait for."""

from annotator.text.sentences import sentence_at
from annotator.text.words import word_at


def preload() -> None:
    """Load nupunkt and build the pattern of a word: about 60 ms, in any thread, any time.

    Without it the first motion or tag of a run takes that much longer.
    """
    word_at("a", 0)
    sentence_at("a. A", 0)
