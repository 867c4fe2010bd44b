"""Labels proposed by rules."""

import pytest
from hypothesis import given

from annotator.domain.label import INITIAL_LABELS
from annotator.suggest.labelling import (
    FILLER,
    OFFICIAL_STATEMENT,
    RULES,
    STATISTIC,
    TESTIMONY,
    likely_rule,
)
from annotator.suggest.speaker import Speaker, voices
from tests.strategies import LONG_LINE, LONG_RUN, text_and_extent
from tests.text.seeds import seed

READ_BY_A_PERSON = {
    TESTIMONY: (
        (0, "Jin, a worker, recounted his arrival in Russia, chaperoned by a North Korean agent"),
        (0, "Others, like Tae, described waking up terrified to repeat the punishing routine."),
        (0, "Supervisors would beat those who tried to rest during long shifts."),
        (0, "Workers are confined to sites, sleep in overcrowded containers or unfinished"),
        (1, "North Koreans ‘worked like slaves’ to make up for Russian losses in Ukraine"),
        (1, "Labourers who managed to escape worksites in Russia told the broadcaster"),
        (1, "One construction worker said he was taken from the airport in Russia’s Far East"),
        (1, "Another defector said his hands would seize up each morning from exhaustion."),
        (1, "“Waking up was terrifying, realising you had to repeat the same day over again,”"),
        (1, "workers being beaten if caught resting"),
        (1, "“It was truly like we were dying.”"),
        (1, "Injuries often went untreated, and movement outside worksites was tightly"),
        (2, "One escapee, identified only as Jin, recounted being escorted to a construction"),
        (2, "His harrowing experience included waking at dawn to work until the early hours"),
        (2, "“I felt like I was in a labor camp; a prison without bars,” recounted one worker"),
        (3, "They sleep in squalid, overcrowded containers infested with vermin"),
        (3, "One worker, Nam, reported falling four meters and injuring his face"),
        (4, "Testimonies from people who have departed from North Korea"),
        (4, "Accounts from individuals who have managed to flee reveal feelings"),
    ),
    STATISTIC: (
        (0, "18-plus hour days"),
        (0, "over 10,000 workers were sent to Russia last year"),
        (0, "numbers expected to rise to 50,000"),
        (0, "earned five times more for less work"),
        (0, "The number of North Koreans reaching Seoul has halved"),
        (1, "where they say they are forced to do 18-hour shifts"),
        (1, "half the number already sent by Pyongyang"),
        (1, "working shifts from 6am to 2am the following night"),
        (1, "usually $100-$200 (£74-£149) a month"),
        (1, "the number of defections from Russia has halved since 2022"),
        (2, "records show that over 13,000 North Koreans entered Russia"),
        (2, "with only two days off a year"),
        (3, "falling four meters"),
        (3, "could reach 50,000 by the end of 2025"),
    ),
    OFFICIAL_STATEMENT: (
        (0, "Russian official Sergei Shoigu admitted plans to use 5,000 North Koreans"),
        (0, "Sergei Shoigu admitted plans to use 5,000 North Koreans"),
        (0, "a 2019 UN ban aimed to cut off these resources"),
        (1, "Putin’s security adviser Sergei Shoigu announced that North Korea would send"),
        (1, "South Korean intelligence officials told the BBC that in reality this figure"),
        (1, "The UN banned countries taking such workers from North Korea"),
        (1, "the South Korean government says the number of defections from Russia has halved"),
        (2, "South Korean intelligence noting a significant uptick in the entry of workers"),
        (4, "A UN Security Council resolution previously called for the repatriation"),
        (4, "International bodies, including the United Nations, have repeatedly condemned"),
    ),
    FILLER: (
        (0, "Recommended Posts"),
        (0, "Adapted by ASEAN Now"),
        (1, "Your support makes all the difference."),
        (3, "References:"),
    ),
}


