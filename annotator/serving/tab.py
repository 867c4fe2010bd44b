"""One tab: a process of its own, and what goes to and fro between it and the page."""

import asyncio
import json
import os
import struct
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from aiohttp import WSMsgType, web

PATIENCE = 30.0
"""Seconds that a process has to end: a step on its way into the database may wait for a lock."""

PRELUDE = b"__GANGLION__\n"
"""What a process says before its first packet."""

TYPED, TOLD = b"D", b"M"
"""Packets of what a terminal exchanges with a program, and of what else there is to say."""

SIZES = range(1, 1001)
"""Columns or rows that a page can have."""

NOT_INHERITED = ("COLUMNS", "LINES", "ROWS", "TERM_PROGRAM", "TMUX")
"""What describes the terminal of the server."""

COLOURS = {"TEXTUAL_COLOR_SYSTEM": "truecolor"}
"""What the terminal in a page can show."""

Size = tuple[int, int]
"""Columns and rows."""


class Tab:
    """A process whose terminal is a page."""

    def __init__(self, process: Process) -> None:
        """`process`: speaks in packets on its standard input and output."""
        self._process = process

    @classmethod
    async def open(cls, argv: Sequence[str], env: Mapping[str, str], size: Size) -> Self:
        """Start `argv` for a page of this size; `env` is laid over the server's environment.

        It is no member of the terminal's group: Ctrl+C ends the server, and that ends its tabs.
        What it says on standard error stands where the server's does.
        """
        columns, rows = size
        inherited = {name: said for name, said in os.environ.items() if name not in NOT_INHERITED}
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        shown = {"COLUMNS": str(columns), "ROWS": str(rows), **COLOURS}
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=PIPE,
            stdout=PIPE,
            env={**inherited, "PYTHONPATH": paths, **shown, **env},
            start_new_session=True,
        )
        return cls(process)

    async def run(self, page: web.WebSocketResponse) -> None:
        """Carry packets until the page is closed or the process has ended, and end both."""
        ways = {asyncio.create_task(self._out(page)), asyncio.create_task(self._in(page))}
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in done:
                way.result()
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            await self._end()
            await page.close()

    async def _out(self, page: web.WebSocketResponse) -> None:
        """Carry what the process writes to the page, up to its end."""
        assert self._process.stdout is not None
        output = self._process.stdout
        with suppress(asyncio.IncompleteReadError, ConnectionError):  # either is gone
            await output.readuntil(PRELUDE)
            while True:
                kind, size = struct.unpack(">cI", await output.readexactly(5))
                packet = await output.readexactly(size)
                if kind == TYPED:
                    await page.send_bytes(packet)

    async def _in(self, page: web.WebSocketResponse) -> None:
        """Carry what is done on the page to the process, until the page is closed."""
        async for message in page:
            if message.type is WSMsgType.TEXT:
                with suppress(ConnectionError):  # the process has ended, and `_out` knows it
                    await self._take(page, _parsed(message.data))

    async def _take(self, page: web.WebSocketResponse, message: Any) -> None:
        """Do what the page asks for; what it never asks for is passed over."""
        match message:
            case ["stdin", str(data)]:
                await self._send(TYPED, data.encode(errors="replace"))
            case ["resize", {"width": int(columns), "height": int(rows)}] if (
                columns in SIZES and rows in SIZES
            ):
                await self._tell(type="resize", width=columns, height=rows)
            case ["focus" | "blur" as what, *_]:
                await self._tell(type=what)
            case ["ping", str(at)]:
                await page.send_json(["pong", at])

    async def _end(self) -> None:
        """Have the process finish what it has begun, and wait for it."""
        try:
            await asyncio.wait_for(self._leave(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def _leave(self) -> None:
        assert self._process.stdin is not None
        with suppress(ConnectionError):
            await self._tell(type="quit")
        self._process.stdin.close()
        # Also reads what it still writes, which else might hold it up for ever.
        await self._process.communicate()

    async def _tell(self, **what: str | int) -> None:
        await self._send(TOLD, json.dumps(what).encode())

    async def _send(self, kind: bytes, packet: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(struct.pack(">cI", kind, len(packet)) + packet)
        await self._process.stdin.drain()


def _parsed(message: str) -> Any:
    """What a page has sent; none where that is no JSON."""
    try:
        return json.loads(message)
    except (ValueError, RecursionError):
        return None
