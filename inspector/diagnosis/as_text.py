"""From a diagnosis to lines for a terminal: first cause first, then what follows, what it is not, what is not known."""

from collections.abc import Iterator

from inspector.diagnosis.calls import calls
from inspector.diagnosis.cause import Cause, Diagnosis
from inspector.diagnosis.marks_as_text import made_block
from inspector.diagnosis.phrases import KNOWN_BY, grounded, on_exposure, predicted, without_cause
from inspector.report.layout import addressed, labelled, wrapped
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet
from inspector.visible import visible

_NARROWEST = 40
_LABEL = 10
_MOST = 8  # further causes: more of them hide the first
_HEADS = {
    "worked": ("conforming", "THE LOGIN WORKED"),
    "failed": ("undecided", "NO KNOWN CAUSE"),
    "unknown": ("undecided", "NO CAUSE FOUND"),
}


def render(diagnosis: Diagnosis, sheet: Sheet) -> str:
    """The whole diagnosis as text, ending with a line end; every untrusted character in it is visible."""
    width, paint = max(sheet.width, _NARROWEST), sheet.paint
    blocks = (
        *_exposures(diagnosis, width, paint),
        _first(diagnosis, width, paint),
        *_stories(diagnosis, width, paint),
        _list("What follows from it", diagnosis.follows, width, paint),
        _found_too(diagnosis, width, paint),
        _list("Answered, and explained by no source that is known", _some(diagnosis.unknown_answers), width, paint),
        _list("What Qlik would most likely answer (a prediction)", predicted(diagnosis), width, paint),
        _list("Not the cause", diagnosis.not_the_cause, width, paint),
        made_block(diagnosis.made, paint, width),
        _list("Not known", (*diagnosis.not_known, *_notes(diagnosis)), width, paint),
        _list("Where to look next", diagnosis.look_next, width, paint),
        list(calls(diagnosis, width, paint)),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _exposures(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[list[str]]:
    for exposure in diagnosis.exposures:
        what, where = exposure
        place = visible(where if diagnosis.veil is None else diagnosis.veil.words(visible(where)))
        head = wrapped(f"{visible(what[0].upper() + what[1:])}, {place}.", width)
        yield [
            f"{paint('nonconforming', ' DANGER ')}  a secret is where others can read it",
            *(paint("bold", line) for line in head),
            *_row("change", on_exposure(exposure), width, paint),
        ]


def _first(diagnosis: Diagnosis, width: int, paint: Paint) -> list[str]:
    cause = diagnosis.first_cause
    if cause is None:
        style, words = _HEADS[diagnosis.outcome]
        return [paint(style, f" {words} "), *wrapped(without_cause(diagnosis), width)]
    head = paint("nonconforming", " FIRST CAUSE " if cause.is_sure else " LIKELIEST CAUSE ")
    where = f", {visible(cause.where)}" if cause.where else ""
    return [f"{head}  {KNOWN_BY[cause.by]}{where}", *_says(cause, width, paint), *_rows(cause, width, paint)]


def _stories(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[list[str]]:
    """What happened to each token whose signature is not good."""
    for where, story in diagnosis.stories:
        proof = "proven by the signature" if story.is_proven else "nothing could be proven"
        place = f" ({visible(where)})" if where and len(diagnosis.stories) > 1 else ""
        at = f"character {story.character:,} of the token" if story.character is not None else ""
        yield [
            f"{paint('bold', f'What happened to the token{place}')}, {proof}",
            *(f"  {paint.drawn(line)}" for line in wrapped(story.message, width - 2)),
            *_row("where", at, width, paint),
            *_row("change", story.fix, width, paint),
        ]


def _says(cause: Cause, width: int, paint: Paint) -> list[str]:
    return [paint("bold", paint.drawn(line)) for line in wrapped(cause.says, width)]


def _rows(cause: Cause, width: int, paint: Paint) -> Iterator[str]:
    for number, ground in enumerate(cause.rests_on):
        yield from _row("rests on" if not number else "", grounded(ground), width, paint)
    yield from _row("look at", cause.look, width, paint)
    yield from _row("change", cause.change, width, paint)
    for number, address in enumerate(dict.fromkeys(each for ground in cause.rests_on for each in ground.sources[:1])):
        label = "source" if not number else ""
        lines = addressed(label, _address(address), indent=2, label_width=_LABEL, width=width)
        yield from map(paint.drawn, lines)


def _address(source: str) -> str:
    return source.removeprefix("https://").removeprefix("www.")


def _row(label: str, text: str, width: int, paint: Paint) -> list[str]:
    if not text:
        return []
    return [paint.drawn(line) for line in labelled(label, text, indent=2, label_width=_LABEL, width=width)]


def _found_too(diagnosis: Diagnosis, width: int, paint: Paint) -> list[str]:
    """Further causes with what to change; what a token breaks beside, in a line each, for inspect explains it."""
    lines: list[str] = []
    for cause in diagnosis.found_too[:_MOST]:
        where = f" ({visible(cause.where)})" if cause.where else ""
        lines += [paint.drawn(line) for line in _item("·", f"{cause.says}{where}", width)]
        if cause.by != "token":
            lines += [paint.drawn(line) for line in labelled("", cause.change, indent=2, label_width=4, width=width)]
    more = len(diagnosis.found_too) - _MOST
    if more > 0:
        lines.append(f"  and {more:,} more; “qlik-jwt inspect” shows all that is found in a token")
    return [paint("bold", "Found too"), *map(paint.drawn, lines)] if lines else []


def _some(lines: tuple[str, ...]) -> tuple[str, ...]:
    more = len(lines) - _MOST
    return lines if more <= 0 else (*lines[:_MOST], f"and {more:,} more")


def _notes(diagnosis: Diagnosis) -> Iterator[str]:
    yield from (f"{visible(each.source)}: {visible(each.words)}" for each in diagnosis.notes)


def _list(title: str, lines: tuple[str, ...], width: int, paint: Paint) -> list[str]:
    if not lines:
        return []
    mark = paint.drawn("·")
    told = [paint.drawn(line) for text in lines for line in _item(mark, text, width)]
    return [paint("bold", title), *told]


def _item(mark: str, text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width - 4)
    return [f"  {mark} {first}", *(f"    {line}" for line in rest)]
