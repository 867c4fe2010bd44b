"""The corpus that writers are tested with is what the truth of a database is."""

import pytest

from annotator.formats.training.output import Output
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, FolderOutput, MemoryData
from tests.formats.training_rows import SPANS


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_it_holds_what_bundles_promise(data: MemoryData) -> None:
    for bundle in data.bundles():
        assert bundle.split in data.splits
        spans = bundle.spans
        assert {each.annotator for each in spans.values()} <= {*bundle.annotators}
        for span in spans.values():
            assert data.text(span.document)[span.start : span.end] == span.quote
        for link in bundle.links:
            assert link.a < link.b
            assert spans[link.a].document != spans[link.b].document
        assert all(name in spans for name in {*bundle.sets.values(), *bundle.facts.values()})
    assert list(data.bundles()) == list(data.bundles())
    assert {span for bundle in data.bundles() for span in bundle.spans} <= SPANS.keys()


def test_a_set_is_over_three_articles() -> None:
    bundle = next(each for each in PLAIN.bundles() if "strike-1:workers" in each.sets)
    members = [span for span, name in bundle.sets.items() if name == "strike-1:workers"]
    assert sorted(members) == ["strike-1:workers", "strike-2:workers", "strike-3:out"]


def test_a_closed_file_stays_and_is_not_opened_again() -> None:
    output = FolderOutput()
    writes: Output = output
    writes.file("a/b.txt").write(b"one")
    writes.file("a/b.txt").write(b" two")
    writes.file("a/b.txt").close()
    assert output.files == {"a/b.txt": b"one two"}
    with pytest.raises(AssertionError, match="closed"):
        writes.file("a/b.txt")
