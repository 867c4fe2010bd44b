"""What of the pairs leaves: each line once, and no texts in two splits."""

from collections.abc import Callable, Hashable
from dataclasses import replace

from annotator.domain.link import Relation
from annotator.formats.training.account import Account
from annotator.formats.training.pair import Pair
from annotator.session.training.pairing.remembered import Remembered, fingerprint
from annotator.session.training.pairing.wording import folded

APART = frozenset({Relation.DIFFERENT, Relation.CONTRADICTS})
"""What two texts that are the same cannot be: what parts the passages is not in them."""


class Sieve:
    """Lets pairs through, and counts what it keeps back and what is to be marked."""

    def __init__(
        self, account: Account, said: Callable[[Relation], Hashable], *, without_trivial: bool
    ) -> None:
        """`said` is what a line says of a relation; a score is the same of several."""
        self._account = account
        self._said = said
        self._without_trivial = without_trivial
        self._splits: dict[str, int] = {}
        self._texts = Remembered()
        """In which split two texts are, whichever is first and whatever their case."""
        self._lines = Remembered()
        self._joined = Remembered()
        """The texts that statements join, in whatever split, layer or story."""

    def join(self, pair: Pair) -> None:
        """Make no negative of the texts of this pair."""
        texts = _texts(pair)
        if self._joined.get(texts) is None:
            self._joined.put(texts, 0)

    def stated(self, pair: Pair) -> Pair | None:
        """A pair that people's statements make, marked where it is like another; or none."""
        if pair.trivial and pair.relation in APART:
            self._account.dropped("pair", "both texts are the same, and it says they are not")
            return None
        if pair.trivial and self._without_trivial:
            self._account.dropped("pair", "both texts are the same")
            return None
        texts, home = _texts(pair), self._home(pair)
        line = self._line(pair)
        seen = self._texts.get(texts)
        if seen is None:
            self._texts.put(texts, home)
        elif seen != home:
            self._account.dropped("pair", "another split has the texts")
            return None
        if self._lines.get(line) is not None:
            self._account.dropped("pair", "the same line is there already")
            return None
        self._lines.put(line, home)
        return self._marked(replace(pair, duplicate=seen is not None))

    def made(self, pair: Pair) -> Pair | None:
        """A pair that no statement makes; none where anything is said of its texts already."""
        texts = _texts(pair)
        if pair.trivial or any(seen.get(texts) is not None for seen in (self._texts, self._joined)):
            return None
        self._texts.put(texts, self._home(pair))
        self._lines.put(self._line(pair), self._home(pair))
        return self._marked(pair)

    def _marked(self, pair: Pair) -> Pair:
        respelled = pair.a.respelled + pair.b.respelled
        self._account.changed("passage", "a space parts its double brackets", respelled)
        if pair.trivial:
            self._account.flagged("pair", "both texts are the same but for case and white space")
        if pair.duplicate:
            self._account.flagged("pair", "the texts are there already, in other case or relation")
        return pair

    def _line(self, pair: Pair) -> int:
        return fingerprint(pair.a.text, pair.b.text, str(self._said(pair.relation)))

    def _home(self, pair: Pair) -> int:
        """The number of a split; there are four names of splits at most, the empty one too."""
        return self._splits.setdefault(pair.split, len(self._splits))


def _texts(pair: Pair) -> int:
    return fingerprint(*sorted((folded(pair.a.text), folded(pair.b.text))))
