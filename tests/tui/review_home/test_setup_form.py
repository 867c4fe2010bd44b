import pytest

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.session.reviewing.choices import Choices
from annotator.tui.review_home.fields import TextField
from annotator.tui.review_home.setup_form import SetupForm

CHOICES = Choices(
    (Annotator("ana", "Ana"), Annotator("cy", "Cy")), LabelSet(INITIAL_LABELS), ("seeds", "strike")
)


@pytest.fixture
def form() -> SetupForm:
    return SetupForm(CHOICES, 4711)


def type_in(field: TextField, text: str) -> None:
    field.line.text = ""
    field.line.cursor = 0
    field.line.insert(text)


def test_a_new_form_takes_everything_marked_and_a_target(form: SetupForm) -> None:
    setup = form.setup()
    assert (setup.annotators, setup.labels, setup.story) == ((), (), None)
    assert setup.kinds == (ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE)
    assert (setup.plan, setup.size) == (SamplingPlan.RANDOM, None)
    assert setup.target == Target(0.05, 0.95)
    assert (setup.seed, setup.blind) == (4711, True)


def test_annotators_can_be_ticked_from_the_start() -> None:
    assert SetupForm(CHOICES, 1, ["cy"]).setup().annotators == ("cy",)


def test_what_is_ticked_is_what_is_drawn(form: SetupForm) -> None:
    ticks = "who:cy", "label:statistic", "kind:span", "kind:absence", "story:strike", "blind:no"
    for target in ticks:
        form.press(target)
    setup = form.setup()
    assert (setup.annotators, setup.labels) == (("cy",), ("statistic",))
    assert (setup.kinds, setup.story, setup.blind) == ((ItemKind.LINK,), "strike", False)


def test_a_number_takes_the_place_of_the_target(form: SetupForm) -> None:
    type_in(form.size, "40")
    assert (form.setup().size, form.setup().target) == (40, None)


def test_all_typed_is_the_plan_that_takes_all(form: SetupForm) -> None:
    form.press("plan:stratified")
    type_in(form.size, "all")
    assert form.setup().plan is SamplingPlan.ALL


def test_fields_that_a_plan_has_no_use_for_are_not_there(form: SetupForm) -> None:
    assert form.core not in form.fields
    form.press("plan:flagged")
    assert form.core in form.fields
    assert form.setup().core == pytest.approx(0.3)
    form.press("plan:all")
    assert form.size not in form.fields
    type_in(form.size, "nonsense")
    assert form.setup().plan is SamplingPlan.ALL


@pytest.mark.parametrize(
    ("name", "typed"),
    [("size", "many"), ("size", "0"), ("core", "0"), ("core", "x"), ("seed", "-1"), ("seed", "")],
)
def test_what_cannot_be_drawn_by_is_refused(form: SetupForm, name: str, typed: str) -> None:
    form.press("plan:flagged")
    type_in(getattr(form, name), typed)
    with pytest.raises(Refused) as refused:
        form.setup()
    assert refused.value.remedy or "number" in refused.value.message


def test_a_kind_at_least_is_drawn(form: SetupForm) -> None:
    for kind in ("span", "link", "absence"):
        form.press(f"kind:{kind}")
    with pytest.raises(Refused, match="No kind of item is ticked"):
        form.setup()
