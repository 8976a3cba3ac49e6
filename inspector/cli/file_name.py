"""From the beginning of a file's name to its completion by the shell."""

import click
from click.shell_completion import CompletionItem


def file_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """What tells the shell to complete files, for arguments and options whose names are taken as they are."""
    return [CompletionItem(begun, type="file")]
