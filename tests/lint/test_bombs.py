"""A few packed bytes of which very many come take no more memory than others."""

import bz2
import gzip
import lzma
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

_ZEROS = bytes(1 << 20)
_COUNT = 256  # MiB that come of it
_PLAIN = _ZEROS[:1000]
_MOST = 12  # MiB more than for a small file
_READ = """
import resource, sys
from inspector.lint.streams import SIZE, opened
came = 0
with open(sys.argv[1], "rb") as source:
    stream = opened(source)
    while data := stream.read1(SIZE):
        came += len(data)
print(came, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lambda data: lzma.compress(data, preset=1),
    "zstandard": zstandard.ZstdCompressor(write_checksum=True).compress,
}


def _read(path: Path, packed: bytes) -> tuple[int, int]:
    """How many bytes come of it, and how many MiB it took at most."""
    path.write_bytes(packed)
    done = subprocess.run([sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True)
    came, took = done.stdout.split()
    return int(came), int(took)


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_takes_no_more_memory_than_a_small_file(kind: str, tmp_path: Path) -> None:
    came, took = _read(tmp_path / "bomb", PACKERS[kind](_ZEROS * _COUNT))
    _, usual = _read(tmp_path / "small", PACKERS[kind](_PLAIN))
    assert came == len(_ZEROS) * _COUNT
    assert took < usual + _MOST
