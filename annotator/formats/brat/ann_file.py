"""One `.ann` file: its mentions held against their text, and what else it says of them."""

from functools import partial

from annotator.formats.brat.ann_line import AnnLine
from annotator.formats.brat.configuration import HIGHLIGHT
from annotator.formats.brat.joining import Joining
from annotator.formats.brat.pieces import JOINT, runs
from annotator.formats.brat.reference import DATABASES, Reference
from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.text.extent import Extent

_SHARED_TASK = ("Annotation:", "Referent:")
"""Before the two arguments of a normalisation in the files of BioNLP's shared task of 2013."""

STRAY = "statements about what is not in their file"
"""Public corpora have some: a mention was deleted, and what was said of it was not."""


class AnnFile:
    """The lines of one file by what they are about."""

    def __init__(self, stem: str, lines: list[AnnLine], annotator: str | None) -> None:
        """`stem` is the file's name without suffix, `annotator` the one whose spans it holds.

        Raises:
            Unreadable: a mention has no place in any text, or an event no trigger.
        """
        self._stem = stem
        self._annotator = annotator
        self._lines = lines
        self._ids = {line.id for line in lines}
        self._mentions: dict[str, AnnLine] = {}
        self._pieces: dict[str, list[Extent]] = {}
        self._triggers: dict[str, str] = {}
        for line in (each for each in lines if each.kind == "T"):
            with line.place.file.record(partial(self._ids.discard, line.id)):
                self._pieces[line.id] = line.pieces()
                self._mentions[line.id] = line
        for line in (each for each in lines if each.kind == "E"):
            with line.place.file.record(partial(self._ids.discard, line.id)):
                self._triggers[line.id] = self._trigger(line)

    def fits(self, text: str) -> bool:
        """Whether every mention that quotes its text quotes what stands there in this one."""
        return all(
            not line.text or _quotes(line, text, self._pieces[name])
            for name, line in self._mentions.items()
        )

    def hand_over(self, text: str, incoming: Incoming, joining: Joining) -> None:
        """Put all that the file says where it belongs.

        Raises:
            Unreadable: a line breaks the rules or speaks of what is not there.
        """
        notes = self._notes(incoming)
        for line in self._mentions.values():
            with incoming.record(line.place.file):
                incoming.spans += self._spans(line, text, notes.get(line.id, ""), incoming)
        for line in self._lines:
            with incoming.record(line.place.file):
                self._take(line, incoming, joining)

    def _take(self, line: AnnLine, incoming: Incoming, joining: Joining) -> None:
        match line.kind:
            case "E" if line.id in self._triggers:
                for word in line.words[1:]:
                    self._pass_over(word, "arguments of events, inside one article", incoming)
            case "R":
                self._relation(line, incoming)
            case "*":
                self._equivalence(line, incoming, joining)
            case "N":
                self._reference(line, incoming, joining)
            case "A" | "M":
                self._pass_over(line.word(1, "target"), "attributes", incoming)

    def _spans(self, line: AnnLine, text: str, note: str, incoming: Incoming) -> list[IncomingSpan]:
        """The mention, or each of its parts where words stand between them."""
        pieces = self._pieces[line.id]
        is_quoted = not line.text or _quotes(line, text, pieces)
        parts = runs(text, pieces)
        if len(parts) > 1:
            if not is_quoted or parts[-1][1] > len(text):
                raise line.place.refusal(f"the parts of {line.id} are not what it quotes")
            incoming.leave_out(
                "ties between the parts of a mention, each of which is a span", len(parts) - 1
            )
        return [
            IncomingSpan(
                place=line.place,
                document=self._stem,
                start=start,
                end=end,
                label=None if line.words[0] == HIGHLIGHT else line.words[0],
                id=self._ref(line.id) + (f"/{number}" if number else ""),
                annotator=self._annotator,
                quote=_quote(line, text[start:end] if is_quoted else line.text),
                note=note,
            )
            for number, (start, end) in enumerate(parts)
        ]

    def _notes(self, incoming: Incoming) -> dict[str, str]:
        """The notes of annotators by mention; several of one are joined by line ends."""
        notes: dict[str, list[str]] = {}
        for line in (each for each in self._lines if each.kind == "#"):
            with incoming.record(line.place.file):
                about = self._noted(line, incoming)
                if about is not None:
                    notes.setdefault(about, []).append(line.text)
        return {name: "\n".join(found) for name, found in notes.items()}

    def _noted(self, line: AnnLine, incoming: Incoming) -> str | None:
        """The mention that an annotator's note is on."""
        if not line.words:
            incoming.leave_out("comments")
            return None
        target = line.word(1, "target")
        about = self._triggers.get(target, target)
        if line.words[0] != "AnnotatorNotes":
            self._pass_over(target, "comments of another kind than AnnotatorNotes", incoming)
        elif about not in self._mentions:
            self._pass_over(target, "notes on what is no span", incoming)
        else:
            return about
        return None

    def _relation(self, line: AnnLine, incoming: Incoming) -> None:
        if len(line.words) < 3:
            raise line.place.refusal(f"{line.id} relates fewer than two")
        stray = (word for word in line.words[1:] if not self._is_there(word))
        self._pass_over(next(stray, line.words[1]), "relations inside one article", incoming)

    def _equivalence(self, line: AnnLine, incoming: Incoming, joining: Joining) -> None:
        if line.words[0] == "Equiv":
            joining.equate([self._mention(line, word) for word in line.words[1:]], line.place)
        else:
            self._relation(line, incoming)

    def _reference(self, line: AnnLine, incoming: Incoming, joining: Joining) -> None:
        words = [_bare(word) for word in (line.word(1, "target"), line.word(2, "entry"))]
        if line.words[1].startswith(_SHARED_TASK[1]):
            words.reverse()
        target, stated = words
        database, _, entry = stated.partition(":")
        if line.words[0] == "Reference" and database in DATABASES and entry:
            reference = Reference(database, entry, line.text)
            joining.refer(self._mention(line, target), reference, self._annotator, line.place)
        else:
            self._pass_over(target, "references to entries of a database", incoming)

    def _trigger(self, line: AnnLine) -> str:
        trigger = line.words[0].rpartition(":")[2]
        if trigger not in self._mentions:
            raise line.place.refusal(f"the trigger “{trigger[:40]}” of {line.id} is no mention")
        return trigger

    def _pass_over(self, word: str, what: str, incoming: Incoming) -> None:
        """Count a thing that has no place here, and is about what `word` names."""
        incoming.leave_out(what if self._is_there(word) else STRAY)

    def _is_there(self, word: str) -> bool:
        """Whether the file has what a word names, behind its role."""
        return word.rpartition(":")[2] in self._ids

    def _mention(self, line: AnnLine, word: str) -> str:
        """What the mention is called outside of its file."""
        name = self._triggers.get(word, word)
        if not self._is_there(name):
            raise line.place.refusal(f"there is no “{word[:40]}”, which {line.id} is about")
        if name not in self._mentions:
            raise line.place.refusal(f"“{word[:40]}”, which {line.id} is about, is no mention")
        return self._ref(name)

    def _ref(self, name: str) -> str:
        # The slash keeps it apart from the ids that a database gives.
        return f"{self._stem}/{name}"


def _quote(line: AnnLine, words: str) -> str | None:
    """What a span is said to be; none where its line does not say."""
    return words if line.text else None


def _bare(word: str) -> str:
    """An argument without its role in a shared task's file."""
    for role in _SHARED_TASK:
        word = word.removeprefix(role)
    return word


def _quotes(line: AnnLine, text: str, pieces: list[Extent]) -> bool:
    """Whether a mention quotes what stands at its pieces; a comment may follow after a blank.

    Programs of before version 1.3 join the pieces without a blank.
    """
    found = [text[start:end].replace("\r\n", "\n") for start, end in pieces]
    stated = line.text
    for joint in (JOINT, ""):
        quote = joint.join(found)
        if not quote:
            return False
        if stated == quote or stated == quote.rstrip():
            return True
        if stated.startswith(quote) and stated[len(quote)].isspace():
            return True
    return False
