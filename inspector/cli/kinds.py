"""From the text of an option to its value, or to what is wrong with it and what to write instead, in our words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from inspector.cli.file_name import file_names
from inspector.lint.names import is_key, is_there, is_token

if TYPE_CHECKING:
    _Choice = click.Choice[str]
    _Text = click.ParamType[str]
else:  # before click 8.4 they take no type in brackets
    _Choice, _Text = click.Choice, click.ParamType

_NAME_A_FILE = "write the name of a file"


class OneOf(_Choice):
    """One of some words; `what` each of them is."""

    def __init__(self, words: Sequence[str], what: str = "format") -> None:
        super().__init__(tuple(words))
        self._what = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The word; raises BadParameter for any other."""
        if value in self.choices:
            return str(value)
        from inspector.configuration.faults import instead_of  # noqa: PLC0415 - only an error needs it

        meant = "" if str(value).isdecimal() else str(value)  # no number is like another one
        told = f"“{_shown(value)}” is no {self._what}; {instead_of(meant, self.choices)}"
        raise click.BadParameter(told, ctx, param)


class Count(click.IntRange):
    """A whole number from 1 on, or up to a last one."""

    def __init__(self, last: int | None = None) -> None:
        super().__init__(1, last)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """The number; raises BadParameter for any other text."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            reach = "from 1 on" if self.max is None else f"from 1 to {self.max}"
            told = f"“{_shown(value)}”: write a whole number {reach}"
            raise click.BadParameter(told, ctx, param) from None


class Seconds(click.types.FloatParamType):
    """A number of seconds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """The number; raises BadParameter for any other text."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            told = f"“{_shown(value)}” is no number; write seconds, as 5"
            raise click.BadParameter(told, ctx, param) from None


class Filled(_Text):
    """A text that is not empty; `advice` is what to do where it is."""

    name = "text"

    def __init__(self, advice: str) -> None:
        self._advice = advice

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The text; raises BadParameter for an empty one."""
        if value:
            return str(value)
        raise click.BadParameter(f"it is empty; {self._advice}", ctx, param)


class OfTenant(Filled):
    """What is compared with a token only where it is told."""

    def __init__(self) -> None:
        super().__init__("leave it out where it is not known")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The text; raises BadParameter for an empty one, and for a token or a key in its place."""
        text = super().convert(value, param, ctx)
        refusal = _refusal(text)
        if refusal:
            raise click.BadParameter(f"{refusal}; write what the identity provider in the console has", ctx, param)
        return text


class FileName(Filled):
    """The name of a file or folder, which the shell completes."""

    def __init__(self) -> None:
        super().__init__(_NAME_A_FILE)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The name; raises BadParameter for an empty one, and for a token or a key in its place."""
        name = super().convert(value, param, ctx)
        refusal = _refusal(name)
        if refusal and not is_there(name):
            raise click.BadParameter(f"{refusal}; {_NAME_A_FILE}", ctx, param)
        return name

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Tells the shell to complete files."""
        return file_names(ctx, param, incomplete)


def _refusal(text: str) -> str:
    """What is wrong with a text that is a secret; "" for any other."""
    what = "token" if is_token(text) else "private key" if is_key(text) else ""
    return what and f"it is a {what} itself, which shells remember"


def _shown(value: object) -> str:
    from inspector.configuration.faults import quoted  # noqa: PLC0415 - likewise

    return quoted(str(value))
