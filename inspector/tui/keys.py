"""From a key to what it does: the bindings as they come, and as the configuration has them."""

import unicodedata
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple, Protocol, runtime_checkable

from inspector.configuration.faults import meant, quoted, refuse_unknown, text_of
from inspector.configuration.setting import Origin, Table
from inspector.errors import ConfigurationError


class Key(NamedTuple):
    """One binding: its name in the configuration, its keys by comma, its name, what it does, a footer's short name."""

    id: str
    keys: str
    words: str
    help: str
    short: str = ""


KEYS = (
    Key("findings", "f2,1", "Findings", "Shows what was found, and why and how to fix it."),
    Key("claims", "f3,2", "Claims", "Shows each claim with its value, and times also in words."),
    Key("header", "f4,3", "Header", "Shows the decoded header."),
    Key("payload", "f5,4", "Payload", "Shows the decoded payload."),
    Key("signature", "f6,5", "Signature", "Shows the signature and the certificate it was checked with."),
    Key("open", "ctrl+o", "Open", "Opens a file or folder with tokens in it, or a capture of a login, by its name."),
    Key("files", "ctrl+b", "Files", "Shows the files of a folder, to open one of them or all."),
    Key("folder", "ctrl+d", "Whole folder", "In a folder's files: opens all of them, and those below, as one table."),
    Key("parent", "backspace,left", "Folder above", "In a folder's files: goes to the folder above."),
    Key("stop_reading", "ctrl+x", "Stop reading", "Stops reading a file or folder; what was read stays."),
    Key("certificate", "ctrl+k", "Certificate", "Sets the identity provider's certificate, issuer and key ID.", "Cert"),
    Key(
        "preflight",
        "f7",
        "Before signing",
        "Judges payload and signing options, or the code that signs, before a token exists.",
    ),
    Key(
        "case",
        "f9",
        "Case",
        "Shows the case that was pasted or opened: why the login failed, each of its calls, and its answer.",
    ),
    Key("tenants", "ctrl+g", "Tenants", "Lists the configured tenants, to choose, edit, add or import one."),
    Key("regain", "alt+r", "Regain", "Shows a damaged or edited token as it was signed, where that is proven."),
    Key("copy", "ctrl+y", "Copy", "Copies what the cursor is on: value, name and value, finding or report."),
    Key("save", "ctrl+s", "Save", "Saves the masked report on the case or token to a file: Markdown or a web page."),
    Key("tokens", "ctrl+l", "Tokens", "Lists the tokens that were found: verdict, place, times and first cause."),
    Key(
        "filter",
        "ctrl+f",
        "Filter",
        "Lists only those tokens that the words you write hold of: QJ501, error, verified.",
    ),
    Key(
        "verdicts", "ctrl+e", "Verdict", "Lists the tokens that do not conform, then those undecided, conforming, all."
    ),
    Key(
        "found_rules",
        "ctrl+u",
        "Rules found",
        "Lists the rules that found something, to list the tokens of one of them.",
    ),
    Key(
        "compare",
        "f8",
        "Compare",
        "Holds the shown token against another one of the list, or of before; once more swaps good and bad.",
    ),
    Key("clipboard", "ctrl+v", "Paste", "Reads a token from the system's clipboard."),
    Key("freeze", "space", "Freeze", "Stops the clock at this moment, or lets it run again."),
    Key("help", "f1", "Help", "Explains the part of the screen that you are in."),
    Key("palette", "ctrl+p", "Palette", "Lists everything that can be done, to search in."),
    Key("rules", "ctrl+r", "Rules", "Lists every rule, with why it is asked and how to fix what it finds."),
    Key("back", "escape", "Back", "Goes back to where you were; it never quits."),
    Key("quit", "ctrl+q", "Quit", "Quits."),
    Key("stop", "ctrl+c", "Stop", "Quits when it is pressed twice."),
    Key("reveal", "enter", "Whole value", "Opens the value under the cursor whole."),
    Key("next_token", "ctrl+n", "Next token", "Shows the next of the tokens that were found."),
    Key("previous_token", "ctrl+t", "Previous token", "Shows the token before this one."),
)


