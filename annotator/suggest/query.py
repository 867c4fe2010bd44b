"""What is asked of the engine, and what people have said of the passages already."""

from dataclasses import dataclass

from annotator.suggest.passage import Passage


@dataclass(frozen=True, slots=True)
class Claims:
    """What links, dismissals and other facts say of the passages that could be suggested."""

    taken: tuple[Passage, ...] = ()
    """Members of the fact: what overlaps one is hidden."""
    refused: tuple[Passage, ...] = ()
    """Dismissed for the fact, or marked different from it: what is mostly the same is gone."""
    elsewhere: tuple[Passage, ...] = ()
    """Members of other facts: what is mostly the same passage comes later."""

    def leave_open(self, passage: Passage) -> bool:
        """Whether nobody has decided about a passage."""
        taken = any(map(passage.overlaps, self.taken))
        return not taken and not any(map(passage.mostly, self.refused))


@dataclass(frozen=True, slots=True)
class Query:
    """What equivalents are looked for of."""

    members: tuple[Passage, ...]
    """The chosen span, then every other member of its fact; at least one."""
    claims: Claims = Claims()
