"""A process that speaks in packets like the screens of a tab, and does what it is typed.

It says its size and what it is told; `end` ends it, `deaf` has it take no notice any more, and
`flood` has it write more than a pipe holds.
"""

import json
import os
import sys

TOLD = sys.stdin.buffer
SAYS = sys.stdout.buffer


def say(text: str) -> None:
    packet = text.encode()
    SAYS.write(b"D" + len(packet).to_bytes(4, "big") + packet)
    SAYS.flush()


def act(kind: bytes, packet: bytes) -> bool:
    """Whether to go on."""
    if kind == b"M":
        what = json.loads(packet)
        if what["type"] != "quit":
            say(json.dumps(what))
            return True
        with open(sys.argv[1], "ab") as ended:
            ended.write(b"left\n")
        return False
    if packet == b"end":
        return False
    if packet == b"flood":
        say("x" * 1_000_000)
    say(f"typed {packet.decode()}")
    return True


def main() -> None:
    """Serve until told to end."""
    SAYS.write(b"__GANGLION__\n")
    say(f"{os.environ['COLUMNS']}x{os.environ['ROWS']} {os.environ['HELLO']}")
    while head := TOLD.read(5):
        if not act(head[:1], TOLD.read(int.from_bytes(head[1:], "big"))):
            return


main()
