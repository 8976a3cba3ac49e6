"""From acts on the list of tenants to what it shows, and to what stands in the file that keeps them."""

import tomllib
from pathlib import Path

from textual.pilot import Pilot

from inspector.configuration import read_configuration
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from inspector.tui.choosing import for_each
from inspector.tui.desk import Desk
from inspector.tui.pages.tenants import about
from inspector.tui.screens.ask import Line
from inspector.tui.screens.entering import Entering
from inspector.tui.screens.tenants import Tenants
from tests.tui.stage import Clock, press, settled, view

MINE = f"""# mine
[tenants.mine]  # the tutorial's
issuer = "{ISSUER}"
key-id = "{KEY_ID}"
cert = "its.cer"
"""
OTHER = '\n[tenants.other]\nissuer = "https://other"\ndescription = "another"\n'


def among() -> tuple[Tenant, ...]:
    """The tenants that are kept, as the command hands them over."""
    return for_each(Desk(now=Clock()), read_configuration(Path())).among


def text_in(path: Path) -> str:
    """What stands in a file."""
    return path.read_text()


def put(path: Path, text: str) -> None:
    """Writes a file."""
    path.write_text(text)


def forget(path: Path) -> None:
    """Takes a file away."""
    path.unlink()


def kept_in(path: Path) -> dict[str, dict[str, object]]:
    """The tenants in a file, as they stand there."""
    found: dict[str, dict[str, object]] = tomllib.loads(path.read_text())["tenants"]
    return found


async def choose(pilot: Pilot[int], line: str) -> None:
    """Goes to a line of the list and opens it: that of a tenant's name, each, new or import."""
    if not isinstance(pilot.app.screen, Tenants):
        await press(pilot, "ctrl+g")
    rows = view(pilot, "tenants")
    rows.choose(line if line in ("each", "new", "import") else about(line))
    assert rows.chosen is not None
    await press(pilot, "enter")


async def do(pilot: Pilot[int], name: str, choice: str) -> None:
    """Does something with a tenant, by its name in the menu."""
    await choose(pilot, name)
    view(pilot, "text").choose(choice)
    assert view(pilot, "text").chosen is not None
    await press(pilot, "enter")


async def fill(pilot: Pilot[int], **texts: str) -> None:
    """Writes into lines of the form; an underscore in their names is a hyphen."""
    assert isinstance(pilot.app.screen, Entering)
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#{name.replace('_', '-')}", Line).value = text
    await settled(pilot)


def lines(pilot: Pilot[int]) -> list[str]:
    """The lines of the list."""
    return [row.text for row in view(pilot, "tenants").rows]
