"""Conversations as JSON lines, for tuning language models.

A line is an object of `messages` and nothing beside: services refuse other keys, or take the file
for another format. Where each comes from stands in the same line of a second file.
"""

from annotator.formats import chat_link, chat_tag
from annotator.formats.format import Format
from annotator.formats.json_line import write_ordered
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import Task, WritingOptions
from annotator.formats.training.origin import PROVENANCE
from annotator.formats.training.output import Output, data_file

TASKS = {Task.TAG: chat_tag.conversations, Task.LINK: chat_link.conversations}


def train(data: TrainingData, output: Output, options: WritingOptions, account: Account) -> None:
    """Write the conversations that teach one task."""
    for split, messages, origin in TASKS[options.task](data, options, account):
        name = data_file(split, ".jsonl")
        write_ordered(output.file(name), {"messages": messages})
        write_ordered(output.file(data_file(split, PROVENANCE)), origin)
        account.wrote(name, "conversation")


FORMAT = Format(
    "chat-jsonl",
    "tuning of language models, as `messages`",
    offsets="none in the answers, which quote; in the provenance code points",
    loses="offsets, absences, refusals, notes; of tags the links, of links the labels",
    train=train,
    takes=("task", "system", "empty"),
)
