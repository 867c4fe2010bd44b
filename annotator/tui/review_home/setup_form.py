"""What a batch is drawn by, as a form has it."""

from collections.abc import Sequence

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.errors import Refused
from annotator.session.reviewing.choices import Choices
from annotator.session.reviewing.drawing import Setup
from annotator.tui.review_home.fields import ALL, Field, ManyField, OneField, Option, TextField
from annotator.tui.review_home.how_many import how_many, share

FIRST_TARGET = "5 % at 95 %"
"""What a new form asks for."""

FIRST_CORE = "30"
"""Per cent of a plan with priority that are drawn at random, in a new form."""

YES, NO = "yes", "no"

KINDS = (
    Option(ItemKind.SPAN, "spans"),
    Option(ItemKind.LINK, "links"),
    Option(ItemKind.ABSENCE, "absences"),
    Option(ItemKind.PASSAGE, "passages, for what is missing"),
)

PLANS = (
    Option(SamplingPlan.RANDOM, "random"),
    Option(SamplingPlan.ALL, "all"),
    Option(SamplingPlan.STRATIFIED, "stratified"),
    Option(SamplingPlan.DISAGREEMENT, "disagreement first"),
    Option(SamplingPlan.FLAGGED, "flagged first"),
    Option(SamplingPlan.EARLIER_DEFINITION, "earlier definition first"),
    Option(SamplingPlan.NEW, "new first"),
)

MEANINGS = {
    SamplingPlan.RANDOM: "Each item is as likely to be drawn as any other.",
    SamplingPlan.ALL: "Every item: what is found wrong is all that is wrong.",
    SamplingPlan.STRATIFIED: "As many of each label and annotator, weighted in the rates.",
    SamplingPlan.DISAGREEMENT: "First what another annotator marks otherwise.",
    SamplingPlan.FLAGGED: "First what has a note that begins with a question mark.",
    SamplingPlan.EARLIER_DEFINITION: "First what was tagged under an earlier definition.",
    SamplingPlan.NEW: "First what has come or changed since your last batch.",
}
"""What each plan draws, in a sentence."""


class SetupForm:
    """The fields of a new batch, in the order of the page."""

    def __init__(self, choices: Choices, seed: int, annotators: Sequence[str] = ()) -> None:
        """`annotators`: the ids of those whose work is to be drawn from; empty: of all."""
        people = [Option(each.id, each.name) for each in choices.annotators]
        labels = [Option(each.id, each.name) for each in choices.labels]
        stories = [Option(ALL, "all"), *(Option(each, each) for each in choices.stories)]
        self.annotators = ManyField("who", "Whose work", people, annotators, "all but mine")
        self.labels = ManyField("label", "Labels", labels, (), "all")
        self.kinds = ManyField("kind", "Items", KINDS, [each.value for each in KINDS[:3]], "")
        self.story = OneField("story", "Story", stories, ALL)
        self.plan = OneField("plan", "Plan", PLANS, SamplingPlan.RANDOM)
        self.size = TextField("size", "How many", FIRST_TARGET)
        self.core = TextField("core", "Random core", FIRST_CORE, "%")
        self.seed = TextField("seed", "Seed", str(seed))
        self.blind = OneField("blind", "Blind", (Option(YES, "yes"), Option(NO, "no")), YES)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields from the top; one that the plan has no use for is not there."""
        sized = () if self.takes_all else (self.size,)
        core = (self.core,) if self.sampling.has_priority else ()
        return (
            self.annotators,
            self.labels,
            self.kinds,
            self.story,
            self.plan,
            *sized,
            *core,
            self.seed,
            self.blind,
        )

    @property
    def sampling(self) -> SamplingPlan:
        """The plan that is taken."""
        return SamplingPlan(self.plan.value)

    @property
    def takes_all(self) -> bool:
        """Whether nothing is left out, so that there is no number to ask for."""
        return self.sampling is SamplingPlan.ALL

    def field(self, target: str) -> Field:
        """The field that the stop with this target belongs to."""
        name = target.partition(":")[0]
        return next(each for each in self.fields if each.name == name)

    def press(self, target: str) -> None:
        """Tick or untick."""
        self.field(target).press(target.partition(":")[2])

    def setup(self) -> Setup:
        """What the form says.

        Raises:
            Refused: a field says nothing that can be drawn by.
        """
        if not self.kinds.values:
            raise Refused("No kind of item is ticked.", "Tick one, such as spans.")
        asked = None if self.takes_all else how_many(self.size.text)
        return Setup(
            annotators=self.annotators.values,
            labels=self.labels.values,
            kinds=tuple(ItemKind(each) for each in self.kinds.values),
            story=self.story.value or None,
            plan=SamplingPlan.ALL if asked is None else self.sampling,
            size=asked if isinstance(asked, int) else None,
            target=asked if isinstance(asked, Target) else None,
            core=self._core(),
            seed=self._seed(),
            blind=self.blind.value == YES,
        )

    def _core(self) -> float:
        if not self.sampling.has_priority:
            return 1.0
        return share(self.core.text.rstrip("% "))

    def _seed(self) -> int:
        text = self.seed.text
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise Refused(f"The seed “{text}” is no whole number.", "Type digits, such as 7.")
        return int(text)