@runtime_checkable
class Keyed(Protocol):
    """What knows which keys bindings were given."""

    key_names: Mapping[str, str]


def spoken_key(keys: str) -> str:
    """The first of a binding's keys as people read it: F3 for f3."""
    first = keys.partition(",")[0]
    return first.upper() if first[0] == "f" and first[1:].isdecimal() else first


def keys_now(chosen: Mapping[str, str]) -> tuple[Key, ...]:
    """The bindings with the keys that the configuration gives them."""
    return tuple(key._replace(keys=chosen.get(key.id, key.keys)) for key in KEYS)


DEFAULTS: Mapping[str, str] = {key.id: key.keys for key in KEYS}
_BARE = (*"12345", "space")  # the bare keys that the design has: pages, and the clock
_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_OTHER_NAMES = {"control": "ctrl", "esc": "escape", "return": "enter"}


def keys_of(table: Table) -> Mapping[str, str]:
    """The keys of [tui.keys] by binding, as Textual names them, with commas between.

    Raises ConfigurationError for a binding or key that is unknown, a bare character, and two bindings on one key.
    """
    refuse_unknown(table, DEFAULTS)
    chosen = {name: _keys(text_of(setting), setting.origin) for name, setting in table.items()}
    _refuse_clash(chosen, table)
    return {name: ",".join(keys) for name, keys in chosen.items()}


def _refuse_clash(chosen: Mapping[str, tuple[str, ...]], table: Table) -> None:
    kept = {name: keys.split(",") for name, keys in DEFAULTS.items() if name not in chosen}
    holders: dict[str, str] = {}
    for name, keys in chain(kept.items(), chosen.items()):
        for key in keys:
            holder = holders.setdefault(_arriving(key), name)
            if holder != name:
                told = f"{table[name].origin}: “{key}” is already the key of {holder}"
                raise ConfigurationError(f"{told}; give one of them another")


def _arriving(key: str) -> str:
    """The key as a terminal sends it: ctrl+m arrives as enter."""
    from textual.keys import KEY_ALIASES  # noqa: PLC0415 - loading Textual takes a tenth of a second

    return next((name for name, others in KEY_ALIASES.items() if key in others), key)


def _keys(text: str, origin: Origin) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_key(part.strip(), origin) for part in text.split(",")))


def _key(text: str, origin: Origin) -> str:
    """A key as Textual names it: modifiers in the order of the alphabet, characters by their names."""
    *modifiers, name = [_OTHER_NAMES.get(part, part) for part in text.lower().split("+")]
    character = _character(name)
    key = "+".join([*sorted(set(modifiers)), _name(character) if character else name])
    if not _MODIFIERS.issuperset(modifiers) or not (character or name in _named()):
        raise ConfigurationError(f"{origin}: “{quoted(text)}” is no key; {_meant(text)}")
    if character and set(modifiers) <= {"shift"} and key not in _BARE:
        told = f"{origin}: “{quoted(text)}” is a bare character, and a paste may arrive as such keys"
        raise ConfigurationError(f"{told}; write alt+g or f12")
    return key


def _character(name: str) -> str:
    """The character that a key writes, "" where it writes none."""
    from textual.keys import REPLACED_KEYS, key_to_character  # noqa: PLC0415 - likewise

    found = name if len(name) == 1 else key_to_character(REPLACED_KEYS.get(name, name)) or ""
    return found if found.isprintable() and (found.isascii() or found == name) else ""


def _name(character: str) -> str:
    """Textual's name for the key of a character: slash for /."""
    from textual.keys import KEY_NAME_REPLACEMENTS  # noqa: PLC0415 - likewise

    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _named() -> frozenset[str]:
    """The names of keys that write no character."""
    return frozenset(key.rpartition("+")[2] for key in _all())


def _meant(text: str) -> str:
    near = meant(text, _all())
    return f"did you mean {near}?" if near else "write it as alt+g, f12 or ctrl+shift+s"


def _all() -> tuple[str, ...]:
    from textual.keys import Keys  # noqa: PLC0415 - likewise

    return tuple(key.value for key in Keys if not {"<", "-"} & set(key.value))  # <scroll-up>, ctrl-at: none to press
