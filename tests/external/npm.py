"""From an empty folder to one in which node finds the newest jsonwebtoken of release 9."""

import shutil
import subprocess
from pathlib import Path

import pytest


def node_with_jsonwebtoken(folder: Path) -> str:
    """The node that is there; skips the test, with the reason, where node, npm or the package cannot be had."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("needs node and npm")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "jsonwebtoken@9"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within two minutes")
    if done.returncode != 0:
        pytest.skip("npm does not give jsonwebtoken")
    return node
