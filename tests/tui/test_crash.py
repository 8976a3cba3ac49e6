"""A crash of the tool: it ends with status 2 and one line that holds nothing of what the tool held."""

from collections.abc import Callable

import pytest
from textual.strip import Strip

from inspector.inspection import Inquiry
from inspector.report.report import Report
from inspector.tui import judging
from inspector.tui.app import Inspector
from inspector.tui.desk import Desk
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens import workbench
from inspector.tui.settings import Settings
from inspector.tui.widgets.rows import Rows
from tests.tui.scenes import signed, tenant
from tests.tui.stage import NARROW, Clock

SECRETS = (*signed().split("."), "harry@example.com", "Hardcore Harry", "0hEhiPyhMBdtOCv2", "the words of the error")
LIMIT = 15.0  # seconds that a slow machine may need to crash
Provoke = Callable[[pytest.MonkeyPatch], None]


class _BrokenError(ValueError):
    """An error that tells all it knows."""


def _draw(report: Report, *_rest: object) -> list[Row]:
    """A page that breaks while it is drawn; its local variables hold the token."""
    secret, claims = report.token.text, report.token.payload
    raise _BrokenError(f"the words of the error: {secret} {claims}")


def _line(view: Rows, y: int) -> Strip:
    """A line that breaks while it is drawn."""
    raise _BrokenError(f"the words of the error: {view.rows} {y} {signed()}")


def _judge(text: str, inquiry: Inquiry, source: str = "") -> tuple[Report, ...]:
    """A judgement that breaks beside the screen, because of something that broke before."""
    raise _BrokenError(f"the words of the error: {text} {inquiry} {source}") from KeyError(text)


def _help(_part: str, _keys: object, canvas: Canvas) -> list[Row]:
    """Words that break while a key is answered."""
    raise _BrokenError(f"the words of the error: {signed()} {canvas}")


PROVOKED: dict[str, Provoke] = {
    "while a page is drawn": lambda patch: patch.setattr(workbench, "verdict", _draw),
    "while the times are drawn": lambda patch: patch.setattr(workbench, "times", _draw),
    "while lines are drawn": lambda patch: patch.setattr(Rows, "render_line", _line),  # several times at once
    "while a text is judged": lambda patch: patch.setattr(judging, "inspect_all", _judge),
}


def _began(app: Inspector) -> None:
    app.set_timer(LIMIT, lambda: app.exit(77))
    app.take(f"Bearer {signed()}")


def crashed(capfd: pytest.CaptureFixture[str], begin: Callable[[Inspector], None] = _began) -> str:
    """What is written when the application has crashed; its status is 2."""
    app = Inspector(Desk(now=Clock(), tenant=tenant()), Settings(), start=begin)
    app.run(headless=True, size=NARROW)
    assert app.return_code == 2
    out, err = capfd.readouterr()
    return out + err


@pytest.mark.parametrize("provoke", PROVOKED)
def test_it_ends_with_one_line_that_says_where(
    provoke: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    PROVOKED[provoke](monkeypatch)
    written = crashed(capfd)
    assert "internal error" in written
    assert "_BrokenError" in written
    assert ".py:" in written
    assert len(" ".join(written.split())) < 400


@pytest.mark.parametrize("provoke", PROVOKED)
def test_nothing_that_it_held_is_written(
    provoke: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    PROVOKED[provoke](monkeypatch)
    written = "".join(crashed(capfd).split())
    assert [secret for secret in SECRETS if "".join(secret.split())[:16] in written] == []
    assert not [word for word in ("Traceback", "locals", "payload", "textual run") if word in written]


def test_a_key_that_breaks_it_tells_as_little(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("inspector.tui.app.help_on", _help)
    written = crashed(capfd, lambda app: app.action_help())
    assert "internal error (_BrokenError at" in written
    assert [secret for secret in SECRETS if secret[:16] in "".join(written.split())] == []


def test_without_a_crash_nothing_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    app = Inspector(Desk(now=Clock(), tenant=tenant()), Settings(), start=lambda app: app.exit(0))
    app.run(headless=True, size=NARROW)
    assert app.return_code == 0
    assert "".join(capfd.readouterr()) == ""
