"""From the beginning of a file's name to its completion in a shell; the name itself is taken as it is."""

import click
from click.shell_completion import CompletionItem


class FileName(click.ParamType[str]):
    """A name that shells complete as they complete files; whether it can be read is told where it is read."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        """The name as it was given."""
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's
        """What tells the shell to complete files."""
        return [CompletionItem(incomplete, type="file")]
