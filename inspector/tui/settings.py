"""From the [tui] table of the configuration to how the terminal interface looks and which keys it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from inspector.configuration.faults import one_of, refuse_unknown, table_of, truth_of
from inspector.configuration.setting import Origin, Setting, setting_of
from inspector.tui.keys import keys_of

PAGES = ("findings", "claims", "header", "payload", "signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the terminal interface starts: theme and page by name, and the keys of bindings that were given others."""

    theme: str = "textual-dark"
    ascii: bool = False
    mouse: bool = True
    page: str = PAGES[0]
    keys: Mapping[str, str] = field(default_factory=dict)

    def with_options(self, *, ascii_only: bool, no_mouse: bool) -> Self:
        """These settings, with --ascii and --no-mouse where they were given."""
        return replace(self, ascii=self.ascii or ascii_only, mouse=self.mouse and not no_mouse)


def settings_of(table: Mapping[str, object]) -> Settings:
    """The settings in a [tui] table, of settings or plain values; raises ConfigurationError for what means nothing."""
    origin = Origin("", ("tui",))
    given = {name: setting_of(value, origin.below(name)) for name, value in table.items()}
    refuse_unknown(given, _READERS)
    return replace(Settings(), **{name: _READERS[name](setting) for name, setting in given.items()})


def _theme(setting: Setting) -> str:
    from textual.theme import BUILTIN_THEMES  # noqa: PLC0415 - loading Textual takes a tenth of a second

    return one_of(setting, "theme", tuple(BUILTIN_THEMES))


def _page(setting: Setting) -> str:
    return one_of(setting, "page", PAGES)


def _keys(setting: Setting) -> Mapping[str, str]:
    return keys_of(table_of(setting))


_READERS: Mapping[str, Callable[[Setting], Any]] = {
    "theme": _theme,
    "ascii": truth_of,
    "mouse": truth_of,
    "page": _page,
    "keys": _keys,
}
