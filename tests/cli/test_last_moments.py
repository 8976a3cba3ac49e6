"""Ctrl-C between the last token and the end of the documents: these are whole all the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import AT, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")

PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
judged = []
def sends(frame, event, _):
    if event == "return" and frame.f_code.co_name == "_go_through":
        judged.append(frame)
    elif judged and event == "call" and frame.f_code.co_name == NAME:
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)
sys.setprofile(sends)
from inspector.cli.entry import main
main()
"""


@pytest.mark.parametrize("moment", ["held", "end", "_sum_up"])
def test_the_document_is_whole_and_the_status_tells_of_it(moment: str, tmp_path: Path) -> None:
    (tmp_path / "begun.py").write_text(PROGRAM.replace("NAME", repr(moment)))
    words = [sys.executable, "-m", "begun", "lint", "-", "--at", AT, "--format", "json"]
    env = environment({"PYTHONPATH": os.pathsep.join((str(tmp_path), environment()["PYTHONPATH"]))})
    done = subprocess.run(words, env=env, input=token().encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 130
    assert json.loads(done.stdout)["summary"]["tokens"] == 1
    assert done.stderr.decode().splitlines()[-1] == "qlik-jwt: interrupted"
