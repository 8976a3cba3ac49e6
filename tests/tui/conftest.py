"""From a throwaway home to the configuration with tenants in it; the developer's own never counts."""

import os
from pathlib import Path

import pytest

from inspector.configuration.places import own_file
from tests.tui.fixed_keys import fixed_pair
from tests.tui.tenants import MINE, OTHER


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own file, with two tenants; the working folder is empty, and the developer's own file never counts."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("QLIK_JWT_") and name != "QLIK_JWT_VECTORS"]:
        monkeypatch.delenv(name)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    path = own_file()
    assert tmp_path in path.parents
    path.parent.mkdir(parents=True)
    path.write_text(MINE + OTHER)
    (path.parent / "its.cer").write_bytes(fixed_pair("tenant").certificate)
    return path
