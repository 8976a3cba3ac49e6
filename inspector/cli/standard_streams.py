"""From the streams that Python opens to those that lose nothing: neither characters nor the rest of a long text."""

import io
import sys


def prepare() -> None:
    """What a terminal's encoding cannot write is written as escape, never as an error; all that is written goes out."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        sys.stdout = _whole(raw, sys.stdout.encoding)


def _whole(raw: io.RawIOBase, encoding: str) -> io.TextIOWrapper:
    """A buffer between, where PYTHONUNBUFFERED or -u left it out: a signal cuts short what is written without one.

    Python's own text stream takes no notice of it. Whoever writes results flushes them, so they flow as before.
    """
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, "backslashreplace", line_buffering=raw.isatty())
