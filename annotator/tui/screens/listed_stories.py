"""Which of the stories are listed: those in a state, with a word in their name."""

from collections.abc import Sequence

from annotator.domain.story import StoryState, StorySummary


class ListedStories:
    """All stories, and those that are asked for."""

    def __init__(self) -> None:
        self.all: Sequence[StorySummary] = ()
        self.state = StoryState.ALL
        self.name = ""
        """What the name of each listed story contains, in any case."""
        self.listed: Sequence[StorySummary] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether something else than all is asked for."""
        return self.state is not StoryState.ALL or bool(self.name)

    def take(self, stories: Sequence[StorySummary]) -> None:
        """These are all there are now."""
        self.all = stories
        self.ask_for(self.state, self.name)

    def ask_for(self, state: StoryState, name: str) -> None:
        """List the stories in this state whose name contains `name`."""
        self.state, self.name = state, name
        wanted = name.casefold()
        self.listed = [
            each for each in self.all if state.holds(each) and wanted in each.name.casefold()
        ]

    def state_beside(self, distance: int) -> StoryState:
        """The next state, or the one before, round the end."""
        states: list[StoryState] = list(StoryState)
        return states[(states.index(self.state) + distance) % len(states)]

    def index_of(self, story: str) -> int:
        """Where a story is listed; 0 where it is not."""
        names = (place for place, each in enumerate(self.listed) if each.name == story)
        return next(names, 0)
