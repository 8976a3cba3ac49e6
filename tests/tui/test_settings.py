"""The [tui] table: what it may say, and the one line that is said where it says something else."""

import asyncio
import dataclasses
from collections.abc import Mapping

import pytest
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.theme import BUILTIN_THEMES

from inspector.configuration import Origin, Setting
from inspector.errors import ConfigurationError
from inspector.tui.keys import DEFAULTS, KEYS
from inspector.tui.settings import PAGES, Settings, settings_of
from inspector.visible import is_visible


def keys(text: str, binding: str = "open") -> Mapping[str, str]:
    """The keys that a binding has when the configuration names these."""
    return settings_of({"keys": {binding: text}}).keys


def refusal(table: Mapping[str, object]) -> str:
    """The one line said about a [tui] table."""
    with pytest.raises(ConfigurationError) as caught:
        settings_of(table)
    assert is_visible(str(caught.value))
    return str(caught.value)


def test_an_empty_table_gives_the_defaults() -> None:
    assert settings_of({}) == Settings(theme="textual-dark", ascii=False, mouse=True, page="findings", keys={})


def test_the_default_theme_is_one() -> None:
    assert Settings().theme in BUILTIN_THEMES


def test_every_setting_can_be_given() -> None:
    table = {"theme": "nord", "ascii": True, "mouse": False, "page": "claims", "keys": {"open": "f12"}}
    assert table.keys() == {field.name for field in dataclasses.fields(Settings)}
    assert settings_of(table) == Settings(theme="nord", ascii=True, mouse=False, page="claims", keys={"open": "f12"})


def test_settings_of_a_file_are_taken_as_plain_values_are() -> None:
    origin = Origin("qlik-jwt.toml", ("tui",))
    inside = {"open": Setting("f12", origin.below("keys").below("open"))}
    table = {"theme": Setting("nord", origin.below("theme")), "keys": Setting(inside, origin.below("keys"))}
    assert settings_of(table) == settings_of({"theme": "nord", "keys": {"open": "f12"}})


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_the_first_and_has_a_key(page: str) -> None:
    assert settings_of({"page": page}).page == page
    assert page in DEFAULTS


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "dracula"])
def test_a_theme_of_textual_can_be_chosen(theme: str) -> None:
    assert settings_of({"theme": theme}).theme == theme


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"teme": "nord"}, "tui.teme means nothing here; did you mean theme?"),
        ({"colour": 1}, "tui.colour means nothing here; write theme, ascii, mouse, page or keys"),
        ({"theme": "nrd"}, "tui.theme: “nrd” is no theme; did you mean nord?"),
        ({"theme": "Nord"}, "tui.theme: “Nord” is no theme; did you mean nord?"),
        ({"theme": ""}, "tui.theme: “” is no theme; write textual-dark, "),
        ({"theme": "\x1b]52;c;eA==\x07"}, "tui.theme: “␛]52;c;eA==␇” is no theme; write textual-dark, "),
        ({"theme": "x" * 9000}, f"tui.theme: “{'x' * 39}…” is no theme; write textual-dark, "),
        ({"theme": 1}, "tui.theme is a number; write a text in quotes"),
        ({"page": "claim"}, "tui.page: “claim” is no page; did you mean claims?"),
        ({"page": "1"}, "tui.page: “1” is no page; write findings, claims, header, payload or signature"),
        ({"page": True}, "tui.page is true; write a text in quotes"),
        ({"ascii": "yes"}, "tui.ascii is a text; write true or false"),
        ({"ascii": 1}, "tui.ascii is a number; write true or false"),
        ({"mouse": []}, "tui.mouse is an array; write true or false"),
        ({"mouse": {}}, "tui.mouse is a table; write true or false"),
        ({"keys": "f12"}, "tui.keys is a text; write a table, [tui.keys]"),
        ({"keys": {"opne": "f12"}}, "tui.keys.opne means nothing here; did you mean open?"),
        ({"keys": {"xyzzy": "f12"}}, "tui.keys.xyzzy means nothing here; write findings, claims, "),
        ({"keys": {"open": 7}}, "tui.keys.open is a number; write a text in quotes"),
        ({"keys": {"open": ["f12"]}}, "tui.keys.open is an array; write a text in quotes"),
        ({"keys": {"open": False}}, "tui.keys.open is false; write a text in quotes"),
        ({"keys": {"open\u202e": "f12"}}, "tui.keys.open⟨U+202E⟩ means nothing here; did you mean open?"),
    ],
)
def test_what_means_nothing_is_told_in_one_line(table: Mapping[str, object], told: str) -> None:
    assert refusal(table).startswith(told)


def test_a_fault_names_the_file_it_stands_in() -> None:
    setting = Setting("f2", Origin("there/qlik-jwt.toml", ("tui", "keys", "open")))
    told = "there/qlik-jwt.toml: tui.keys.open: “f2” is already the key of findings; give one of them another"
    assert refusal({"keys": {"open": setting}}) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("alt+g", "alt+g"),
        ("f12", "f12"),
        ("ctrl+shift+s", "ctrl+shift+s"),
        ("shift+ctrl+s", "ctrl+shift+s"),
        ("Alt+G", "alt+g"),
        ("F12 , alt+g", "f12,alt+g"),
        ("f12,f12", "f12"),
        ("esc,f12", None),
        ("alt+x", "alt+x"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl+solidus", "ctrl+slash"),
        ("ctrl+hyphen_minus", "ctrl+minus"),
        ("ctrl+plus", "ctrl+plus"),
        ("ctrl+1", "ctrl+1"),
        ("ctrl+ö", "ctrl+ö"),
        ("pageup", "pageup"),
        ("shift+tab", "shift+tab"),
        ("control+return", "ctrl+enter"),
        ("delete", "delete"),
        ("insert", "insert"),
    ],
)
def test_a_key_is_taken_as_textual_names_it(text: str, expected: str | None) -> None:
    if expected is None:
        assert "is already the key of back" in refusal({"keys": {"open": text}})
    else:
        assert keys(text) == {"open": expected}


