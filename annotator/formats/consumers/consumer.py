"""Who trains on an export, and what is written for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from annotator.domain.errors import UnusableInput
from annotator.formats.consumers.exported import Exported
from annotator.formats.training.options import WritingOptions


@dataclass(frozen=True, slots=True)
class Consumer:
    """A library, or a kind of model, that training data is made for."""

    name: str
    what: str
    """What is trained: a noun phrase."""
    format: str
    task: str
    """What the Hugging Face Hub calls it."""
    packages: str
    """What `pip install` has to be told for `load` to train."""
    leaves: str
    """What `load` leaves in a folder beside, and what that is good for: Markdown, a sentence."""
    writing: WritingOptions = field(default_factory=WritingOptions)
    """What the writer of the format is told where nothing else is asked."""

    @property
    def load(self) -> str:
        """A program of 30 lines at most that loads the export beside it and trains on it."""
        name = f"{self.name.replace('-', '_')}.py"
        return files(__package__).joinpath("load", name).read_text(encoding="utf-8")

    def card(self, export: Exported) -> str:
        """The content of the README.md: YAML for libraries, Markdown for people."""
        # What only names the consumers does not wait for their cards.
        from annotator.formats.consumers.card import body, head
        from annotator.formats.consumers.features import FEATURES

        lines = (
            *head(export, self.task, FEATURES[self.format]),
            *body(export, self.what, self.packages, self.leaves),
        )
        return "\n".join(lines)


SPACY_BESIDE = (
    "Beside this folder, in one whose name ends in `-spacy`, it leaves spaCy's own files; of an "
    "export in splits `python -m spacy train config.cfg --paths.train train.spacy --paths.dev "
    "validation.spacy` trains there in earnest."
)
MODEL_BESIDE = (
    "Beside this folder, in one whose name ends in `-model`, it leaves the model, which knew "
    "nothing before: the program says where to name one that does."
)

CONSUMERS: Mapping[str, Consumer] = {
    each.name: each
    for each in (
        Consumer(
            "spacy",
            "spaCy's span categorizer",
            "spans-jsonl",
            "token-classification",
            "spacy",
            SPACY_BESIDE,
        ),
        Consumer(
            "hf",
            "a tagger of tokens",
            "tokens-jsonl",
            "token-classification",
            'datasets "transformers[torch]"',
            MODEL_BESIDE,
        ),
        Consumer(
            "sentence-transformers",
            "vectors of sentences",
            "pairs-jsonl",
            "sentence-similarity",
            '"sentence-transformers[train]"',
            MODEL_BESIDE,
        ),
        Consumer(
            "llm",
            "a language model",
            "chat-jsonl",
            "text-generation",
            "trl",
            MODEL_BESIDE,
        ),
    )
}
"""All there are, by name."""


def consumer_named(name: str) -> Consumer:
    """The consumer called `name`.

    Raises:
        UnusableInput: there is none.
    """
    if name not in CONSUMERS:
        raise UnusableInput(f"There is no “{name}” to export for.", f"Say {', '.join(CONSUMERS)}.")
    return CONSUMERS[name]
