"""What is proposed as filler."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotator.suggest.filler import NEAR, filler_near, proposed_filler
from annotator.text.paragraphs import paragraphs
from annotator.text.white import WHITE
from tests.strategies import LONG_LINE, stored_text, text_and_offset
from tests.text.seeds import seed, words_of

PROSE = (
    "More than 10,000 workers walked out on Monday after the ministry had cut their pay, and the"
    " union said that the strike would go on until the minister took it back.",
    "The strike closed every port, while the minister said that the pay of the workers had to be"
    " cut because the ministry had no money left for the ports.",
)

READ_BY_A_PERSON = {
    0: (
        *("CharlieH Posted", "Adapted by ASEAN", "Recommended Posts", "Create an account or"),
        *(
            "You need to be",
            "Create an account",
            "Sign up for",
            "Register a new",
            "Already have an",
        ),
        "Sign In Now",
    ),
    1: (
        *("用户名", "登录密码", "验证码", "看不清", "您好,欢迎", "您的位置", "2025-08-12 00:00"),
        *("Your support helps", "Read more", "Support Now", "From reproductive", "At such a"),
        *("The Independent is", "Your support makes", "Read more", "RECOMMENDED", "Sonya Massey"),
        *("Undo", "Major US", "Undo", "Rare Nickel", "SponsoredSponsored", "Undo", "Your all-"),
        *("SponsoredSponsored", "Undo", "Powered by", "open image", "Ukrainian firefigters"),
        *("open image", "An Ukrainian fire", "标签", "关键词", "滚动新闻"),
    ),
    2: (),
    3: (
        *("References:", "[1] BBC", "[2] The G", "[3] South", "[4] Reuters", "[5] The Dip"),
        *("- The Commission", "- The ongoing", "- The UN, news"),
    ),
    4: (),
}
"""How each part of a seed article begins that a reader took for filler: 53 of 94 paragraphs."""


@pytest.mark.parametrize("number", range(5))
def test_the_seeds_as_a_person_reads_them(number: int) -> None:
    text = seed(number)
    found = [words_of(text, extent) for extent in proposed_filler(text)]
    expected = READ_BY_A_PERSON[number]
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected))


def is_filler(line: str, *around: str) -> bool:
    before, after = around or PROSE
    text = f"{before}\n{line}\n{after}"
    start = len(before) + 1
    return (start, start + len(line)) in proposed_filler(text)


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lee",
        "By Ana Lee and Ben Cole, Reuters",
        "Published 12 August 2025",
        "Updated: 14:05, 12 August 2025",
        "12 Aug 2025 14:05 BST",
        "Share this article",
        "Share on Facebook",
        "Click here to subscribe to our newsletter",
        "Get the latest news delivered to your inbox",
        "Advertisement",
        "Sponsored content",
        "READ MORE: What the minister said of the ports",
        "You may also like",
        "Most read",
        "© 2025 ASEAN Now. All rights reserved.",
        "We use cookies. Privacy policy",
        "This article was originally published on The Conversation.",
        "We may earn a commission from links on this page.",
        "https://example.org/strike-1234",
        "Home | News | Sport | Weather",
        "Additional reporting by Ben Cole; Editing by Cy Dahl",
        "Already a subscriber? Log in",
        "Please log in here to leave a comment.",
        "We welcome reader comments on the top stories of the day.",
        "More in local news",
        "Brandeis University bans a club | Ana Lee/AP Photo",
        "工人罢工",
    ],
)
def test_filler(line: str) -> None:
    assert is_filler(line)


@pytest.mark.parametrize(
    "line",
    [
        "Workers strike over pay",
        "What happens next",
        "Why you should care",
        "“We have nothing left,” she said.",
        "“Sign in and you are theirs,” a docker said.",
        "He had to sign in at the police station every morning.",
        "The union wants to become a member of the council.",
        "Support now stands at 45%.",
        "Back to work.",
        "Report by the union blames the minister",
        "Video showed soldiers at the gates of the port.",
        "More ships were waiting, officials said.",
        "By Friday, half of the dockers had left the city.",
        "Bodies were retrieved from the harbour.",
        "Signed in 1994, the treaty still holds.",
        "Sponsored by the state, the militia broke the strike.",
        "Many buy now and pay later.",
        "The judge ruled that the name may not be published.",
        "The strike has spread to the ministry and the minister is silent. (AP)",
        "SEOUL, South Korea (AP) — The ports are closed.",
        "— — —",
        "1,000",
    ],
)
def test_reporting(line: str) -> None:
    assert not is_filler(line)


def test_a_headline_between_menus_stays_and_a_teaser_goes() -> None:
    menu = "Read more"
    text = "\n".join((menu, "Minister says ports stay closed by strike", menu, *PROSE))
    assert proposed_filler(text) == [(0, 9), (52, 61)]
    text = "\n".join((menu, "Photography brand warns of its end", menu, *PROSE))
    assert len(proposed_filler(text)) == 3


def test_lines_repeated_in_the_article_or_seen_in_other_stories() -> None:
    line = "The city on the water"
    assert not is_filler(line)
    assert is_filler(line, PROSE[0], f"{PROSE[1]}\n{line}")
    line = "This newspaper has been printed in the old harbour since 1887."
    text = f"{PROSE[0]}\n{line}\n{PROSE[1]}"
    assert proposed_filler(text) == []
    seen = proposed_filler(text, {f"  {line.upper()} "})
    assert [words_of(text, each) for each in seen] == [line]


def test_an_article_that_was_pasted_twice_is_no_filler() -> None:
    text = "\n".join((PROSE[0], "“I ran,” he said.", "Nobody knew why.", PROSE[1]))
    assert proposed_filler(f"{text}\n{text}") == []


def test_a_list_under_its_heading_is_filler_and_prose_after_it_is_not() -> None:
    item = "- The union said that the strike would go on until the minister took the cut back."
    assert not is_filler(item)
    text = f"{PROSE[0]}\nReferences\n{item}\n{item[:-1]} today.\n{PROSE[1]}"
    found = [words_of(text, each) for each in proposed_filler(text)]
    assert found == ["References", item, f"{item[:-1]} today."]


def test_the_ends_of_a_paragraph() -> None:
    text = f"AnaL Posted 3 hours ago {PROSE[0]} Written by Ana Lee for The Harbour"
    found = [words_of(text, each) for each in proposed_filler(text)]
    assert found == ["AnaL Posted 3 hours ago", "Written by Ana Lee for The Harbour"]


@given(stored_text())
def test_what_is_proposed_is_apart_and_has_ink_at_both_ends(text: str) -> None:
    found = proposed_filler(text)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    for start, end in found:
        assert text[start] not in WHITE
        assert text[end - 1] not in WHITE
        assert any(low <= start and end <= high for low, high in paragraphs(text))


@given(text_and_offset())
def test_a_short_text_is_judged_as_a_whole(case: tuple[str, int]) -> None:
    assert filler_near(*case) == proposed_filler(case[0])


@pytest.mark.parametrize("offset", [0, 20_000, 40_000, 60_000])
def test_a_long_text_is_judged_near_the_offset(offset: int) -> None:
    text = "\n".join([f"{PROSE[0]}\nRead more"] * 300)
    found = filler_near(text, offset)
    whole = proposed_filler(text)
    assert 0 < len(found) < len(whole)
    assert set(found) <= set(whole)
    near = [each for each in whole if abs(each[0] - offset) < NEAR - 200]
    assert set(near) <= set(found)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "x" * 5_000_000, LONG_LINE * 700, "a\n" * 20_000],
    ids=["empty", "blank", "a word", "a line", "lines"],
)
def test_any_text_is_judged_in_bounded_time(text: str) -> None:
    assert isinstance(filler_near(text, len(text) // 2), list)
    assert isinstance(proposed_filler(text), list)
