from functools import partial
from pathlib import Path
from shutil import copyfile

from annotator.session.desk import Desk
from annotator.session.merging.merging import merge
from annotator.session.opening import open_story
from annotator.storage.store import Store
from tests.factories import BEN
from tests.tui.seat import NEEDLE, WIDE, seated


async def test_a_merge_shows_while_the_story_is_open(seeds: Path) -> None:
    """What both have tagged is one span then, whichever of the two has to give way."""
    other = seeds.with_name("other.db")
    copyfile(seeds, other)
    async with seated(seeds, WIDE) as at:
        document = at.document(1)
        text = at.board.texts[document.id]
        with Desk.open(other) as desk:
            theirs = open_story(desk, "ada").sitting
            for words in (NEEDLE, "Tae"):
                start = text.index(words)
                planned = theirs.tag(document.id, start, start + len(words), "statistic")
                assert planned.step is not None
                theirs.committed(desk.call(partial(Store.commit, step=planned.step)))
        own = await at.tagged(1, NEEDLE)
        with Store.open(seeds) as store:
            report = merge(store, other, BEN)
        assert (report.twins, report.conflicts) == ({"span": 1}, [])
        await at.until(lambda: {span.quote for span in at.spans} == {NEEDLE, "Tae"})
        await at.settle()
        assert len(at.spans) == 2
        assert own.id not in {span.id for span in at.spans}, "it was made later"
        assert at.spans == at.stored()
        assert "2 spans" in at.status
