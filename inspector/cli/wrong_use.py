"""From words that are no use of the command line to one line: what, where, and what to write instead.

Nothing that was given is repeated whole where it is long, for it may be a token or a key.
"""

import difflib
import re
from collections.abc import Sequence

import click
from click.core import ParameterSource

from inspector.configuration.faults import instead_of, quoted

_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<first>\S*)(?P<others>.*)\)", re.DOTALL)
_MOST_MEANT = 4  # options that begin alike
_LONG_WORD = re.compile(r"[^\s“”']{40,}")


def line_about(error: click.ClickException, group: click.Group, arguments: Sequence[str]) -> str:
    """The line for an error of click's; `arguments` were given to the group."""
    found = error.ctx if isinstance(error, click.UsageError) else None
    context = found or _context_of(group, arguments)
    match error:
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"{context.command_path}: {_missing(parameter, context)}"
        case click.BadParameter(param=click.Parameter() as parameter):
            return _wrong_value(error, parameter, context)
        case click.NoSuchOption():
            return f"{context.command_path}: {_no_option(error.option_name, context)}{_see(context)}"
        case click.BadOptionUsage():
            return f"{context.command_path}: {_half_option(error, context)}"
    return f"{context.command_path}: {_too_much(error, context)}"


def _context_of(group: click.Group, arguments: Sequence[str]) -> click.Context:
    """The command that was to run, for errors that click does not say it of."""
    context = click.Context(group, info_name="qlik-jwt")
    for word in (word for word in arguments if not word.startswith("-")):
        command = context.command
        below = command.get_command(context, word) if isinstance(command, click.Group) else None
        if below is None:
            break
        context = click.Context(below, info_name=word, parent=context)
    return context


def _wrong_value(error: click.BadParameter, parameter: click.Parameter, context: click.Context) -> str:
    """A value that cannot be one; where it stands in a variable, that one is named."""
    from inspector.cli.given import wrong_variable  # noqa: PLC0415 - it loads the configuration's settings

    told = _plain(error.message)
    if not isinstance(parameter, click.Option):
        return f"{context.command_path}: {_label(parameter)}: {told}"
    if parameter.is_flag:
        return f"qlik-jwt: {wrong_variable(error) or told}"
    is_variable = context.get_parameter_source(parameter.name or "") is ParameterSource.ENVIRONMENT
    return f"qlik-jwt: {parameter.envvar if is_variable else _option(parameter)}: {told}"


def _missing(parameter: click.Parameter, context: click.Context) -> str:
    if isinstance(parameter, click.Option):
        return f"{_option(parameter)} is missing; write {_with_value(parameter)}"
    if isinstance(parameter.type, click.Choice):
        return f"a word is missing; {instead_of('', parameter.type.choices)}"
    words = " ".join([context.command_path, *_arguments(context)])
    return f"{_label(parameter)} is missing; write {words}"


def _no_option(name: str, context: click.Context) -> str:
    begun = name.lstrip("-")
    known = {each.lstrip("-"): each for option in _options(context) for each in (*option.opts, *option.secondary_opts)}
    longer = [each for each in known if begun and each.startswith(begun)]
    near = longer[:_MOST_MEANT] or difflib.get_close_matches(begun, known, 1, 0.7)
    hint = f" Did you mean {_either([known[each] for each in near])}?" if near else ""
    return f"there is no option “{quoted(name)}”.{hint}"


def _either(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _half_option(error: click.BadOptionUsage, context: click.Context) -> str:
    """An option without its value, or with one that it does not take."""
    option = next((each for each in _options(context) if error.option_name in (*each.opts, *each.secondary_opts)), None)
    if option is None:
        return _plain(error.message)
    if option.is_flag:
        return f"{error.option_name} takes no value; write it alone"
    return f"{error.option_name} has no value; write {_with_value(option)}"


def _too_much(error: click.ClickException, context: click.Context) -> str:
    """Arguments that a command does not take, or whatever else is wrong, in words that are cut."""
    found = _EXTRA.fullmatch(error.message)
    if found is None:
        return f"{_plain(error.message)}{_see(context)}"
    taken = _arguments(context)
    others = " and what follows" if found["others"] else ""
    only = f"only {' '.join(taken)}" if taken else "no arguments"
    return f"it takes {only}; leave out “{quoted(found['first'])}”{others}"


def _options(context: click.Context) -> list[click.Option]:
    return [each for each in context.command.get_params(context) if isinstance(each, click.Option)]


def _arguments(context: click.Context) -> list[str]:
    return [_label(each) for each in context.command.get_params(context) if isinstance(each, click.Argument)]


def _option(option: click.Option) -> str:
    return max(option.opts, key=len)


def _label(parameter: click.Parameter) -> str:
    return parameter.metavar or (parameter.name or "").upper()


def _with_value(option: click.Option) -> str:
    """The option and what it takes."""
    kind = option.type
    words = "|".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else kind.name.upper()
    return f"{_option(option)} {option.metavar or words}"


def _plain(text: str) -> str:
    from inspector.visible import visible  # noqa: PLC0415 - likewise

    return _LONG_WORD.sub(lambda word: f"{word[0][:12]}…", visible(" ".join(text.split())))


def _see(context: click.Context) -> str:
    return f" See {context.command_path} --help."
