"""Comparing the sentences of a story with one another."""

from annotator.suggest.passage import Article
from annotator.suggest.scope import Scope
from annotator.suggest.walk import Walk

FIRST = """The strike began.
Sign up for our newsletter, follow us, register, subscribe and read more of the company pictures.
"""
SECOND = """The miners went on.
Powered by our sponsors, © company 2025, all rights reserved, privacy policy, cookies and help.
"""


def test_sentences_whose_only_likeness_is_lost_as_filler_are_not_joined() -> None:
    scope = Scope([Article("1", FIRST), Article("2", SECOND)])
    assert scope.advance(60)
    assert scope.graph.edges == [{}, {}, {}, {}]
    assert Walk(scope.graph.edges).fit([1.0] * 4) == [1.0] * 4
