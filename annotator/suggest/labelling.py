"""Which label a passage is likeliest to get, by rules that are tried in order.

The rules know the four labels of a new database by their ids. They propose and never decide: they
were right about 20 of 28 sentences of news that they were not made with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from annotator.suggest.cue import Cue, phrases
from annotator.suggest.filler import filler_near
from annotator.suggest.speaker import Speaker, Voices, voices
from annotator.text.amounts import amounts
from annotator.text.extent import Extent, contains
from annotator.text.sentences import previous_sentence, sentence_at

TESTIMONY, STATISTIC = "testimony", "statistic"
OFFICIAL_STATEMENT, FILLER = "official_statement", "filler"

QUOTED = 3
"""Words in quotation marks that make a quotation; fewer are scare quotes."""

LONGEST = 2_000
"""Code points of a passage that are read."""

_ACTS = Cue(
    "what a state or an authority does",
    1.0,
    anywhere=phrases("""
        un/eu/us/government/court/council/state ban/bans/sanctions/resolution/order/ruling/decree
        ban/bans/resolution/decree/verdict/embargo
        security council
        international bodies/sanctions/law
        government/ministry/police/council/commission/parliament/court will/would/has/have/is
    """),
)

_OF_THEMSELVES = Cue(
    "what somebody says of themselves",
    1.0,
    anywhere=phrases("say/says/said/told/tells/added _? that? he/she/they/i"),
)

_ACCOUNTS = Cue(
    "what people have lived through",
    1.0,
    anywhere=phrases("""
        testimony/testimonies/interviews/interview/memoir/diary
        accounts from/of
        his/her/their harrowing? experience/experiences/ordeal/account/accounts
        worked like/as slaves
    """),
)


@dataclass(frozen=True)
class Said:
    """A passage and what stands around it."""

    text: str
    """Of the whole article."""
    extent: Extent

    @cached_property
    def words(self) -> str:
        """The passage."""
        start, end = self.extent
        return self.text[start : min(end, start + LONGEST)]

    @cached_property
    def own(self) -> Voices:
        """Who speaks in the passage."""
        return voices(self.words)

    @cached_property
    def sentence(self) -> Extent:
        """The sentence that the passage begins in."""
        return sentence_at(self.text, self.extent[0])

    @cached_property
    def around(self) -> Voices:
        """Who speaks in that sentence."""
        start, end = self.sentence
        return voices(self.text[start : min(end, start + LONGEST)])

    @cached_property
    def before(self) -> Voices:
        """Who speaks in the sentence before it."""
        start = previous_sentence(self.text, self.sentence[0])
        return voices(self.text[start : min(self.sentence[0], start + LONGEST)])

    @cached_property
    def has_quantity(self) -> bool:
        """Whether it gives a quantity."""
        return bool(amounts(self.words))

    @property
    def is_part(self) -> bool:
        """Whether it is less than its sentence."""
        start, end = self.sentence
        return self.extent[1] - self.extent[0] < (end - start) * 0.8


@dataclass(frozen=True)
class Rule:
    """One reason for a label."""

    label: str
    reason: str
    holds: Callable[[Said], bool]


RULES = (
    Rule(
        FILLER,
        "it is proposed as filler",
        lambda said: any(
            contains(extent, said.extent) for extent in filler_near(said.text, said.extent[0])
        ),
    ),
    Rule(
        OFFICIAL_STATEMENT,
        "an official says or decides it",
        lambda said: said.own.speaker is Speaker.OFFICIAL,
    ),
    Rule(
        OFFICIAL_STATEMENT,
        "somebody says it whom its sentence calls an official",
        lambda said: (
            said.own.speaker is Speaker.SOMEBODY and said.around.speaker is Speaker.OFFICIAL
        ),
    ),
    Rule(
        STATISTIC,
        "a part of a sentence that gives a quantity",
        lambda said: said.is_part and said.has_quantity and said.own.speaker is not Speaker.WITNESS,
    ),
    Rule(TESTIMONY, "a witness tells it", lambda said: said.own.speaker is Speaker.WITNESS),
    Rule(TESTIMONY, "a quotation", lambda said: said.own.quoted >= QUOTED),
    Rule(
        TESTIMONY,
        "somebody tells of themselves",
        lambda said: _OF_THEMSELVES.matches(said.words, ()),
    ),
    Rule(TESTIMONY, "an account is told", lambda said: _ACCOUNTS.matches(said.words, ())),
    Rule(
        OFFICIAL_STATEMENT,
        "what a state or an authority does",
        lambda said: _ACTS.matches(said.words, ()),
    ),
    Rule(STATISTIC, "it gives a quantity", lambda said: said.has_quantity),
    Rule(
        TESTIMONY,
        "a witness speaks in its sentence",
        lambda said: said.around.speaker is Speaker.WITNESS,
    ),
    Rule(
        OFFICIAL_STATEMENT,
        "an official speaks in its sentence",
        lambda said: said.around.speaker is Speaker.OFFICIAL,
    ),
    Rule(
        TESTIMONY,
        "a witness speaks in the sentence before",
        lambda said: said.before.speaker is Speaker.WITNESS,
    ),
)
"""Tried in this order; the first that holds decides."""


def likely_rule(text: str, start: int, end: int) -> Rule | None:
    """The first rule that holds for the passage `[start, end)` of an article, in code points."""
    said = Said(text, (start, end))
    return next((rule for rule in RULES if rule.holds(said)), None)
