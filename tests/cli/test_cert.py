"""`cert`: what a file is, and its one-line form as the tutorial makes it."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from tests.builders import DAYS, MOMENT, certificate
from tests.cli.command import run, spawn

Options = tuple[str, ...]


def test_cert_says_what_the_file_is(cert: str) -> None:
    done = run("cert", cert, "--at", str(MOMENT))
    assert (done.status, done.err) == (0, "")
    assert "CN=tenant" in done.out
    assert certificate().sha256 in done.out


def test_cert_reads_standard_input(cert: str) -> None:
    at = ("--at", str(MOMENT))
    assert run("cert", "-", *at, stdin=Path(cert).read_bytes()).out == run("cert", cert, *at).out


def test_one_line_is_what_the_tutorials_command_makes(cert: str) -> None:
    as_the_tutorial = subprocess.run(["tr", "-d", "\n"], input=Path(cert).read_bytes(), capture_output=True, check=True)
    assert run("cert", cert, "--one-line").out.encode() == as_the_tutorial.stdout
    assert spawn("cert", cert, "--one-line").out.encode() == as_the_tutorial.stdout


def test_one_line_of_one_line_is_itself(cert: str) -> None:
    once = run("cert", cert, "--one-line").out
    assert run("cert", "-", "--one-line", stdin=once.encode()).out == once


def test_one_line_can_be_given_back_as_certificate(cert: str, sound: str, whole: Options, tmp_path: Path) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(run("cert", cert, "--one-line").out)
    assert run("inspect", sound, *whole, "--cert", str(pasted)).out.startswith(" CONFORMS ")


def test_there_is_no_one_line_of_a_private_key(private: str) -> None:
    done = run("cert", private, "--one-line")
    assert (done.status, done.out) == (2, "")
    assert "there is no one-line form: " in done.err
    assert done.err.count("\n") == 1
    assert Path(private).read_text()[60:80] not in done.err


def test_cert_as_json_keeps_to_the_schema(cert: str) -> None:
    whole = schema("report")
    described = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": "#/$defs/certificate"}
    document = json.loads(run("cert", cert, "--format", "json").out)
    Draft202012Validator(described).validate(document)
    assert document["notAfter"] == "2028-11-11T22:13:20Z"


@pytest.mark.parametrize(("after", "code"), [(0, ""), (-1, "QJ706"), (DAYS * 86_400, ""), (DAYS * 86_400 + 1, "QJ705")])
def test_cert_judges_its_time_at_the_moment_given(cert: str, after: int, code: str) -> None:
    done = run("cert", cert, "--at", str(MOMENT - 86_400 + after))
    assert done.status == 0
    assert ("QJ70" in done.out) == bool(code)
    assert code in done.out
