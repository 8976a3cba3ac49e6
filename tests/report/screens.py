"""From the cases to the screens kept beside this file: `python -m tests.report.screens` writes them anew."""

from pathlib import Path

from inspector.report.sheet import Sheet
from tests.report.cases import CASES, EVERY_WIDTH, screen

FOLDER = Path(__file__).parent / "screens"
WIDTHS = (40, 80, 120, 200)
SCREENS = {
    f"{case}-{width}.txt": (case, width) for case in CASES for width in (WIDTHS if case in EVERY_WIDTH else WIDTHS[1:2])
}


def drawn(name: str) -> str:
    """The screen of that file name as it is drawn now."""
    case, width = SCREENS[name]
    return screen(case, Sheet(width=width))


def main() -> None:
    """Writes every screen anew and removes those that no case draws any more."""
    FOLDER.mkdir(exist_ok=True)
    for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in SCREENS}:
        stale.unlink()
    for name in SCREENS:
        (FOLDER / name).write_text(drawn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
