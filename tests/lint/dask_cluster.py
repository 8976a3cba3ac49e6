"""From a free port to a Dask cluster of two worker processes, as long as somebody needs it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command import environment

LIMIT = 60.0  # seconds


@contextmanager
def cluster_of_two(folder: Path) -> Iterator[str]:
    """The cluster's address; what its processes say goes into a file in the folder."""
    port = free_port()
    found = f"tcp://127.0.0.1:{port}"
    scheduler = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    worker = ("distributed.cli.dask_worker", found, "--nthreads", "1", "--no-dashboard")
    with _begun(*scheduler, folder=folder):
        _wait_for(port)
        with _begun(*worker, folder=folder), _begun(*worker, folder=folder):
            _wait_for_workers(found)
            yield found


@contextmanager
def _begun(*arguments: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of Dask that runs meanwhile, and ends with its children."""
    command = [sys.executable, "-m", *arguments]
    with (
        (folder / "log").open("ab") as log,
        subprocess.Popen(
            command, stdout=log, stderr=log, env=environment(), cwd=folder, start_new_session=True
        ) as process,
    ):
        try:
            yield process
        finally:
            if sys.platform != "win32":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    """Waits until somebody listens at a port."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not begin")


def _wait_for_workers(found: str) -> None:
    """Waits until the cluster has two."""
    program = (
        f"from distributed import Client; c = Client({found!r}); c.wait_for_workers(2, timeout={LIMIT}); c.close()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=2 * LIMIT)
