"""Systems asked about every case of some stories."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.suggest.passage import Passage
from tests.quality.measuring import Answers, Outcome, judge
from tests.quality.story import Case, Story
from tests.quality.systems import System


@dataclass(frozen=True)
class Asked:
    """A case, what was answered, and how good that is."""

    story: Story
    case: Case
    answers: Answers
    outcome: Outcome


def run(
    system: System, stories: Sequence[Story], members: int = 1, least: int = 1
) -> Iterator[Asked]:
    """Every case of the stories, asked with `members` of the fact.

    Only the cases whose fact has `least` members outside the article in question, the passage that
    is asked about among them.
    """
    for story in stories:
        ask = system.open(story)
        for case in story.cases():
            query = (case.query, *_fellows(case))
            if len(query) >= least:
                answers = ask(query[:members], case.document)
                group = story.name if len(stories) > 1 else case.fact.name
                yield Asked(story, case, answers, judge(case, answers, group))


def outcomes(
    system: System, stories: Sequence[Story], members: int = 1, least: int = 1
) -> list[Outcome]:
    """How good the answers are, in the order of the cases."""
    return [each.outcome for each in run(system, stories, members, least)]


def _fellows(case: Case) -> Iterator[Passage]:
    """The fact's first mention in each article but the query's own and the one in question."""
    seen = {case.query.document, case.document}
    for mention in case.fact.mentions:
        if mention.document not in seen:
            seen.add(mention.document)
            yield mention
