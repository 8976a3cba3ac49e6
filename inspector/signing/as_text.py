"""From a preflight to lines for a terminal: verdict, findings, the library's words, and the token to come."""

from collections.abc import Iterator

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.checks.schema import schema
from inspector.checks.words import listed
from inspector.report.layout import indented, labelled, wrapped
from inspector.report.paint import Paint
from inspector.report.phrases import not_checked
from inspector.report.report import Verdict
from inspector.report.sheet import Sheet
from inspector.report.terminal import finding_block
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.json_text import stringify
from inspector.signing.javascript.values import Object, Unknown, Unseen, Value
from inspector.signing.preflight import Preflight
from inspector.signing.sight import before_unseen, objects_of
from inspector.visible import cut, visible

_NARROWEST = 40
_LONGEST = 300


def render(preflight: Preflight, sheet: Sheet) -> str:
    """The whole result as text, ending with a line end; every untrusted character in it is visible."""
    width = max(sheet.width, _NARROWEST)
    blocks = (
        _headline(preflight, sheet.paint, width),
        *(_finding(preflight, finding, width, sheet.paint) for finding in preflight.findings),
        *token_blocks(preflight, width, sheet.paint),
        list(_not_asked(preflight, width, sheet.paint)),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _headline(preflight: Preflight, paint: Paint, width: int) -> list[str]:
    counted = [(severity, preflight.count(severity)) for severity in Severity]
    counts = [f"{paint.sign(each)} {count} {each.value}{'' if count == 1 else 's'}" for each, count in counted if count]
    head = "  ".join([paint(preflight.verdict.value, f" {preflight.verdict.words} "), *counts, outcome(preflight)])
    told = wrapped(library_says(preflight), width) if preflight.refusal is not None else []
    if preflight.verdict is not Verdict.NONCONFORMING:
        told += wrapped(not_seen(preflight), width)
    if preflight.verdict is Verdict.UNDECIDED:
        told += wrapped("No error was found, but not all was asked: see below.", width)
    return [head, *told]


def library_says(preflight: Preflight) -> str:
    """The library's own words, "" where it refuses nothing."""
    said = " ".join((preflight.refusal or "").split())
    return f"{preflight.inputs.library} says: {visible(cut(said, _LONGEST))}" if said else ""


def outcome(preflight: Preflight) -> str:
    """What would come of it, in a few words."""
    if preflight.header is None:
        return "no token would result"
    if preflight.refusals:
        return "a token would result all the same"
    if preflight.awaited and preflight.verdict is not Verdict.NONCONFORMING:  # of which some are missing for sure
        required = _count_required()
        return f"as far as it can be seen: {required - len(preflight.awaited)} of {required} required members"
    return "as far as it can be seen" if preflight.assumed else "a token would result"


def not_seen(preflight: Preflight) -> str:
    """Which of the members that Qlik requires were not seen; "" where all are set, be it to what a run makes."""
    names, required = [where.rpartition("/")[2] for where in preflight.awaited], _count_required()
    if not names:
        return ""
    listing = f"Not seen: {listed(names, most=required)}." if len(names) < required else "None of them was seen."
    return f"{listing} Only a run shows whether the token has them, and what they are: do not take this for a yes."


def _count_required() -> int:
    return sum(len(schema(part)["required"]) for part in ("header", "payload"))


def _finding(preflight: Preflight, finding: Finding, width: int, paint: Paint) -> list[str]:
    """The finding with the line and column at which it is written."""
    block, spot = finding_block(finding, width, paint), preflight.spot(finding)
    if spot is None or finding.follows:
        return block
    source = f"{visible(spot.source)}, " if spot.source else ""
    place = labelled("written", f"{source}line {spot.line}, column {spot.column}", indent=2, label_width=8, width=width)
    at = next((number for number, line in enumerate(block) if line.lstrip().startswith("why")), len(block))
    return [*block[:at], *place, *block[at:]]


def token_blocks(preflight: Preflight, width: int, paint: Paint) -> tuple[list[str], ...]:
    """Header and payload of the token that would result, and what of them is taken for granted."""
    return (
        list(_members("Header", preflight.header, width, paint)),
        list(_members("Payload", preflight.payload, width, paint)),
        list(_assumed(preflight, width, paint)),
    )


def _members(title: str, members: Object | None, width: int, paint: Paint) -> Iterator[str]:
    if members is None:
        return
    yield paint("bold", f"{title} of the token that would result")
    widest = min(max((len(visible(name)) for name in members), default=0), 24)
    for name, value in members.items():
        text = value_text(value)
        if text is not None:
            yield from labelled(visible(cut(name, 24)), text, indent=2, label_width=widest + 2, width=width)


def value_text(value: Value) -> str | None:
    """A value as JSON, safe to show; None for what a token leaves out."""
    if isinstance(value, Unseen):
        return f"not seen; {value.text} may bring it"
    if isinstance(value, Unknown):
        return f"{value.text}  (known when the program runs)"
    text = stringify(value)
    return None if text is None else visible(cut(text, _LONGEST))


def _assumed(preflight: Preflight, width: int, paint: Paint) -> Iterator[str]:
    if preflight.assumed:
        yield paint("bold", "Taken for granted, for only a run would show it")
        for where, text in preflight.assumed:
            yield from indented(f"{visible(spoken(where))}: {text}", 2, width)
    for words in (*_awaited(preflight), *_overwritten(preflight.inputs)):
        yield from indented(words, 2, width)
    for words in preflight.inputs.unseen:
        yield from indented(words, 2, width)


def _awaited(preflight: Preflight) -> Iterator[str]:
    """The members that what is not seen has to bring, by the object in which they are missed."""
    missed: dict[str, list[str]] = {}
    for where in preflight.awaited:
        above, _, name = where.rpartition("/")
        missed.setdefault(above, []).append(name)
    for above, names in missed.items():
        yield f"{visible(spoken(above))}: what is not seen has to bring {listed(names, most=12)}"


def _overwritten(inputs: Inputs) -> Iterator[str]:
    """The members that stand before what is not seen, which may set them anew."""
    for where, value in objects_of(inputs.payload, inputs.options):
        names = before_unseen(value)
        if names:
            them = "it" if len(names) == 1 else "them"
            yield f"{spoken(where)}: what stands behind {them} may overwrite {listed(names, most=12)}"


def spoken(where: str) -> str:
    """A place as people say it: options.expiresIn."""
    return where[1:].replace("/", ".") or "the call"


def _not_asked(preflight: Preflight, width: int, paint: Paint) -> Iterator[str]:
    lines = not_checked(preflight.report)
    if lines:
        yield paint("bold", "Not checked")
        for text in lines:
            yield from map(paint.drawn, indented(text, 2, width))
