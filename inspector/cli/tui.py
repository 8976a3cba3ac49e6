"""`qlik-jwt tui`: from a source, or nothing, to the workbench on the terminal."""

import functools
from typing import TYPE_CHECKING

import click

from inspector.cli.file_name import file_names
from inspector.cli.options import Chosen, judged_on_screen
from inspector.cli.plain_text import read_plain
from inspector.cli.screen import open_workbench, take_terminal
from inspector.cli.talk import say
from inspector.errors import SourceError
from inspector.intake import find_tokens
from inspector.lint.names import STANDARD_INPUT, is_there, shown

if TYPE_CHECKING:
    from inspector.tui.app import Inspector


@click.command(short_help="Open the workbench: paste a token, see what is wrong and why.")
@click.argument("source", required=False, metavar="[SOURCE]", shell_complete=file_names)
@judged_on_screen
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw without box characters and signs.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting text.")
def command(*, source: str | None, chosen: Chosen, ascii_only: bool, no_mouse: bool) -> int:
    """Open the workbench: paste a token, see what is wrong and why.

    SOURCE is a file or folder with tokens, a capture (HAR), an answer or its text, or - for standard input. Theme, keys
    and start page are read from the table [tui] of qlik-jwt.toml.
    """
    start = None if source is None else _start(source)
    return open_workbench(chosen, start, ascii_only=ascii_only, no_mouse=no_mouse)


def _start(source: str) -> "functools.partial[None]":
    if source == STANDARD_INPUT:
        text = read_plain(STANDARD_INPUT, instead="qlik-jwt lint")
        take_terminal()
        return functools.partial(_take, text=text)
    if is_there(source):
        return functools.partial(_open, name=source)
    if find_tokens(source):
        say("note: shells remember their arguments; a token is safer pasted")
        return functools.partial(_take, text=source)
    if _is_answer(source):
        return functools.partial(_take, text=source)
    raise SourceError(f"{shown(source)}: there is no such file, and it is neither a token nor an answer")


def _is_answer(source: str) -> bool:
    from inspector.cli.evidence import is_text  # noqa: PLC0415 - a workbench without one need not wait for it

    return is_text(source)


def _take(app: "Inspector", *, text: str) -> None:
    app.take(text)


def _open(app: "Inspector", *, name: str) -> None:
    app.open(name)
