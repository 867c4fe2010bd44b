"""The keys on keyboards of other countries: none of the commands needs AltGr or a dead key."""

from dataclasses import dataclass, replace
from string import ascii_letters, punctuation

import pytest

from annotator.tui.commands import BY_ID, COMMANDS, Command
from annotator.tui.key_names import typed_by


@dataclass(frozen=True, slots=True)
class Layout:
    """What a keyboard types besides the letters and the digits, as Windows has it."""

    direct: str
    """With Shift or without."""
    altgr: str
    """With AltGr only, some of it as a dead key."""
    dead: str
    """Only before another character, with Shift or without."""
    missing: str = ""
    """Not at all."""


NORDIC = "§½!\"#¤%&/()=?+'*,;.:-_<>"

LAYOUTS = {
    "German": Layout("°!\"§$%&/()=?ß*+'#<>,;.:-_", "{[]}\\@€~|µ²³", "^´`"),
    "French": Layout("²&é\"'(-è_çà)=°+$£ù%*µ<>,?;.:/!§", "~#{[|`\\^@]}€", "^¨"),
    "Spanish": Layout("ºª!\"·$%&/()='?¡¿+*çÇñÑ<>,;.:-_", "\\|@#~€¬[]{}", "`^´¨"),
    "Swedish, Finnish": Layout(NORDIC, "@£$€{[]}\\~|µ", "´`¨^"),
    "Norwegian": Layout(NORDIC + "|\\", "@£$€{[]}~´µ", "`¨^"),
    "Danish": Layout(NORDIC, "@£$€{[]}|~\\µ", "´`¨^"),
    "US-International": Layout("!@#$%&*()-_=+[]{}\\|;:,.<>/?", "¡²³¤€äåéë«»", "'\"`~^"),
    "US": Layout(punctuation, "", ""),
    "British": Layout("¬!\"£$%^&*()-_=+[]{};:'@#~\\|,.<>/?`", "€áéíóú¦", ""),
    "Italian": Layout("\\|!\"£$%&/()='?ì^èé+*òçà°ù§<>,;.:-_", "€[]{}@#", "", "`~"),
    "Brazilian": Layout("'\"!@#$%&*()-_=+[]{}çÇ\\|,<.>;:/?", "¹²³£¢¬§°", "´`~^¨"),
    "Portuguese": Layout("\\|!\"#$%&/()='?«»+*çÇºª<>,;.:-_", "@£§€{[]}", "´`~^"),
    "Swiss": Layout("§°+\"*ç%&/()='?üè!öéäà$£<>,;.:-_", "¦@#¬|¢´~[]{}\\€", "^`¨"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_command_is_reached_without_altgr_and_dead_keys(layout: Layout) -> None:
    known = {*layout.direct, *layout.altgr, *layout.dead, *layout.missing}
    assert set(punctuation) - known == set(), "the layout is not described in full"
    assert [each.id for each in COMMANDS if each.keys and not direct(each, layout)] == []


def direct(command: Command, layout: Layout) -> list[str]:
    """The keys of a command that are pressed at once, digits all or none."""
    here = {*ascii_letters, *"0123456789", *layout.direct}
    return [key for key in command.keys if not (typed := typed_by(key)) or typed in here]


@pytest.mark.parametrize(
    "command_id",
    ["link.partial", "link.partner", "move.paragraph", "select.start_on", "select.start_back"],
)
def test_without_its_twin_a_command_is_out_of_reach_somewhere(command_id: str) -> None:
    command = BY_ID[command_id]
    alone = replace(command, keys=command.keys[:1])
    assert [name for name, layout in LAYOUTS.items() if not direct(alone, layout)]
