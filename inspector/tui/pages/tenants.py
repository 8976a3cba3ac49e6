"""From the tenants that are kept to a line for each, with a sign and a word on its certificate, and to all of one."""

from collections.abc import Sequence
from typing import NamedTuple

from inspector.configuration.kept import Kept
from inspector.configuration.places import whose
from inspector.report.layout import labelled, wrapped
from inspector.tui.desk import Desk
from inspector.tui.pages.certificate import certificate_state
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.visible import cut, visible

EACH, NEW, IMPORT = "each", "new", "import"
_OF_TENANT = "="
_ROOM_FOR_PLACES, _WIDE = 56, 96
_USED, _CERTIFICATE, _PLACE, _LABEL = 9, 21, 17, 13
_LONGEST = 1000  # characters of a text: nobody reads more of it in a few lines
_GIVEN = {"cert": "certificate", "issuer": "issuer", "key-id": "key ID", "clock-tolerance": "clock tolerance"}


class Widths(NamedTuple):
    """How many columns each cell takes, 0 for one that there is no room for; a gap follows each."""

    name: int
    issuer: int = 0
    key_id: int = 0
    place: int = 0


def about(name: str) -> str:
    """What the line of a tenant stands for."""
    return _OF_TENANT + name


def named(about: str) -> str:
    """The name of the tenant whose line stands for this, "" for another line."""
    return about.removeprefix(_OF_TENANT) if about.startswith(_OF_TENANT) else ""


def tenant_rows(kept: Sequence[Kept], desk: Desk, canvas: Canvas) -> list[Row]:
    """A line for each tenant, that in use marked, and what else can be chosen."""
    widths, pad = _widths(canvas.width), " " * _USED
    found = [Row(canvas.paint("dim", line)) for line in _notes(desk, canvas)]
    if widths.place:
        found.append(Row(canvas.paint("dim", _head(widths, canvas))))
    found.append(Row(_used(desk.looks_for_each, canvas) + _words("each token by its own", canvas), EACH))
    found += [Row(_line(each, desk, widths, canvas), about(each.name)) for each in kept]
    if not desk.looks_for_each and all(desk.tenant.name != each.name for each in kept):
        found.append(
            Row(_used(True, canvas) + _words("none of these, but what was set for this run or by [tenant]", canvas))
        )
    new, brought = _words("new tenant", canvas), _words("import from the identity provider's JSON", canvas)
    return [*found, Row(""), Row(pad + new, NEW), Row(pad + brought, IMPORT)]


def _words(text: str, canvas: Canvas) -> str:
    return canvas.clipped(text, canvas.width - _USED)


def _widths(width: int) -> Widths:
    """The widths of cells: where there is little room, what is under the list tells the rest."""
    left = width - _USED - _CERTIFICATE - 1
    if width < _ROOM_FOR_PLACES:
        return Widths(left)
    left -= _PLACE + 1
    if width < _WIDE:
        return Widths(left)._replace(place=_PLACE)
    name = max(left // 4, 14)
    issuer = (left - name - 2) * 3 // 5
    return Widths(name, issuer, left - name - issuer - 2, _PLACE)


def _used(is_used: bool, canvas: Canvas) -> str:  # noqa: FBT001 - a cell's value
    mark = f"{'*' if canvas.paint.ascii else '●'} in use"
    return f"{canvas.paint('green', mark)} " if is_used else " " * _USED


def _head(widths: Widths, canvas: Canvas) -> str:
    cells = _cells(("name", "issuer", "key ID"), widths, canvas)
    return f"{' ' * _USED}{cells}{canvas.filled('certificate', _CERTIFICATE)} kept in"


def _cells(texts: tuple[str, str, str], widths: Widths, canvas: Canvas) -> str:
    told = zip(texts, widths[:3], strict=True)
    return "".join(f"{canvas.filled(canvas.paint.drawn(text), width)} " for text, width in told if width)


def _line(kept: Kept, desk: Desk, widths: Widths, canvas: Canvas) -> str:
    is_used = not desk.looks_for_each and desk.tenant.name == kept.name
    texts = (visible(kept.name), kept.text("issuer") or "-", kept.text("key-id") or "-")
    style, words = certificate_state(kept, desk.moment, canvas)
    cell = canvas.paint(style, canvas.filled(words, _CERTIFICATE))
    place = f" {canvas.clipped(whose(kept.files), widths.place)}" if widths.place else ""
    return f"{_used(is_used, canvas)}{_cells(texts, widths, canvas)}{cell}{place}"


def _notes(desk: Desk, canvas: Canvas) -> list[str]:
    """That what was told at the start holds until something else is chosen."""
    given = " and ".join(words for key, words in _GIVEN.items() if key in desk.given)
    if not given:
        return []
    wins = "win" if " and " in given else "wins"
    words = f"The {given} given at the start {wins} over what is kept, until another line is chosen."
    if set(desk.given) == {"clock-tolerance"}:
        words = f"The {given} given at the start is granted to every tenant."
    return [*wrapped(words, canvas.width), ""]


def of_row(about: str, kept: Sequence[Kept], path: str, canvas: Canvas) -> list[Row]:
    """What there is to say of the line that the cursor is on; `path` is the file that new ones go to."""
    if about == EACH:
        return rows(wrapped(_EACH, canvas.width))
    if about in (NEW, IMPORT):
        lines = wrapped(canvas.paint.drawn(_IMPORTED), canvas.width) if about == IMPORT else []
        return rows([*lines, *_labelled("kept in", path, canvas)])
    found = next((each for each in kept if each.name == named(about)), None)
    return [] if found is None else rows(_facts(found, canvas))


_EACH = (
    "Each token is judged by the tenant whose key ID and issuer it has, or one of them. "
    "Of a token that none fits, what ties it to a tenant is not checked."
)
_IMPORTED = "What “qlik identity-provider ls --json” prints, or the answer of GET /api/v1/identity-providers."


def _facts(kept: Kept, canvas: Canvas) -> list[str]:
    certificate, tolerance = kept.certificate, kept.values.get("clock-tolerance", 0)
    subject = "" if certificate is None else visible(certificate.subject or certificate.kind)
    told = (
        ("name", cut(visible(kept.name), _LONGEST)),
        ("issuer", cut(kept.text("issuer"), _LONGEST) or "not told, so iss is not checked"),
        ("key ID", cut(kept.text("key-id"), _LONGEST) or "not told, so kid is not checked"),
        ("certificate", visible(kept.trouble) or subject or "none, so signatures are not checked"),
        ("kept in", canvas.ending(kept.places(), canvas.width - _LABEL)),
        ("tolerance", f"{tolerance:g} s" if tolerance else ""),
        ("description", cut(kept.text("description"), _LONGEST)),
    )
    return [line for label, text in told if text for line in _labelled(label, text, canvas)]


def _labelled(label: str, text: str, canvas: Canvas) -> list[str]:
    lines = labelled(label, text, indent=0, label_width=_LABEL, width=canvas.width)
    return [canvas.paint.drawn(line) for line in lines]
