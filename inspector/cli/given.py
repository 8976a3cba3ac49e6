"""From an option of the running command to the place where its value was written: itself, a variable or a file."""

import os

import click
from click.core import ParameterSource

from inspector.cli.configured import configured
from inspector.configuration.faults import quoted
from inspector.configuration.known import FLAT, variable_of


def place_of(parameter: str) -> str:
    """The option, the variable of the environment, or the file and key: what the operator has to mend."""
    key = parameter.replace("_", "-")
    match click.get_current_context().get_parameter_source(parameter):
        case ParameterSource.ENVIRONMENT:
            return variable_of(key)
        case ParameterSource.DEFAULT_MAP:
            tables = [configured().table(name) for name in FLAT if name != "tenant"]
            return next((str(table[key].origin) for table in tables if key in table), f"--{key}")
    return f"--{key}"


def variable_with(parameter: str) -> str:
    """The variable that the option has its value from; "" where it has it from elsewhere."""
    place = place_of(parameter)
    return "" if place.startswith("--") or place not in os.environ else place


def wrong_variable(error: click.BadParameter) -> str:
    """What is wrong with the variable of a flag, where one and no option is to blame; "" where it is not."""
    context, parameter = error.ctx, error.param
    if context is None or parameter is None or not parameter.name:
        return ""
    if context.get_parameter_source(parameter.name) is not ParameterSource.ENVIRONMENT:
        return ""
    names = [parameter.envvar] if isinstance(parameter.envvar, str) else parameter.envvar or ()
    name = next((each for each in names if each in os.environ), "")
    return f"{name}: “{quoted(os.environ[name])}” is neither true nor false" if name else ""
