"""From text to markup, in XML and HTML alike: what is not made by this builder is text, and shows as it is."""

import html
from collections.abc import Iterable

from inspector.visible import visible


class Markup(str):
    """Text that is markup already; only `element`, `void` and `joined` make it, and whoever writes out a constant."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | float | None) -> Markup:
    """An element; plain strings in it become text. An attribute `class_` is class, `stroke_width` stroke-width."""
    return Markup(f"<{tag}{_attributes(attributes)}>{joined(content)}</{tag}>")


def void(tag: str, **attributes: str | float | None) -> Markup:
    """An element that never has content, as HTML writes it."""
    return Markup(f"<{tag}{_attributes(attributes)}>")


def opened(tag: str, **attributes: str | float | None) -> Markup:
    """The start of an element whose content and end are written later."""
    return Markup(f"<{tag}{_attributes(attributes)}>")


def joined(content: Iterable[str]) -> Markup:
    """Pieces one after another, markup as it is, all else as text."""
    return Markup("".join(piece if isinstance(piece, Markup) else text(piece) for piece in content))


def text(plain: str) -> str:
    """Text in ASCII alone, so that no terminal's or pipe's encoding can spoil the document; what hides is visible."""
    return html.escape(visible(plain)).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _attributes(attributes: dict[str, str | float | None]) -> str:
    """Those that are not None."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
