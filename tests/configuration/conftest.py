"""From a throwaway home to the folders that configuration is looked for in; the developer's own never counts."""

from pathlib import Path

import platformdirs
import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and no variable that names a file."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.delenv("QLIK_JWT_CONFIG", raising=False)
    return folder


@pytest.fixture
def own(home: Path) -> Path:
    """The user's own configuration file, not there yet."""
    folder = platformdirs.user_config_path("qlik-jwt", appauthor=False)
    assert home in folder.parents
    return folder / "qlik-jwt.toml"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder, two levels down in a project."""
    folder = tmp_path / "project" / "source" / "deep"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def project(work: Path) -> Path:
    """The project's topmost folder."""
    return work.parents[1]
