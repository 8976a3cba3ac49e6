"""From a report to GitHub's Markdown, in which nothing untrusted is markup, a link or somebody's name to call."""

from collections.abc import Iterator

from inspector.diagnosis.dossier.document import (
    Block,
    Code,
    Dossier,
    Entry,
    Facts,
    Grid,
    Items,
    Line,
    Link,
    Strong,
    Words,
)
from inspector.report.maker import NAME, version
from inspector.report.markdown_text import coded, escaped


def render_markdown(dossier: Dossier) -> str:
    """The whole report, ending with a line end."""
    return "\n\n".join(_blocks(dossier)) + "\n"


def _blocks(dossier: Dossier) -> Iterator[str]:
    yield f"# {dossier.title}"
    yield "\n".join(f"> {_prose(line)}\n>" for line in dossier.about).removesuffix("\n>")
    for section in dossier.sections:
        yield f"{'#' * section.level} {escaped(section.title)}"
        yield from ("\n".join(_block(block)) for block in _joined(section.blocks))
    yield "---"
    yield f"Made by {NAME} {coded(version())}, which is no product of Qlik's."


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Lists that follow one another as one."""
    waiting: tuple[Line, ...] = ()
    for block in blocks:
        if isinstance(block, Items):
            waiting += block.lines
            continue
        if waiting:
            yield Items(waiting)
            waiting = ()
        yield block
    if waiting:
        yield Items(waiting)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words(line, is_alert):
            yield f"**DANGER** {_prose(line)}" if is_alert else _prose(line)
        case Items(lines):
            yield from (f"- {_prose(line)}" for line in lines)
        case Facts(rows):
            yield from (f"- {label}: {_prose(line)}" for label, line in rows)
        case Grid(heads, rows):
            yield _row(heads)
            yield _row(("---",) * len(heads))
            yield from (_row(tuple(_cell(cell) for cell in row)) for row in rows)
        case Entry():
            yield from _entry(block)


def _entry(entry: Entry) -> Iterator[str]:
    mark = escaped(entry.mark)
    indent = "  " if entry.is_consequence else ""
    if entry.severity is None:
        yield f"- **{_prose(entry.says)}** ({mark})"
    else:
        yield f"{indent}- **{entry.severity.value}** {mark}: {_prose(entry.says)}"
    yield from (f"{indent}  - {label}: {_prose(line)}" for label, line in entry.facts.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(line: Line) -> str:
    return _prose(line).replace("\n", " ")


def _prose(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(piece: str) -> str:
    match piece:
        case Code():
            return coded(piece)
        case Strong():
            return f"**{escaped(piece)}**"
        case Link():
            return f"<{piece}>" if piece.startswith("https://") else escaped(piece)
        case _:
            before, after = piece[: len(piece) - len(piece.lstrip(" "))], piece[len(piece.rstrip(" ")) :]
            return f"{before}{escaped(piece)}{after}" if piece.strip(" ") else piece
