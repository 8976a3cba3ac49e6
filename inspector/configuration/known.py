"""From the tables that a configuration may have to what each key means, of what kind it is, and its default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inspector.checks.rule import Severity
from inspector.configuration.faults import (
    means_nothing,
    number_of,
    one_of,
    refuse_unknown,
    table_of,
    text_of,
    texts_of,
    truth_of,
)
from inspector.configuration.setting import Configuration, Setting
from inspector.errors import ConfigurationError, OptionError
from inspector.report.forms import NAMES
from inspector.trust.tenant import Tenant

Reader = Callable[[Setting], Any]
THRESHOLDS = ("error", "warning", "note", "undecided")
MOST_JOBS = 256
A_PATTERN = "write a pattern, *.log"
PREFIX = "QLIK_JWT_"
_PEM_BEGINS = "-----BEGIN "


@dataclass(frozen=True, slots=True)
class Known:
    """One key of a table: how its value is read, what holds without it (None: nothing), and what it says."""

    read: Reader
    default: object
    words: str


def _path(setting: Setting) -> str:
    """A file's name; one that is not absolute is meant from the folder of the configuration file."""
    return setting.origin.beside(text_of(setting))


def _certificate(setting: Setting) -> str:
    """A file's name, or PEM text as it is: it begins as no file's name does."""
    text = text_of(setting)
    return text if is_pem(text) else _path(setting)


def is_pem(text: str) -> bool:
    """Whether a text is PEM itself, and not the name of a file that holds it."""
    return text.lstrip().startswith(_PEM_BEGINS)


def tolerance_at(place: str, seconds: float) -> float:
    """The seconds that clocks may differ; raises OptionError with its place where they cannot."""
    try:
        return Tenant(clock_tolerance=seconds).clock_tolerance
    except OptionError:
        raise OptionError(f"{place}: it is {seconds:g}; write 0 or more seconds, less than a century") from None


def _tolerance(setting: Setting) -> float:
    try:
        return tolerance_at(str(setting.origin), number_of(setting))
    except OptionError as error:
        raise ConfigurationError(str(error)) from None


def _filled(setting: Setting) -> str:
    text = text_of(setting)
    if not text:
        raise ConfigurationError(f"{setting.origin}: it is empty; leave it out where it is not known")
    return text


def _patterns(setting: Setting) -> tuple[str, ...]:
    patterns = texts_of(setting)
    if "" in patterns:
        raise ConfigurationError(f"{setting.origin}: it is empty; {A_PATTERN}")
    return patterns


def _levels(setting: Setting) -> tuple[str, ...]:
    """CODE = "level", as the option takes them."""
    levels = tuple(level.value for level in Severity)
    return tuple(f"{code}={one_of(level, 'level', levels)}" for code, level in table_of(setting).items())


def _threshold(setting: Setting) -> str:
    return one_of(setting, "threshold", THRESHOLDS)


def _form(setting: Setting) -> tuple[str, ...]:
    return (one_of(setting, "format", NAMES),)


def _count(setting: Setting) -> int:
    number = number_of(setting)
    if not isinstance(number, int) or not 0 < number <= MOST_JOBS:
        raise ConfigurationError(f"{setting.origin}: write a whole number from 1 to {MOST_JOBS}")
    return number


TENANT: Mapping[str, Known] = {
    "cert": Known(_certificate, None, "The identity provider's certificate or public key: a file, or PEM."),
    "issuer": Known(_filled, None, "The identity provider's Issuer."),
    "key-id": Known(_filled, None, "The identity provider's Key ID."),
    "clock-tolerance": Known(_tolerance, 0, "How far clocks may differ, in seconds."),
    "description": Known(text_of, None, "A word for people on what it is."),
}
RULES: Mapping[str, Known] = {
    "select": Known(texts_of, (), "Ask only these rules."),
    "ignore": Known(texts_of, (), "Do not ask these rules."),
    "severity": Known(_levels, (), 'Weigh rules otherwise: CODE = "error", "warning" or "note".'),
    "fail-on": Known(_threshold, "error", "From what on the exit status is 1."),
}
LINT: Mapping[str, Known] = {
    "format": Known(_form, ("text",), "How results are written, where no file's ending tells."),
    "baseline": Known(_path, None, "Tell only findings that are not in this file."),
    "jobs": Known(_count, None, "Processes to judge with; all cores without it."),
    "glob": Known(_patterns, (), "Of folders only files that fit."),
    "statistics": Known(truth_of, False, "Count by rule and by source at the end."),
    "mask": Known(truth_of, True, "Hide what may say who the user is."),
    "show-claims": Known(truth_of, False, "Add header and payload to the JSON."),
}
FLAT: Mapping[str, Mapping[str, Known]] = {"tenant": TENANT, "rules": RULES, "lint": LINT}
TUI = ("theme", "ascii", "mouse", "page", "keys")  # the workbench reads them
TABLES = (*FLAT, "tenants", "tui")
HOMES: Mapping[str, tuple[str, ...]] = {  # the tables that each key belongs in
    **{key: (table,) for table, keys in FLAT.items() for key in keys},
    **dict.fromkeys(TENANT, ("tenant", "tenants.NAME")),
    **dict.fromkeys(TUI, ("tui",)),
}


def variable_of(key: str) -> str:
    """The environment's variable that overrides a key: QLIK_JWT_FAIL_ON."""
    return PREFIX + key.upper().replace("-", "_")


def values(configuration: Configuration, table: str) -> dict[str, Any]:
    """The values that a table gives; raises ConfigurationError for a key unknown, or a value of another kind."""
    return values_in(configuration.table(table), FLAT[table])


def tenants(configuration: Configuration) -> dict[str, dict[str, Any]]:
    """The values of each tenant that has a name, by it; raises ConfigurationError."""
    found = configuration.table("tenants")
    for name, setting in found.items():
        if name in HOMES and not isinstance(setting.value, Mapping):
            raise means_nothing(name, setting.origin, ())
    return {name: values_in(table_of(setting), TENANT) for name, setting in found.items()}


def values_in(settings: Mapping[str, Setting], known: Mapping[str, Known]) -> dict[str, Any]:
    """The values of some settings."""
    refuse_unknown(settings, known)
    return {name: known[name].read(setting) for name, setting in settings.items()}
