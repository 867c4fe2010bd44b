"""The page, its files, and the process behind its socket."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import TestServer

from annotator.serving import site as sites
from annotator.serving.site import FILES, Site

STUB = Path(__file__).parent / "stub.py"

HOSTILE = "<script>alert(1)</script> \"'$socket & ana"


class Served:
    """A site on a port of its own, and a browser's requests to it."""

    def __init__(self, server: TestServer, asking: ClientSession, left: Path) -> None:
        self.server, self.asking, self._left = server, asking, left
        self.host = f"127.0.0.1:{server.port}"

    async def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        """Status, body and headers."""
        async with self.asking.get(f"http://{self.host}{path}", headers=headers) as answer:
            return answer.status, (await answer.read()).decode("latin-1"), dict(answer.headers)

    async def tab(self, size: str = "width=100&height=30") -> ClientWebSocketResponse:
        """Open a tab, as its page does."""
        return await self.asking.ws_connect(
            f"http://{self.host}/ws?{size}", headers={"Origin": f"http://{self.host}"}
        )

    async def left(self) -> int:
        """How many processes were told to leave, once there are any."""
        while not self._left.exists():
            await asyncio.sleep(0.01)
        return self._left.read_text().count("left")


@asynccontextmanager
async def answering(site: Site, left: Path) -> AsyncIterator[Served]:
    """A site at work; its processes note at `left` that they were told to leave."""
    server = TestServer(site._application())
    async with server, ClientSession() as asking:
        yield Served(server, asking, left)


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    left = tmp_path / "left"
    argv = [sys.executable, "-S", str(STUB), str(left)]
    site = Site(argv, {"HELLO": "there"}, title=HOSTILE, reach="<b>all</b>", checks_owner=True)
    async with answering(site, left) as opened:
        yield opened


async def said(tab: ClientWebSocketResponse) -> str:
    """What the process writes next."""
    message = await tab.receive(60)
    assert message.type is WSMsgType.BINARY, message
    return bytes(message.data).decode()


async def type_(tab: ClientWebSocketResponse, text: str) -> None:
    await tab.send_json(["stdin", text])


async def test_the_page_says_who_can_open_it_and_asks_for_nothing_elsewhere(served: Served) -> None:
    status, page, told = await served.get("/")
    assert status == 200
    assert "&lt;b&gt;all&lt;/b&gt;" in page
    assert "<script>alert" not in page
    assert f'"ws://{served.host}/ws"' in page
    policy = told["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in policy
    named = page.replace(f"ws://{served.host}", "")
    assert "//" not in named, "an address of something else"


@pytest.mark.parametrize("name", FILES)
async def test_what_the_page_asks_for_is_there(served: Served, name: str) -> None:
    status, body, told = await served.get(f"/static/{name}")
    assert (status, told["Content-Type"]) == (200, FILES[name][1])
    assert body
    if name != "mono.ttf" and FILES[name][0].is_file():
        assert "fonts.googleapis" not in body


@pytest.mark.parametrize(
    "path", ["/static/", "/static/..%2fsite.py", "/static/none", "/download/1"]
)
async def test_nothing_else_is_there(served: Served, path: str) -> None:
    assert (await served.get(path))[0] == 404


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/ws", "/nowhere"])
async def test_another_sites_page_is_refused(served: Served, path: str) -> None:
    assert (await served.get(path, Origin="http://example.org"))[0] == 403
    assert (await served.get(path, Host="example.org"))[0] == 403


async def test_another_users_program_is_refused(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sites, "owner", lambda caller, called: 65534)
    assert (await served.get("/"))[:2] == (403, "This is another user's.\n")
    assert (await served.get("/ws", Origin=f"http://{served.host}"))[0] == 403


async def test_keys_and_sizes_reach_the_process(served: Served) -> None:
    tab = await served.tab()
    assert await said(tab) == "100x30 there"
    await type_(tab, "é")
    assert await said(tab) == "typed é"
    await tab.send_json(["resize", {"width": 70, "height": 20}])
    assert await said(tab) == '{"type": "resize", "width": 70, "height": 20}'
    await tab.send_json(["focus"])
    assert await said(tab) == '{"type": "focus"}'
    await tab.close()
    assert await served.left() == 1


@pytest.mark.parametrize(
    "size", ["", "width=0&height=9", "width=9999&height=1", "width=x&height=²"]
)
async def test_a_size_that_no_page_has_is_the_usual_one(served: Served, size: str) -> None:
    tab = await served.tab(size)
    assert await said(tab) == "80x24 there"
    await tab.close()


NO_MESSAGES: list[Any] = [
    "",
    "no json",
    "[" * 100_000,
    "{}",
    "[]",
    '["stdin"]',
    '["stdin", 1]',
    '["resize", {"width": 1e9, "height": 4}]',
    '["resize", {"width": 100000, "height": 4}]',
    '["resize", {"width": true}]',
    '["quit"]',
]


async def test_what_is_no_message_is_passed_over(served: Served) -> None:
    tab = await served.tab()
    await said(tab)
    for each in NO_MESSAGES:
        await tab.send_str(each)
    await tab.send_bytes(b'["stdin", "a"]')
    await type_(tab, "\ud800 after")
    assert await said(tab) == "typed ? after"
    await tab.close()


async def test_a_process_that_ends_closes_its_page_and_no_other(served: Served) -> None:
    one, other = await served.tab(), await served.tab()
    assert await said(one) == await said(other) == "100x30 there"
    await type_(one, "end")
    assert (await one.receive(60)).type is WSMsgType.CLOSE
    await type_(other, "on")
    assert await said(other) == "typed on"
    await other.close()


async def test_a_process_that_cannot_be_started_closes_its_page(tmp_path: Path) -> None:
    argv = [sys.executable, "-S", "-c", "raise SystemExit(3)"]
    site = Site(argv, {}, title="t", reach="r", checks_owner=False)
    async with answering(site, tmp_path / "left") as served:
        tab = await served.tab()
        assert (await tab.receive(60)).type is WSMsgType.CLOSE


async def test_a_process_in_the_midst_of_writing_leaves_when_its_page_is_closed(
    served: Served,
) -> None:
    """It is read until it ends: a pipe that nobody empties would hold it up."""
    tab = await served.tab()
    await said(tab)
    await type_(tab, "flood")
    await tab.close()
    assert await served.left() == 1


async def test_a_server_that_ends_has_every_process_leave(served: Served) -> None:
    tabs = [await served.tab() for _ in range(2)]
    for tab in tabs:
        await said(tab)
    ending = asyncio.create_task(served.server.close())
    for tab in tabs:
        assert (await tab.receive(60)).type is WSMsgType.CLOSE
        await tab.close()
    await ending
    assert await served.left() == 2
