"""The page and its files, and the socket through which it speaks to its process."""

import asyncio
import logging
import os
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import WSCloseCode, web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.log import server_logger

from annotator.serving.callers import owner, refusal
from annotator.serving.tab import PATIENCE, SIZES, Size, Tab
from annotator.text.visible import visible_line

OWN = files("annotator.serving") / "page"
TERMINAL = Path(textual_serve.__file__).parent / "static"

FILES = {
    "page.css": (OWN / "page.css", "text/css"),
    "page.js": (OWN / "page.js", "text/javascript"),
    "terminal.css": (TERMINAL / "css" / "xterm.css", "text/css"),
    "terminal.js": (TERMINAL / "js" / "textual.js", "text/javascript"),
    "mono.ttf": (TERMINAL / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
}
"""What the page asks for, by its name in the address, with its type."""

HEARTBEAT = 15.0
"""Seconds after which a page that does not answer counts as closed."""

SIZE: Size = (80, 24)
"""Columns and rows until the page has told its own."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Site:
    """What is shown."""

    argv: Sequence[str]
    """The process of a tab."""
    env: Mapping[str, str]
    """What is laid over its environment."""
    title: str
    """Of the tab in the browser."""
    reach: str
    """The sentence that says who can open it."""
    checks_owner: bool
    """Whether programs of other users are refused."""

    def serve(self, listening: Sequence[socket.socket]) -> None:
        """Answer at these sockets until the process gets SIGINT or SIGTERM."""
        server_logger.addFilter(_is_ours)
        web.run_app(
            self._application(),
            sock=listening,
            print=None,
            access_log=None,
            shutdown_timeout=PATIENCE * 2,
        )

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard])
        application[OPEN] = set()
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._tab),
                web.get("/static/{name}", _file),
            ]
        )
        application.on_shutdown.append(_close_pages)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only who may ask, and tell the browser what the page may do."""
        why = refusal(request.headers, opens_socket=request.path == "/ws")
        if why is None and self.checks_owner:
            why = await asyncio.to_thread(_others, request)
        if why is not None:
            raise web.HTTPForbidden(text=f"{why}\n")
        return await handler(request)

    async def _page(self, request: web.Request) -> web.Response:
        """The page; its socket has the address under which it was found."""
        template = Template((OWN / "index.html").read_text(encoding="utf-8"))
        said = {
            "title": escape(visible_line(self.title)),
            "reach": escape(visible_line(self.reach)),
            "socket": escape(f"ws://{request.host}/ws"),
        }
        shown = template.substitute(said)
        return web.Response(text=shown, content_type="text/html", headers=headers(request.host))

    async def _tab(self, request: web.Request) -> web.WebSocketResponse:
        page = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await page.prepare(request)
        request.app[OPEN].add(page)
        try:
            tab = await Tab.open(self.argv, self.env, _size(request.query))
            await tab.run(page)
        except OSError as error:
            print(f"annotator: a tab cannot be opened: {error.strerror}.", file=sys.stderr)
        finally:
            request.app[OPEN].discard(page)
            await page.close()
        return page


OPEN = web.AppKey("open", set[web.WebSocketResponse])
"""The sockets of the pages that are open."""


def headers(host: str) -> dict[str, str]:
    """What the browser is told: nothing comes from, goes to or frames the page but this machine.

    The terminal sets the styles of its cells itself.
    """
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"font-src 'self'; img-src data:; connect-src 'self' ws://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


async def _file(request: web.Request) -> web.Response:
    found = FILES.get(request.match_info["name"])
    if found is None:
        raise web.HTTPNotFound
    path, kind = found
    told = {"Content-Type": kind, "X-Content-Type-Options": "nosniff"}
    return web.Response(body=path.read_bytes(), headers=told)


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether what is logged went wrong here, and not in what somebody has sent."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError)


async def _close_pages(application: web.Application) -> None:
    """The server ends: have every tab finish what it has begun."""
    pages = application[OPEN]
    await asyncio.gather(*(page.close(code=WSCloseCode.GOING_AWAY) for page in pages))


def _others(request: web.Request) -> str | None:
    """Why a request of another user's program is not answered."""
    transport = request.transport
    if transport is not None:
        ends = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        if all(ends) and owner(*ends) == os.getuid():
            return None
    return "This is another user's."


def _size(asked: Mapping[str, str]) -> Size:
    """The size that a page asks for, or the usual one."""
    found = [asked.get(name, "") for name in ("width", "height")]
    if all(each.isdecimal() and len(each) < 5 and int(each) in SIZES for each in found):
        return int(found[0]), int(found[1])
    return SIZE


def argv(*words: str) -> list[str]:
    """This program called with these words, whatever lies in the folder where it is started."""
    return [sys.executable, "-P", "-m", "annotator", *words]
