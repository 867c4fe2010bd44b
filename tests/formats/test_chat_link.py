"""Conversations about two articles: every link that holds between them, and no other."""

import json
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from annotator.formats.chat_link import conversations, system_prompt
from annotator.formats.conversation import Conversation
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import WritingOptions
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import COMPLETE, LABELS, LINKS, SPANS, TEXTS


@dataclass(frozen=True, slots=True)
class Told:
    """The conversations about a corpus."""

    conversations: list[Conversation]
    account: Account

    @property
    def answers(self) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
        """The links of each answer, by layer and the two documents."""
        return {
            (source["layer"], source["a"], source["b"]): json.loads(messages[-1]["content"])[
                "links"
            ]
            for _, messages, source in self.conversations
        }


def told(data: MemoryData = PLAIN, options: WritingOptions | None = None) -> Told:
    """What is made of a corpus."""
    account = Account()
    return Told(list(conversations(data, options or WritingOptions(), account)), account)


def place(text: str, passage: dict[str, Any]) -> int:
    """Where a passage of an answer stands, found as a reader would find it."""
    at = -1
    for _ in range(passage["occurrence"]):
        at = text.index(passage["quote"], at + 1)
    return at


def test_an_answer_names_the_passages_where_they_stand() -> None:
    seen = 0
    for _, messages, source in told(TWO_LAYERS).conversations:
        for link, grounds in zip(
            json.loads(messages[-1]["content"])["links"], source["links"], strict=True
        ):
            for side in "ab":
                found = SPANS[grounds[side]["span"]]
                assert found.document == source[side]
                assert place(TEXTS[source[side]], link[side]) == found.start
                seen += 1
    assert seen >= 10


def test_a_link_that_follows_from_others_is_in_the_answer() -> None:
    answers = told().answers
    (link,) = answers["ada", "strike-1", "strike-3"]
    assert link == {
        "a": {"quote": "Over 10,000 workers", "occurrence": 1},
        "b": {"quote": "Some 10,000 are out", "occurrence": 1},
        "relation": "equivalent",
        "more": None,
    }


def test_the_answer_has_every_joining_relation_and_which_says_more() -> None:
    links = told().answers["ada", "strike-2", "strike-3"]
    assert [(link["relation"], link["more"]) for link in links] == [
        # At offset 0 of the second article stands what says more of it.
        ("partial", "b"),
        ("contradicts", None),
        ("equivalent", None),
        ("partial", None),
    ]


def test_what_is_marked_as_different_is_no_answer() -> None:
    found = told()
    assert ("link", 1) in [(each.what, each.number) for each in found.account.remarks]
    relations = {link["relation"] for links in found.answers.values() for link in links}
    assert relations == {"equivalent", "partial", "contradicts"}


def test_a_conversation_tells_whether_both_articles_are_complete() -> None:
    found = {(source["a"], source["b"]): source for _, _, source in told().conversations}
    for pair, source in found.items():
        assert source["complete"] == (set(pair) <= COMPLETE)
    # One article of the strike is not complete: it is there for its links.
    assert not found["strike-1", "strike-2"]["complete"]


def test_complete_articles_that_share_nothing_have_an_empty_answer() -> None:
    class Unlinked(MemoryData):
        def bundles(self) -> Any:
            for bundle in MemoryData.bundles(self):
                yield replace(bundle, links=(), sets={}, facts={})

    answers = told(Unlinked()).answers
    assert set(answers) == {("ada", "flood-1", "flood-2"), ("ada", "strike-1", "strike-3")}
    assert all(links == [] for links in answers.values())


def test_articles_that_only_a_chain_joins_are_left_out() -> None:
    chain = [link for link in LINKS if link.id in ("ran-tired", "罢工-four", "said-put")]
    spans = {span for link in chain for span in (link.a, link.b)}

    class Chained(MemoryData):
        def bundles(self) -> Any:
            for bundle in MemoryData.bundles(self):
                yield replace(bundle, links=(), sets={}, facts=dict.fromkeys(spans, "one"))

    found = told(Chained())
    assert set(found.answers) == {("ada", "flood-1", "flood-2")}
    assert [(each.what, each.number) for each in found.account.remarks] == [("conversation", 1)]


def test_the_roles_and_both_texts_are_in_their_order() -> None:
    for _, messages, source in told(SPLIT).conversations:
        assert [message["role"] for message in messages] == ["system", "user", "assistant"]
        asked = messages[1]["content"]
        first, second = (asked.index(TEXTS[source[side]]) for side in "ab")
        assert first < second


def test_a_split_keeps_its_conversations() -> None:
    splits = {(split, source["split"]) for split, _, source in told(SPLIT).conversations}
    assert splits == {("train", "train"), ("validation", "validation")}


def test_layers_stay_apart() -> None:
    answers = told(TWO_LAYERS).answers
    assert len(answers["ben", "strike-1", "strike-2"]) == 1
    layers = {layer for layer, *_ in answers}
    assert layers == {"ada", "ben"}


def test_the_system_prompt_can_be_replaced() -> None:
    own = told(options=WritingOptions(system="Link them."))
    assert {messages[0]["content"] for _, messages, _ in own.conversations} == {"Link them."}


def test_the_system_prompt_defines_the_labels_in_use_and_the_relations() -> None:
    prompt = system_prompt(LABELS)
    for label in LABELS:
        assert (label.definition in prompt) == (label.retired_at is None)
    assert "contradicts" in prompt
    assert "{" in prompt.partition("JSON alone")[2]
    assert "{{" not in prompt


def test_two_members_in_one_article_are_no_link() -> None:
    bundle = next(PLAIN.bundles())
    together = Bundle(
        bundle.layer,
        bundle.annotators,
        "",
        bundle.articles,
        sets=dict.fromkeys(bundle.spans, "s"),
    )
    in_one = {
        (a.id, b.id)
        for a, b in combinations(together.spans.values(), 2)
        if a.document == b.document
    }
    assert in_one

    class One(MemoryData):
        def bundles(self) -> Any:
            yield together

    for _, _, source in told(One()).conversations:
        assert source["a"] != source["b"]
        ends = {(link["a"]["span"], link["b"]["span"]) for link in source["links"]}
        assert not ends & in_one


def test_of_many_articles_that_share_nothing_only_near_ones_are_talked_about() -> None:
    bundle = next(PLAIN.bundles())
    first = replace(bundle.articles[0], complete=True)
    many = [
        replace(first, document=replace(first.document, id=f"strike-{number}"), spans=())
        for number in range(40)
    ]

    class Many(MemoryData):
        def bundles(self) -> Any:
            yield Bundle("ada", ("ada",), "", tuple(many))

        def text(self, document: str) -> str:
            return document

    found = told(Many())
    number = len(found.conversations)
    assert {source["a"] for _, _, source in found.conversations} == {
        f"strike-{number}" for number in range(39)
    }
    assert number < 40 * 9
    assert [each.number for each in found.account.remarks] == [40 * 39 // 2 - number]
