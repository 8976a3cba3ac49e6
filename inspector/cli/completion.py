"""`qlik-jwt completion`: from a shell's name to its completion script."""

import click
from click.shell_completion import get_completion_class

from inspector.cli.kinds import OneOf
from inspector.cli.main import cli
from inspector.cli.output import output_to


@click.command(short_help="Print the shell completion script.")
@click.argument("shell", type=OneOf(["bash", "zsh", "fish"], "shell that can be completed"))
def command(*, shell: str) -> None:
    """Print the shell completion script.

    Bash: eval "$(qlik-jwt completion bash)" in ~/.bashrc; zsh likewise in ~/.zshrc; fish: write it to
    ~/.config/fish/completions/qlik-jwt.fish.
    """
    made = get_completion_class(shell)
    if made is not None:
        with output_to(None, "never") as out:
            out.write(made(cli, {}, "qlik-jwt", "_QLIK_JWT_COMPLETE").source() + "\n")
