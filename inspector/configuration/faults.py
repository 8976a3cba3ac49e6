"""From a setting that means nothing to the error that says where it stands and what to write instead."""

from collections.abc import Collection, Mapping
from datetime import date, time

from inspector.configuration.setting import Origin, Setting, Table, Value
from inspector.errors import ConfigurationError
from inspector.visible import cut_given, visible

_NEAR = 0.65  # of two words' letters as many are the same: of “cvs” and “csv”, but not of “xml” and “html”
_TELLING = 3  # letters that a longer name is known by


def refuse_unknown(table: Table, known: Collection[str]) -> None:
    """Raises ConfigurationError for the first key of a table that is not known there."""
    for name, setting in table.items():
        if name not in known:
            raise means_nothing(name, setting.origin, known)


def means_nothing(name: str, origin: Origin, known: Collection[str]) -> ConfigurationError:
    """The error for a key that is not known in its table: what was likely meant, and where that belongs."""
    from inspector.configuration.known import HOMES  # noqa: PLC0415 - it reads settings by this module

    key = name.lower().replace("_", "-")
    here = "" if key in HOMES and key not in known else meant(name, known)
    there = "" if here else meant(key, HOMES)
    guess = "it" if there == name else f"did you mean {there}? It"
    told = f"{guess} belongs in {_headers(HOMES[there], origin)}" if there else instead_of(name, known)
    return ConfigurationError(f"{origin} means nothing here; {told}")


def _headers(tables: tuple[str, ...], origin: Origin) -> str:
    """The tables' headers, as they are written in the file that a setting stands in."""
    before = "tool.qlik-jwt." if origin.key[:2] == ("tool", "qlik-jwt") else ""
    return " or ".join(f"[{before}{table}]" for table in tables)


def no_such(what: str, name: str, origin: Origin, known: Collection[str]) -> ConfigurationError:
    """The error for a name that is none of those known: no theme, no page."""
    return ConfigurationError(f"{origin}: “{quoted(name)}” is no {what}; {instead_of(name, known)}")


def text_of(setting: Setting) -> str:
    """A setting's text; raises ConfigurationError where it is none."""
    if isinstance(setting.value, str):
        return setting.value
    raise _wrong_kind(setting, "a text in quotes")


def one_of(setting: Setting, what: str, known: tuple[str, ...]) -> str:
    """A setting's text, which is one of those known; raises ConfigurationError where it is not."""
    name = text_of(setting)
    if name not in known:
        raise no_such(what, name, setting.origin, known)
    return name


def truth_of(setting: Setting) -> bool:
    """A setting that is true or false; raises ConfigurationError where it is neither."""
    if isinstance(setting.value, bool):
        return setting.value
    raise _wrong_kind(setting, "true or false")


def number_of(setting: Setting) -> float:
    """A setting's number; raises ConfigurationError where it is none."""
    if isinstance(setting.value, int | float) and not isinstance(setting.value, bool):
        return setting.value
    raise _wrong_kind(setting, "a number")


def texts_of(setting: Setting) -> tuple[str, ...]:
    """The texts in a setting's array, or its one text; raises ConfigurationError where it is neither."""
    found = (setting.value,) if isinstance(setting.value, str) else setting.value
    if isinstance(found, tuple) and all(isinstance(each, str) for each in found):
        return tuple(each for each in found if isinstance(each, str))
    raise _wrong_kind(setting, 'texts, ["a", "b"]')


def table_of(setting: Setting) -> Table:
    """The settings in a table; raises ConfigurationError where it is none."""
    if isinstance(setting.value, Mapping):
        return setting.value
    raise _wrong_kind(setting, f"a table, [{'.'.join(setting.origin.key)}]")


def instead_of(name: str, known: Collection[str]) -> str:
    """What to do about a name that is not known: write the one that was meant, or one of all."""
    near = meant(name, known)
    if near:
        return f"did you mean {near}?"
    *others, last = known
    return f"write {', '.join(others)} or {last}" if others else f"write {last}"


def meant(name: str, known: Collection[str]) -> str:
    """The known name that is nearest to one mistyped, "" where none is near."""
    return next(iter(all_meant(name, known, 1)), "")


def all_meant(name: str, known: Collection[str], most: int) -> list[str]:
    """The known names that are near to one mistyped, the nearest first: few letters differ, or its end is missing."""
    import difflib  # noqa: PLC0415 - only a mistyped name needs it

    word = name.lower()
    longer = [each for each in known if len(word) >= _TELLING and each.startswith(word)]
    return (difflib.get_close_matches(word, known, most, _NEAR) or longer)[:most]


def quoted(text: str) -> str:
    """A text as errors show it: visible, not long, and next to nothing of what begins as a token or key does."""
    return visible(cut_given(text, 40))


def _wrong_kind(setting: Setting, expected: str) -> ConfigurationError:
    return ConfigurationError(f"{setting.origin} is {_kind(setting.value)}; write {expected}")


def _kind(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return "a text"
        case int() | float():
            return "a number"
        case date() | time():
            return "a date or time"
        case tuple():
            return "an array"
        case _:
            return "a table"
