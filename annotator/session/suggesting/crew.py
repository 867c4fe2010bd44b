"""A worker at the texts of one story, and the one that takes over when it is gone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.worker import Worker, WorkerEnded

TRIES = 2
"""How many workers in a row may end before one has answered."""


class Crew:
    """Somebody to ask, started when the first act is asked for. One thread asks, any may stop."""

    def __init__(self, hire: Callable[[], Worker]) -> None:
        self._hire = hire
        self._worker: Worker | None = None
        self._texts: Mapping[str, str] | None = None
        self._sent: set[str] = set()
        """The documents whose texts the worker has."""
        self._lost = 0
        self._stopped = False
        self.hired = 0
        """How many workers there were; what one has worked out, the next has not."""

    def ask(
        self, texts: Mapping[str, str], documents: Iterable[str], act: str, *arguments: Any
    ) -> Any:
        """What the bench's `act` returns once it has the texts of `documents`.

        `texts` are those of the story, the same object for the same story; what the worker has of
        another is dropped. Raises what the act raises; `WorkerEnded` where another try may help;
        `AnnotatorError` where none would.
        """
        if self._lost >= TRIES:
            raise AnnotatorError(
                "The process that compares passages has ended twice.",
                "Suggestions are back when the program is started again.",
            )
        worker = self._worker or self._start()
        try:
            self._hand_over(worker, texts, documents)
            answer = worker.ask(act, *arguments)
        except WorkerEnded:
            self._worker = None
            self._lost += 1
            raise
        self._lost = 0
        return answer

    def stop(self) -> None:
        """End the worker, whatever it does; who asks gets `WorkerEnded`."""
        self._stopped = True
        worker = self._worker
        if worker is not None:
            worker.stop()

    def _start(self) -> Worker:
        worker = self._hire()
        self.hired += 1
        self._worker, self._texts = worker, None
        if self._stopped:
            worker.stop()
        return worker

    def _hand_over(
        self, worker: Worker, texts: Mapping[str, str], documents: Iterable[str]
    ) -> None:
        if texts is not self._texts:
            worker.ask("forget")
            self._texts, self._sent = texts, set()
        for document in documents:
            if document not in self._sent:
                worker.ask("take", document, texts[document])
                self._sent.add(document)
