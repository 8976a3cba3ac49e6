"""From Markdown to what its readers see: two of GitHub's habits, tables and bare addresses as links, among them."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("gfm-like")


class Seen(NamedTuple):
    """Headings with their level, links, cells of tables row by row, items with their depth; and what was met at all.

    `prose` are the pieces of text outside of code: where services look for names to call, signs and numbers.
    """

    headings: list[tuple[int, str]]
    links: list[str]
    rows: list[list[str]]
    items: list[tuple[int, str]]
    kinds: frozenset[str]
    prose: list[str]
    text: str


def seen(markdown: str) -> Seen:
    """What is seen of a document."""
    blocks = _READER.parse(markdown)
    inner = [child for block in blocks for child in block.children or ()]
    return Seen(
        headings=[(int(block.tag[1]), _text(after)) for block, after in _pairs(blocks, "heading_open")],
        links=[str(child.attrs["href"]) for child in inner if child.type == "link_open"],
        rows=list(_rows(blocks)),
        items=[(_depth(blocks, at), _text(blocks[at + 2])) for at in _places(blocks, "list_item_open")],
        kinds=frozenset(token.type.removesuffix("_open").removesuffix("_close") for token in (*blocks, *inner)),
        prose=[child.content for child in inner if child.type == "text"],
        text="\n".join(_text(block) for block in blocks if block.type == "inline"),
    )


def _text(block: Token) -> str:
    return "".join(child.content for child in block.children or () if child.type in ("text", "code_inline"))


def _places(blocks: list[Token], kind: str) -> list[int]:
    return [at for at, block in enumerate(blocks) if block.type == kind]


def _pairs(blocks: list[Token], kind: str) -> Iterator[tuple[Token, Token]]:
    return ((blocks[at], blocks[at + 1]) for at in _places(blocks, kind))


def _depth(blocks: list[Token], place: int) -> int:
    """How many lists an item lies in."""
    return sum({"bullet_list_open": 1, "bullet_list_close": -1}.get(block.type, 0) for block in blocks[:place])


def _rows(blocks: list[Token]) -> Iterator[list[str]]:
    for at in _places(blocks, "tr_open"):
        end = next(place for place in _places(blocks, "tr_close") if place > at)
        yield [_text(block) for block in blocks[at:end] if block.type == "inline"]
