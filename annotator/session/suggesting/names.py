"""The words that stand for articles in files and on standard output."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from annotator.domain.document import Document


class Names:
    """What each article of a database may be called, and what an answer calls it."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {each.id: each for each in documents}
        self._ids = sorted(self._documents)
        self._keys = {each.key: each for each in self._documents.values()}
        self._file_names: dict[str, list[Document]] = defaultdict(list)
        for each in self._documents.values():
            if each.file_name:
                self._file_names[each.file_name].append(each)

    def called(self, word: str) -> list[Document]:
        """The articles that `word` may mean; one where it names an article, none where nothing is.

        It is looked for as an id, a key, a file name and the beginning of an id, and the first of
        them that any article has decides.
        """
        exact = self._documents.get(word) or self._keys.get(word)
        if exact is not None:
            return [exact]
        return self._file_names.get(word) or self._beginning_with(word)

    def of(self, document: str) -> str:
        """The file name of the article with this id where that means it alone, else the id."""
        file_name = self._documents[document].file_name
        named = self.called(file_name) if file_name else []
        return file_name if [each.id for each in named] == [document] else document

    def _beginning_with(self, word: str) -> list[Document]:
        if not word:
            return []
        ids = self._ids[bisect_left(self._ids, word) :]
        return [
            self._documents[each] for each in takewhile(lambda each: each.startswith(word), ids)
        ]
