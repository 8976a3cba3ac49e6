"""From scenes to the screens kept beside this file: `python -m tests.tui.screens` writes them anew."""

import asyncio
from pathlib import Path

from tests.tui.scenes import SCENES
from tests.tui.stage import NARROW, SMALL, WIDE, Size, shown, text_of

FOLDER = Path(__file__).parent / "screens"
SIZES = {f"{width}x{height}": (width, height) for width, height in (NARROW, WIDE, SMALL)}
SCREENS: dict[str, tuple[str, Size]] = {
    f"{scene}-{name}.txt": (scene, size) for scene in SCENES for name, size in SIZES.items()
}


def drawn(name: str) -> str:
    """The screen of that file name as it is drawn now."""
    return asyncio.run(_drawn(*SCREENS[name]))


async def _drawn(scene: str, size: Size) -> str:
    async with shown(scene, size=size) as pilot:
        return text_of(pilot)


def main() -> None:
    """Writes every screen anew and removes those that no scene draws any more."""
    FOLDER.mkdir(exist_ok=True)
    for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in SCREENS}:
        stale.unlink()
    for name in SCREENS:
        (FOLDER / name).write_text(drawn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