@pytest.mark.parametrize(
    "text", [*"aZ069.-_=~é", "minus", "full_stop", "slash", "latin_small_letter_a", "shift+a", "shift+1"]
)
def test_a_bare_character_is_refused_for_it_may_come_from_a_paste(text: str) -> None:
    told = f"tui.keys.open: “{text}” is a bare character, and a paste may arrive as such keys; write alt+g or f12"
    assert refusal({"keys": {"open": text}}) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "“” is no key; write it as alt+g, f12 or ctrl+shift+s"),
        ("f7,", "“” is no key"),
        ("ctrl+", "“ctrl+” is no key"),
        ("ctrl++", "“ctrl++” is no key"),
        ("ctrl-g", "“ctrl-g” is no key; did you mean ctrl+g?"),
        ("strg+g", "“strg+g” is no key; did you mean ctrl+g?"),
        ("escpe", "“escpe” is no key; did you mean escape?"),
        ("f25", "“f25” is no key; did you mean f"),
        ("<any>", "“<any>” is no key"),
        ("ctrl-at", "“ctrl-at” is no key"),
        ("ctrl+ox", "“ctrl+ox” is no key"),
        ("\x1b[2J", "“␛[2J” is no key"),
        ("ctrl+" + "x" * 9000, f"“ctrl+{'x' * 34}…” is no key"),
    ],
)
def test_a_key_that_textual_does_not_know_is_refused(text: str, told: str) -> None:
    assert refusal({"keys": {"open": text}}).startswith(f"tui.keys.open: {told}")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"open": "f2"}, "tui.keys.open: “f2” is already the key of findings"),
        ({"open": "f12,1"}, "tui.keys.open: “1” is already the key of findings"),
        ({"open": "f12", "save": "f12"}, "tui.keys.save: “f12” is already the key of open"),
        ({"open": "ctrl+m"}, "tui.keys.open: “ctrl+m” is already the key of reveal"),
        ({"open": "space"}, "tui.keys.open: “space” is already the key of freeze"),
        ({"open": "ctrl+i", "save": "tab"}, "tui.keys.save: “tab” is already the key of open"),
    ],
)
def test_two_bindings_on_one_key_are_refused(chosen: Mapping[str, str], told: str) -> None:
    assert refusal({"keys": chosen}) == f"{told}; give one of them another"


@pytest.mark.parametrize(
    "chosen",
    [
        {"findings": "f3,2", "claims": "f2,1"},
        {"findings": "f2", "open": "1"},
        {"freeze": "f12", "open": "space"},
        {"open": "ctrl+o"},
        dict(DEFAULTS),
    ],
)
def test_a_key_that_its_binding_gave_up_is_free(chosen: Mapping[str, str]) -> None:
    assert settings_of({"keys": chosen}).keys == chosen


def test_the_bindings_as_they_come_clash_nowhere_and_say_what_they_do() -> None:
    names = [key for binding in KEYS for key in binding.keys.split(",")]
    assert len(KEYS) == len(DEFAULTS) == 33
    assert len(set(names)) == len(names)
    assert all(binding.words and len(binding.words) <= 14 for binding in KEYS)
    assert all(binding.help.endswith(".") and binding.help.count(".") == 1 for binding in KEYS)


def test_textual_obeys_the_keys_that_are_accepted() -> None:
    chosen = keys("Shift+Ctrl+S, ctrl+/, f12, Esc", binding="back")
    bindings = BindingsMap([Binding(DEFAULTS["back"], "back", id="back")])
    bindings.apply_keymap(chosen)
    assert set(bindings.key_to_bindings) == {"ctrl+shift+s", "ctrl+slash", "f12", "escape"}


class Pressed(App[None]):
    """An application that counts how often its one binding is asked for."""

    BINDINGS = [Binding("ctrl+o", "count", id="open")]  # noqa: RUF012 - Textual's own way
    count = 0

    def action_count(self) -> None:
        """One more."""
        self.count += 1


@pytest.mark.parametrize("text", ["f12", "ctrl+/", "Shift+Ctrl+S", "alt+x", "delete"])
def test_an_application_answers_to_them(text: str) -> None:
    async def count() -> int:
        app = Pressed()
        async with app.run_test() as pilot:
            app.set_keymap(keys(text))
            await pilot.press(keys(text)["open"], "ctrl+o")
        return app.count

    assert asyncio.run(count()) == 1


@pytest.mark.parametrize(
    ("table", "ascii_only", "no_mouse", "expected"),
    [
        ({}, False, False, (False, True)),
        ({}, True, False, (True, True)),
        ({}, False, True, (False, False)),
        ({"ascii": True, "mouse": False}, False, False, (True, False)),
    ],
)
def test_options_are_laid_over_the_settings(
    table: Mapping[str, object], *, ascii_only: bool, no_mouse: bool, expected: tuple[bool, bool]
) -> None:
    found = settings_of(table).with_options(ascii_only=ascii_only, no_mouse=no_mouse)
    assert (found.ascii, found.mouse) == expected
