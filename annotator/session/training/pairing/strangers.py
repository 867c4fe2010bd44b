"""Random negatives: passages of other stories, of the same split, layer and label."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Generic, TypeVar

from annotator.domain.span import Span

R = TypeVar("R")

KEPT = 512
"""How many passages of a label are kept to draw from."""

DRAWS = 4
"""How often one is drawn, before another way is tried or the want is given up."""


@dataclass(slots=True)
class _Sample:
    """A fair sample of all that was offered (reservoir sampling, Vitter 1985, algorithm R)."""

    offered: int = 0
    kept: list[tuple[int, Span]] = field(default_factory=list)
    """The number of the bundle, and a span of it."""

    def offer(self, home: int, span: Span, random: Random) -> None:
        """Take a span in, maybe in the place of another."""
        self.offered += 1
        if len(self.kept) < KEPT:
            self.kept.append((home, span))
            return
        place = random.randrange(self.offered)
        if place < KEPT:
            self.kept[place] = home, span


@dataclass(frozen=True, slots=True)
class Want(Generic[R]):
    """A negative that is looked for in another story."""

    home: int
    """The number of the bundle that wants it."""
    label: str | None
    use: Callable[[Span], R | None]
    """Makes a row of a passage, or none: then another passage is drawn."""


class Strangers(Generic[R]):
    """Passages of the bundles of one split and layer so far, and who wants one."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._samples: dict[str | None, _Sample] = defaultdict(_Sample)
        self.waiting: deque[Want[R]] = deque()
        """Those that no passage is there for as yet: of each label those of one bundle."""

    def offer(self, home: int, spans: Iterable[Span]) -> None:
        """Add the spans of a bundle, which is known by a number."""
        for span in spans:
            self._samples[span.label].offer(home, span, self._random)

    def serve(self) -> Iterator[R]:
        """The rows that come of what is wanted, with passages of the same label.

        No model then learns to tell labels apart instead.
        """
        return self._serve(lambda want: self._draw(want.home, self._samples[want.label].kept))

    def serve_rest(self) -> Iterator[R]:
        """The same with passages of any label, when nothing more is to come."""
        every = [each for sample in self._samples.values() for each in sample.kept]
        return self._serve(lambda want: self._draw(want.home, every))

    def _serve(self, draw: Callable[[Want[R]], Span | None]) -> Iterator[R]:
        for _ in range(len(self.waiting)):
            want = self.waiting.popleft()
            for _ in range(DRAWS):
                span = draw(want)
                if span is None:
                    self.waiting.append(want)
                    break
                row = want.use(span)
                if row is not None:
                    yield row
                    break

    def _draw(self, home: int, kept: Sequence[tuple[int, Span]]) -> Span | None:
        """A span of another bundle, or none where there is none."""
        for _ in range(DRAWS if kept else 0):
            place, span = self._random.choice(kept)
            if place != home:
                return span
        others = [span for place, span in kept if place != home]
        return self._random.choice(others) if others else None
