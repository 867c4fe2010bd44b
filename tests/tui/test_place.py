"""What the screens say of the place where the database lies."""

from pathlib import Path

from tests.tui.seat import seated


async def test_a_synced_folder_is_warned_of_once(seeds: Path) -> None:
    (seeds.parent / ".stfolder").mkdir()
    async with seated(seeds) as seat:
        await seat.until(lambda: "Syncthing" in seat.hint)
        assert seat.status.count("saved") == 1
    async with seated(seeds) as seat:
        await seat.until(
            lambda: seat.app.desk.call(lambda store: store.meta("told_of_place")) != ""
        )
        await seat.pilot.pause(0.5)
        assert "Syncthing" not in seat.hint


async def test_a_file_that_is_gone_is_told_of_once_and_taken_up_again(seeds: Path) -> None:
    async with seated(seeds) as seat:
        kept = seeds.with_name("kept")
        seeds.rename(kept)
        await seat.until(lambda: "deleted or replaced while it was open" in seat.row("dock"))
        assert "Not saved" not in seat.row("dock")
        await seat.press("j")
        assert "deleted" not in seat.row("dock")
        kept.rename(seeds)
        await seat.tagged(1, "18-plus hour days")
        assert len(seat.stored()) == 1
        seeds.rename(kept)
        await seat.until(lambda: "deleted or replaced while it was open" in seat.row("dock"))
        kept.rename(seeds)
