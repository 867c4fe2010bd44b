"""The sets and facts that links come to, each named by its least span."""

from collections.abc import Iterable, Sequence

from annotator.domain.link import Link, Relation
from annotator.domain.partition import Partition
from annotator.formats.training.account import Account

SET_CONFLICT = "two of its spans are marked different or contradicting"
FACT_CONFLICT = "two of its spans are marked different"

_OPPOSED = frozenset({Relation.DIFFERENT, Relation.CONTRADICTS})

Names = dict[str, str]
"""Of each span in a component of two or more: the component's name."""


def closures(links: Sequence[Link], account: Account) -> tuple[Names, Names]:
    """The sets and the facts; one that joins what is marked apart is left out and counted.

    A set is a connected component over `equivalent` links and a fact one over every relation that
    joins, as in `domain.fact.set_members` and `fact_members`.
    """
    if not links:
        return {}, {}
    equal = [link for link in links if link.relation is Relation.EQUIVALENT]
    joining = [link for link in links if link.relation.joins]
    sets, conflicts = _closure(equal, (link for link in links if link.relation in _OPPOSED))
    account.dropped("set", SET_CONFLICT, conflicts)
    if len(equal) == len(joining):
        # No link contradicts, so that both are over the same links and apart by the same.
        facts = sets
    else:
        different = (link for link in links if not link.relation.joins)
        facts, conflicts = _closure(joining, different)
    account.dropped("fact", FACT_CONFLICT, conflicts)
    return sets, facts


def _closure(joining: Iterable[Link], opposed: Iterable[Link]) -> tuple[Names, int]:
    """The components, and how many are left out: they have both ends of an opposed link."""
    together: Partition[str] = Partition()
    for link in joining:
        together.join(link.a, link.b)
    names = {span: min(members) for members in together.sets() for span in members}
    conflicts = {
        names[link.a] for link in opposed if link.a in names and names[link.a] == names.get(link.b)
    }
    if conflicts:
        names = {span: name for span, name in names.items() if name not in conflicts}
    return names, len(conflicts)