def proposed(text: str, words: str) -> str | None:
    start = text.index(words)
    rule = likely_rule(text, start, start + len(words))
    return rule.label if rule else None


def test_the_labels_that_a_person_gives_in_the_seeds() -> None:
    right = [
        proposed(seed(number), words) == label
        for label, passages in READ_BY_A_PERSON.items()
        for number, words in passages
    ]
    assert sum(right) >= 0.95 * len(right)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Police said 14 people were killed in the blast.", OFFICIAL_STATEMENT),
        ("“This is a dark day,” the president said.", OFFICIAL_STATEMENT),
        ("“This is a dark day,” said President Lula.", OFFICIAL_STATEMENT),
        ("1.2 million people need aid, according to the United Nations.", OFFICIAL_STATEMENT),
        ("The court ordered the company to pay.", OFFICIAL_STATEMENT),
        ("Sanctions hold: a resolution of the Security Council is in force.", OFFICIAL_STATEMENT),
        ("“I heard a loud bang and ran,” said Maria Lopez.", TESTIMONY),
        ("“We lost everything,” the mother of three told reporters.", TESTIMONY),
        ("Residents said the water rose within minutes.", TESTIMONY),
        ("He remembers soldiers kicking in the door.", TESTIMONY),
        ("Sales fell by 12% in the first quarter.", STATISTIC),
        ("Unemployment has doubled since 2020.", STATISTIC),
        ("The union said that 300 men were trapped.", STATISTIC),
        ("Rain is expected.", None),
        ("The law came into force in 2019.", None),
        ("It is a so-called “grey zone” to lawyers.", None),
    ],
)
def test_rules(text: str, label: str | None) -> None:
    assert proposed(text, text) == label


def test_a_number_inside_a_statement_is_a_statistic() -> None:
    text = "Police said that 14 people were killed in the blast."
    assert proposed(text, "14 people were killed") == STATISTIC
    assert proposed(text, text) == OFFICIAL_STATEMENT


def test_a_part_of_a_sentence_is_of_whom_the_sentence_names() -> None:
    text = "A miner recalled that the roof came down. Nobody was warned. Rain is expected."
    assert proposed(text, "the roof came down") == TESTIMONY
    assert proposed(text, "Nobody was warned.") == TESTIMONY
    assert proposed(text, "Rain is expected.") is None
    text = "The ministry announced that the roof came down."
    assert proposed(text, "the roof came down") == OFFICIAL_STATEMENT


@pytest.mark.parametrize(
    ("text", "speaker", "quoted"),
    [
        ("Officials told a worker to wait", Speaker.OFFICIAL, 0),
        ("A worker told officials to wait", Speaker.WITNESS, 0),
        ("“The police said so,” a worker said", Speaker.WITNESS, 4),
        ("“I ran,” said the minister of health", Speaker.OFFICIAL, 2),
        ("Ana Lee said so", Speaker.SOMEBODY, 0),
        ("Workers left. Police said nothing.", Speaker.OFFICIAL, 0),
        ("The official left", None, 0),
    ],
)
def test_who_speaks(text: str, speaker: Speaker | None, quoted: int) -> None:
    found = voices(text)
    assert (found.speaker, found.quoted) == (speaker, quoted)


def test_every_rule_has_a_reason_and_a_label_of_a_new_database() -> None:
    assert {rule.label for rule in RULES} == {label.id for label in INITIAL_LABELS}
    assert len({rule.reason for rule in RULES}) == len(RULES)


@given(text_and_extent())
def test_any_passage(case: tuple[str, int, int]) -> None:
    rule = likely_rule(*case)
    assert rule is None or rule in RULES


@pytest.mark.parametrize("text", [LONG_LINE * 20, LONG_RUN * 20], ids=["a line", "a run"])
def test_long_passages_are_read_in_part(text: str) -> None:
    rule = likely_rule(text, 0, len(text))
    assert rule is None or rule in RULES
