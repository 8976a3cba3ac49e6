"""From a command line to one command and its exit status; nothing heavy is loaded before a command needs it."""

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import click

from inspector.cli import standard_streams
from inspector.cli.group import Group
from inspector.cli.interruption import at_once, number_of
from inspector.cli.talk import is_terminal, say, say_ended_by
from inspector.errors import InspectorError

WRONG_USE, PIPE_CLOSED = 2, 141

# Each command's module is loaded when it is called, so its line for --help stands here; a test holds them equal.
COMMANDS = {
    "tui": "Open the workbench: paste a token, see what is wrong and why.",
    "inspect": "Decode and judge one text: a token, or whatever holds one.",
    "lint": "Judge many tokens from files, folders or standard input.",
    "diagnose": "Say why a login failed, from a capture, Qlik's answer or a token.",
    "compare": "Say what differs between a token that worked and one that did not.",
    "preflight": "Check payload and signing options before a token exists.",
    "keygen": "Make a key pair and its certificate, as the tutorial does.",
    "sign": "Sign a token that conforms; or one with a fault, for tests.",
    "cert": "Say what a certificate or key file is, and print it on one line.",
    "tenant": "Keep what identity providers were configured with, and check that it fits.",
    "rule": "Explain a rule, or list them all.",
    "config": "Print every setting that holds here, and where it comes from.",
    "schema": "Print one of the JSON schemas.",
    "demo": "Show ten sample tokens, one sound and nine faulty, and their verdicts.",
    "completion": "Print the shell completion script.",
}


_CONFIGURED = ("tui", "inspect", "lint", "diagnose", "compare", "preflight")
_READING = (*_CONFIGURED, "sign", "tenant", "config")  # what variables may say
_VARIABLE = "QLIK_JWT_"


class _PipeClosedError(Exception):
    """Nobody reads any more."""


class _StoppedError(Exception):
    """Ctrl-C was pressed, or another signal came that ends a run."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def _unseen_by_click() -> Iterator[None]:
    """Click itself would make a closed pipe a status of 1, which is ours for findings, and write a line for Ctrl-C."""
    try:
        yield
    except BrokenPipeError:
        raise _PipeClosedError from None
    except KeyboardInterrupt as error:
        raise _StoppedError(number_of(error)) from None


class LazyGroup(Group):
    """The commands by name, each imported when it is called."""

    def make_context(self, *args: Any, **others: Any) -> click.Context:  # noqa: ANN401 - click's signature
        """The arguments, read."""
        with _unseen_by_click():
            return super().make_context(*args, **others)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """The command."""
        with _unseen_by_click():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = _load(f"inspector.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        """The table of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _load(name: str) -> ModuleType:
    """Imports without collecting garbage meanwhile: there is none, and looking for it takes a tenth of the start."""
    gc.disable()
    try:
        with at_once():
            return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 nothing found at or above the threshold, 1 findings, 2 wrong use or unreadable input. "
    "Nothing is sent anywhere, nothing is kept.",
)
@click.version_option(package_name="qlik-jwt-inspector", prog_name="qlik-jwt")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Tell whether a Qlik Cloud login token conforms, why not, and what to change.

    Without a command it opens the workbench; with a pipe on standard input it is the same as inspect.
    """
    if ctx.invoked_subcommand is not None:
        _configure(ctx, ctx.invoked_subcommand)
        return
    if sys.stdin is None or sys.stdin.closed or (is_terminal(sys.stdin) and not is_terminal(sys.stdout)):
        click.echo(ctx.get_help())
        return
    name = "tui" if is_terminal(sys.stdin) else "inspect"
    _configure(ctx, name)
    command = cli.get_command(ctx, name)
    if command is not None:
        with command.make_context(name, [], parent=ctx) as context:
            ctx.exit(command.invoke(context))


def _configure(ctx: click.Context, name: str) -> None:
    """What configuration says becomes the default of a command's options; a misspelt variable is told."""
    if name in _READING and any(each.startswith(_VARIABLE) for each in os.environ):
        from inspector.cli.misspelt import say_misspelt  # noqa: PLC0415 - most have none

        say_misspelt(os.environ, also_others=name == "config")
    if name in _CONFIGURED:
        from inspector.cli.configured import defaults  # noqa: PLC0415 - others need not wait for it

        ctx.default_map = {name: defaults(name)}


def main(arguments: list[str] | None = None) -> None:
    """The command line's entry; ends the process with its exit status. No traceback reaches a user."""
    standard_streams.prepare()
    sys.exit(_guarded(arguments))


def _guarded(arguments: list[str] | None) -> int:
    try:
        status = cli.main(args=arguments, prog_name="qlik-jwt", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        say(_misused(error, arguments))
        return WRONG_USE
    except InspectorError as error:
        say(f"qlik-jwt: {error}")
        return WRONG_USE
    except _StoppedError as error:
        return _ended_by(error.number)
    except (KeyboardInterrupt, click.Abort) as error:
        return _ended_by(number_of(error))
    except (BrokenPipeError, _PipeClosedError):
        return _pipe_closed()
    except OSError as error:
        return _not_written(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it may hold a token: its text and trace stay unseen
        say(f"qlik-jwt: internal error ({type(error).__name__}); this is a bug in the tool")
        return WRONG_USE
    return status if isinstance(status, int) else 0


def _misused(error: click.ClickException, arguments: list[str] | None) -> str:
    from inspector.cli.wrong_use import line_about  # noqa: PLC0415 - only such an error needs it

    return line_about(error, cli, sys.argv[1:] if arguments is None else arguments)


def _ended_by(number: int) -> int:
    """What standard output does not take any more is let go: Python's end would make another status of it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        sys.stdout = None
    return say_ended_by(number)


def _pipe_closed() -> int:
    """Nobody reads any more: say nothing, and keep Python from complaining at its end."""
    sys.stdout = None
    return PIPE_CLOSED


def _not_written(error: OSError) -> int:
    from inspector.cli.named_file import unwritten  # noqa: PLC0415 - only such an error needs it
    from inspector.lint.names import shown  # noqa: PLC0415 - likewise

    for name, why in unwritten(error):
        say(f"qlik-jwt: {shown(name) if name else 'the output'} could not be written ({why})")
    sys.stdout = None
    return WRONG_USE
