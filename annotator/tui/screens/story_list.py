"""The stories on the screen: which are listed, and which of them is in hand."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.story import StoryState, StorySummary
from annotator.tui.command_screen import Act
from annotator.tui.screens.listed_stories import ListedStories
from annotator.tui.screens.story_rows import story_row
from annotator.tui.widgets.row_list import RowList
from annotator.tui.widgets.rows import Part


class StoryList(RowList):
    """A row a story; a click on one asks its screen for `story:` and its place."""

    def __init__(
        self,
        listed: Callable[[], None],
        taken: Callable[[], None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """`listed` is called when others are listed, `taken` when another one is in hand."""
        super().__init__(self._story_row, id=id)
        self._listed = listed
        self._taken = taken
        self.stories = ListedStories()

    def acts(self) -> Mapping[str, Act]:
        """What keys do in it, by command id."""

        def by(distance: int) -> Act:
            return lambda: self.take(self.index + distance)

        count = len(self.stories.listed)
        return {
            "move.down": by(1),
            "move.up": by(-1),
            "move.page_down": by(self.room),
            "move.page_up": by(-self.room),
            "move.top": by(-count),
            "move.bottom": by(count),
            "move.right": lambda: self.ask_for(self.stories.state_beside(1), self.stories.name),
            "move.left": lambda: self.ask_for(self.stories.state_beside(-1), self.stories.name),
        }

    @property
    def story(self) -> str:
        """The name of the story in hand; empty where none is listed."""
        listed = self.stories.listed
        return listed[self.index].name if listed else ""

    def take(self, index: int) -> None:
        """Take a story in hand, by its place in the list."""
        before = self.index
        self.go(index)
        if self.index != before:
            self._taken()

    def list_all(self, stories: Sequence[StorySummary], story: str) -> None:
        """These are all there are now; the one of this name is in hand, where it is listed."""
        self.stories.take(stories)
        self._list_again(story)

    def ask_for(self, state: StoryState, name: str) -> None:
        """List other stories; the one in hand stays, where it is one of them."""
        story = self.story
        self.stories.ask_for(state, name)
        self._list_again(story)

    def _list_again(self, story: str) -> None:
        self.fill(len(self.stories.listed), self.stories.index_of(story))
        self._listed()

    def _story_row(self, index: int, current: bool, width: int) -> list[Part]:
        is_idle = self.screen.focused is not None
        style = "text" if not current else "strong" if is_idle else "active"
        return story_row(self.stories.listed[index], f"story:{index}", style, width)
