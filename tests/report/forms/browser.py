"""From a page to what a real browser makes of it, where there is one."""

import shutil
import subprocess
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=1000")


def browser() -> str:
    """The browser's command; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium")
    return found


def looked_at(page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What Chromium says when it opens a page: its document after loading, and what it complains of."""
    folder = page.parent / "profile"
    command = [browser(), *_OPTIONS, f"--user-data-dir={folder}", "--enable-logging=stderr", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
