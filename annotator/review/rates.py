"""How much of what was judged is wrong, and how far that may be from the truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.verdict import Severity
from annotator.review.bootstrap import bootstrap
from annotator.review.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class Judged:
    """One item that was found right or wrong."""

    place: int
    """In its batch."""
    document: str
    """Where it is read; items of one article are alike."""
    severity: Severity | None = None
    """Of an error; none: it is right."""
    weight: float = 1.0
    """How many items it stands for, as a multiple of what the others do."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share that was seen, and where the true one may lie."""

    value: float | None
    """In [0, 1], weighted; none where nothing was counted."""
    interval: Interval | None
    """Wilson's, at 95 %; of a weighted share with the effective number of trials."""
    by_article: Interval | None
    """A bootstrap over the articles, at 95 %; none under two of them, and where none or all count,
    of which every resample says the same."""

    @property
    def low(self) -> float | None:
        """The lower end of Wilson's interval."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> float | None:
        """The upper end of Wilson's interval."""
        return None if self.interval is None else self.interval.high


@dataclass(frozen=True, slots=True)
class Rate(Share):
    """How many of the items judged are wrong."""

    places: tuple[int, ...]
    """The places of the items judged right or wrong, in order."""
    wrong: tuple[int, ...]
    """The places of the errors."""
    wrong_minor: tuple[int, ...]
    """The places of the minor ones."""
    wrong_major: tuple[int, ...]
    """The places of the major ones."""

    @property
    def n(self) -> int:
        """Items judged right or wrong."""
        return len(self.places)

    @property
    def errors(self) -> int:
        """How many of them are wrong."""
        return len(self.wrong)

    @property
    def minor(self) -> int:
        """How many of the errors are minor."""
        return len(self.wrong_minor)

    @property
    def major(self) -> int:
        """How many of the errors are major."""
        return len(self.wrong_major)


@dataclass(frozen=True, slots=True)
class Trials:
    """What counts and what was tried in one article, or in one passage of it."""

    document: str
    counts: int
    tried: int
    weight: float = 1.0
    """Of each trial."""


def rate(judged: Iterable[Judged], seed: int) -> Rate:
    """The error rate of items of one kind; the order that they come in changes nothing."""
    items = sorted(judged, key=lambda each: each.place)
    wrong = [each for each in items if each.severity is not None]
    found = share(
        (Trials(each.document, each.severity is not None, 1, each.weight) for each in items), seed
    )
    return Rate(
        value=found.value,
        interval=found.interval,
        by_article=found.by_article,
        places=tuple(each.place for each in items),
        wrong=tuple(each.place for each in wrong),
        wrong_minor=tuple(each.place for each in wrong if each.severity is Severity.MINOR),
        wrong_major=tuple(each.place for each in wrong if each.severity is Severity.MAJOR),
    )


def share(trials: Iterable[Trials], seed: int) -> Share:
    """The weighted share of the trials that count."""
    known = list(trials)
    value = _ratio(_sums(known))
    if value is None:
        return Share(None, None, None)
    return Share(value, wilson(value, _effective(known)), _by_article(known, value, seed))


def _effective(trials: Sequence[Trials]) -> float:
    """How many trials of equal weight say as much (Kish 1965, Survey Sampling, §11.7)."""
    if len({each.weight for each in trials}) == 1:
        return sum(each.tried for each in trials)
    total = sum(each.weight * each.tried for each in trials)
    return total * total / sum(each.weight**2 * each.tried for each in trials)


def _by_article(trials: Sequence[Trials], value: float, seed: int) -> Interval | None:
    if value in (0, 1):
        return None
    documents: dict[str, list[Trials]] = {}
    for each in trials:
        if each.tried:
            documents.setdefault(each.document, []).append(each)
    articles = [_sums(documents[document]) for document in sorted(documents)]
    return bootstrap(articles, _pooled, seed)


def _sums(trials: Iterable[Trials]) -> tuple[float, float]:
    """The weights of what counts, and of all."""
    known = sorted(trials, key=lambda each: (each.weight, each.counts, each.tried))
    return (
        sum(each.weight * each.counts for each in known),
        sum(each.weight * each.tried for each in known),
    )


def _pooled(articles: Sequence[tuple[float, float]]) -> float | None:
    return _ratio((sum(one for one, _ in articles), sum(other for _, other in articles)))


def _ratio(sums: tuple[float, float]) -> float | None:
    counts, tried = sums
    # Weights that do not add up exactly must not make a share of more than 1.
    return min(1.0, counts / tried) if tried else None
