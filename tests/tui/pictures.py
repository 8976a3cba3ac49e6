"""From scenes to the pictures in README.md, light and dark: `python -m tests.tui.pictures` draws them anew."""

import asyncio
import html
import re
from pathlib import Path

from inspector.tui.settings import Settings
from tests.tui.stage import NARROW, WIDE, Size, bench, settled, shown

FOLDER = Path(__file__).parents[2] / ".github" / "pictures"
SCENE = "several-faults"
THEMES = {"dark": "textual-dark", "light": "textual-light"}
SIZES = {"workbench": WIDE, "workbench-80x24": NARROW}
PICTURES: dict[str, tuple[Size, str]] = {
    f"{name}-{shade}.svg": (size, theme) for name, size in SIZES.items() for shade, theme in THEMES.items()
}
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
# The exported picture asks the web for a font: a reader's machine has one of its own, and nobody is asked.
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
_TEXT = re.compile(r"<text [^>]*>(.*?)</text>", re.DOTALL)


def drawn(name: str) -> str:
    """The picture of that file name as it is drawn now."""
    return asyncio.run(_drawn(*PICTURES[name]))


async def _drawn(size: Size, theme: str) -> str:
    async with shown(SCENE, size=size, settings=Settings(theme=theme)) as pilot:
        await settled(pilot)
        picture = bench(pilot).export_screenshot(title="qlik-jwt")
    return _WEB_FONT.sub("", picture).replace("Fira Code, monospace", _FONTS)


def words(picture: str) -> str:
    """What is written in a picture."""
    return html.unescape("".join(_TEXT.findall(picture))).replace("\xa0", " ")


def main() -> None:
    """Draws every picture anew and removes those that are none any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in PICTURES}:
        stale.unlink()
    for name in PICTURES:
        (FOLDER / name).write_text(drawn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
