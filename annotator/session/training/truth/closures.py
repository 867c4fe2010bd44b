"""The sets and facts that links come to, named by their least span."""

from collections.abc import Iterable, Sequence

from annotator.domain.link import Link, Relation
from annotator.domain.partition import Partition
from annotator.formats.training.account import Account

SET_CONFLICT = "two of its spans are marked different or contradicting"
FACT_CONFLICT = "two of its spans are marked different"

_OPPOSED = frozenset({Relation.DIFFERENT, Relation.CONTRADICTS})


def sets_of(links: Sequence[Link], account: Account) -> dict[str, str]:
    """Of each span in a set of two or more the set's name; sets in conflict are counted instead.

    A set is a connected component over `equivalent` links, as in `domain.fact.set_members`.
    """
    joining = (link for link in links if link.relation is Relation.EQUIVALENT)
    opposed = (link for link in links if link.relation in _OPPOSED)
    names, conflicts = _closure(joining, opposed)
    account.dropped("set", SET_CONFLICT, conflicts)
    return names


def facts_of(links: Sequence[Link], account: Account) -> dict[str, str]:
    """The same over every relation that joins, as in `domain.fact.fact_members`."""
    joining = (link for link in links if link.relation.joins)
    opposed = (link for link in links if not link.relation.joins)
    names, conflicts = _closure(joining, opposed)
    account.dropped("fact", FACT_CONFLICT, conflicts)
    return names


def _closure(joining: Iterable[Link], opposed: Iterable[Link]) -> tuple[dict[str, str], int]:
    """The names of the components by span, and how many have both ends of an opposed link."""
    together: Partition[str] = Partition()
    for link in joining:
        together.join(link.a, link.b)
    components = together.sets()
    name_of = {span: min(members) for members in components for span in members}
    conflicts = {
        name_of[link.a]
        for link in opposed
        if link.a in name_of and name_of[link.a] == name_of.get(link.b)
    }
    return {span: name for span, name in name_of.items() if name not in conflicts}, len(conflicts)
