"""What one conversation for tuning a language model is."""

from typing import Any

from annotator.formats.json_line import dump_ordered

Message = dict[str, str]

Conversation = tuple[str, list[Message], dict[str, Any]]
"""The split, the messages, and where they come from."""


def messages(system: str, asked: str, answer: dict[str, Any]) -> list[Message]:
    """The system prompt, what is asked, and the answer as JSON."""
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": asked},
        {"role": "assistant", "content": dump_ordered(answer)},
    ]
