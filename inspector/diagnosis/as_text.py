"""From a diagnosis to lines for a terminal: first cause first, then what follows, what it is not, what is not known."""

from collections.abc import Iterator

from inspector.diagnosis.call_list import calls
from inspector.diagnosis.cause import Diagnosis, Told
from inspector.diagnosis.cause_as_text import cause_lines, head, outcome, row
from inspector.diagnosis.dossier.veil import Veil
from inspector.diagnosis.evidence import Exposure
from inspector.diagnosis.marks_as_text import made_block
from inspector.diagnosis.phrases import on_exposure, predicted, worded
from inspector.report.layout import labelled, wrapped
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet
from inspector.visible import visible

_NARROWEST = 40
MOST = 8  # further causes: more of them hide the first


def render(diagnosis: Diagnosis, sheet: Sheet) -> str:
    """The whole diagnosis as text, ending with a line end; every untrusted character in it is visible."""
    width, paint = max(sheet.width, _NARROWEST), sheet.paint
    lists = titled_lists(diagnosis)
    blocks = (
        *(exposure_lines(each, width, paint, diagnosis.veil) for each in diagnosis.exposures),
        first_lines(diagnosis, width, paint),
        *(story_lines(diagnosis, each, width, paint) for each in diagnosis.stories),
        _list(*lists[0], width, paint),
        _found_too(diagnosis, width, paint),
        *(_list(title, lines, width, paint) for title, lines in lists[1:4]),
        made_block(diagnosis.made, paint, width),
        *(_list(title, lines, width, paint) for title, lines in lists[4:]),
        list(calls(diagnosis, width, paint)),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def titled_lists(diagnosis: Diagnosis) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is said beside the causes, each kind under its title, safe to show; the first is what follows from it."""
    return (
        ("What follows from it", diagnosis.follows),
        ("Answered, and explained by no source that is known", _some(diagnosis.unknown_answers)),
        ("What Qlik would most likely answer (a prediction)", predicted(diagnosis)),
        ("Not the cause", diagnosis.not_the_cause),
        ("Seen, too", diagnosis.seen),
        ("Not known", (*diagnosis.not_known, *_notes(diagnosis))),
        ("Where to look next", diagnosis.look_next),
    )


def exposure_lines(exposure: Exposure, width: int, paint: Paint, veil: Veil | None = None) -> list[str]:
    """A secret that lies where others can read it, and what to do; never the secret."""
    what, where = exposure
    place = worded(veil, where)
    told = wrapped(visible(f"{what[0].upper()}{what[1:]}, {place}."), width)
    return [
        f"{paint('nonconforming', ' DANGER ')}  a secret is where others can read it",
        *(paint("bold", line) for line in told),
        *row("change", on_exposure(exposure), width, paint),
    ]


def first_lines(diagnosis: Diagnosis, width: int, paint: Paint) -> list[str]:
    """The first cause whole; where there is none, what came of the case."""
    cause = diagnosis.first_cause
    told = wrapped(outcome(diagnosis), width) if cause is None else cause_lines(cause, width, paint)
    return [head(diagnosis, paint), *told]


def story_lines(diagnosis: Diagnosis, told: Told, width: int, paint: Paint) -> list[str]:
    """What happened to a token whose signature is not good."""
    where, story = told
    proof = "proven by the signature" if story.is_proven else "nothing could be proven"
    place = f" ({visible(where)})" if where and len(diagnosis.stories) > 1 else ""
    at = f"character {story.character:,} of the token" if story.character is not None else ""
    return [
        f"{paint('bold', f'What happened to the token{place}')}, {proof}",
        *(f"  {paint.drawn(line)}" for line in wrapped(worded(diagnosis.veil, story.message), width - 2)),
        *row("where", at, width, paint),
        *row("change", story.fix, width, paint),
    ]


def _found_too(diagnosis: Diagnosis, width: int, paint: Paint) -> list[str]:
    """Further causes with what to change; what a token breaks beside, in a line each, for inspect explains it."""
    lines: list[str] = []
    for cause in diagnosis.found_too[:MOST]:
        where = f" ({visible(cause.where)})" if cause.where else ""
        lines += [paint.drawn(line) for line in _item("·", f"{cause.says}{where}", width)]
        if cause.by != "token":
            lines += [paint.drawn(line) for line in labelled("", cause.change, indent=2, label_width=4, width=width)]
    more = len(diagnosis.found_too) - MOST
    if more > 0:
        lines.append(f"  and {more:,} more; “qlik-jwt inspect” shows all that is found in a token")
    return [paint("bold", "Found too"), *map(paint.drawn, lines)] if lines else []


def _some(lines: tuple[str, ...]) -> tuple[str, ...]:
    more = len(lines) - MOST
    return lines if more <= 0 else (*lines[:MOST], f"and {more:,} more")


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
