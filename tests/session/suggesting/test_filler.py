"""`F`: the block of proposed filler around the caret."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.label import FILLER
from annotator.session.suggesting.filler import plan_filler_block
from tests.session.scene import Scene
from tests.text.seeds import seed

PROSE = (
    "More than 10,000 workers walked out on Monday after the ministry had cut their pay, and the"
    " union said that the strike would go on until the minister took it back."
)
TEXT = f"""Sign in
   Register now

{PROSE}

Read more

Share this article
Follow us on Facebook. The strike began at six in the morning. Sign up for our newsletter.

{PROSE} Written by Ana Lee, ASEAN Now
Advertisement"""

HEAD = ["Sign in", "Register now"]
LAST = ["Written by Ana Lee, ASEAN Now", "Advertisement"]


def press(scene: Scene, caret: int, seen: frozenset[str] = frozenset()) -> list[str]:
    """Do the plan of `F` at a caret of the first article, and return what became filler."""
    plan = plan_filler_block(scene.sitting.draft, scene.id_of(1), caret, seen)
    scene.commit(scene.sitting.do(plan))
    made = [scene.the(change.after.id) for change in plan.changes]
    assert {span.label for span in made} <= {FILLER}
    return [span.quote for span in sorted(made, key=lambda span: span.start)]


def refused(scene: Scene, caret: int) -> str:
    with pytest.raises(Refused) as refusal:
        plan_filler_block(scene.sitting.draft, scene.id_of(1), caret)
    return str(refusal.value)


@pytest.mark.parametrize(
    "caret",
    [0, 3, TEXT.index("\n"), TEXT.index("  Register"), TEXT.index("now"), TEXT.index("\n\n") + 1],
)
def test_the_whole_block_becomes_filler_from_anywhere_in_it(caret: int) -> None:
    scene = Scene(1, text=TEXT)
    assert press(scene, caret) == HEAD
    assert len(scene.committed) == 1


@pytest.mark.parametrize("words", ["More than", "union said", "took it back.\n"])
def test_reporting_is_refused_in_one_sentence(words: str) -> None:
    scene = Scene(1, text=TEXT)
    assert refused(scene, TEXT.index(words)).count(".") == 1
    assert refused(scene, TEXT.index(words) + len(words) - 1)


def test_the_end_of_a_paragraph_belongs_to_the_block_behind_it() -> None:
    scene = Scene(1, text=TEXT)
    assert press(scene, len(TEXT)) == LAST
    scene = Scene(1, text=TEXT)
    assert press(scene, TEXT.index("Ana Lee")) == LAST


def test_the_span_at_the_caret_is_the_one_that_was_acted_on() -> None:
    scene = Scene(1, text=TEXT)
    plan = plan_filler_block(scene.sitting.draft, scene.id_of(1), TEXT.index("now"))
    assert plan.span == plan.changes[1].after.id
    assert plan.title == "filler: 2 paragraphs"


def test_what_is_filler_already_stays() -> None:
    scene = Scene(1, text=TEXT)
    kept = scene.commit(scene.sitting.tag(scene.id_of(1), 0, 7, FILLER)).span
    assert press(scene, 0) == HEAD[1:]
    assert kept in scene.layer.spans
    plan = plan_filler_block(scene.sitting.draft, scene.id_of(1), 0)
    assert plan.changes == ()
    assert plan.title == "nothing is left to tag: 2 paragraphs of filler"


def test_a_part_that_was_tagged_as_filler_settles_its_paragraph() -> None:
    scene = Scene(1, text=TEXT)
    scene.commit(scene.sitting.tag(scene.id_of(1), 0, 4, FILLER))
    assert press(scene, 0) == HEAD[1:]


def test_a_plain_highlight_with_the_same_bounds_is_tagged() -> None:
    scene = Scene(1, text=TEXT)
    highlight = scene.commit(scene.sitting.tag(scene.id_of(1), 0, 7, None)).span
    assert press(scene, 0) == HEAD
    assert highlight is not None
    assert scene.the(highlight).label == FILLER
    assert len(scene.layer.spans) == 2


def test_a_sentence_with_another_span_is_left_out() -> None:
    text = f"{PROSE}\n\nSign up for our newsletter. Over 2,000 did. Donate now. Read more\n"
    scene = Scene(1, text=text)
    start = text.index("Over 2,000")
    scene.commit(scene.sitting.tag(scene.id_of(1), start, start + 10, "statistic"))
    caret = text.index("Sign up")
    found = press(scene, caret)
    assert found == ["Sign up for our newsletter.", "Donate now. Read more"]


def test_lines_that_other_stories_have_are_filler() -> None:
    line = "The quick brown fox was seen in the park by people who were out for a walk."
    text = f"{PROSE}\n{line}\n{PROSE}"
    scene = Scene(1, text=text)
    assert refused(scene, text.index("brown"))
    assert press(scene, text.index("brown"), frozenset({line.upper()})) == [line]


def test_undo_takes_the_whole_block_back() -> None:
    scene = Scene(1, text=TEXT)
    press(scene, 0)
    scene.commit(scene.sitting.undo())
    assert not scene.layer.spans


def test_the_filler_of_the_second_seed_takes_a_key_a_block() -> None:
    text = seed(1)
    scene = Scene(1, text=text)
    carets = ("用户名", "Support Now", "Undo", "An Ukrainian", "标签")
    blocks = [press(scene, text.index(words)) for words in carets]
    assert [len(block) for block in blocks] == [6, 9, 14, 2, 3]
    assert refused(scene, text.index("North Koreans"))


def test_a_text_of_five_million_is_read_near_the_caret() -> None:
    text = f"{PROSE}\n" * 15_000 + "Read more\nShare this article\n" + f"{PROSE}\n" * 15_000
    scene = Scene(1, text=text)
    assert press(scene, text.index("Read more")) == ["Read more", "Share this article"]
