"""From a diagnosis to lines for a terminal: first cause first, then what follows, what it is not, what is not known."""

from collections.abc import Iterator

from inspector.diagnosis.call_list import calls
from inspector.diagnosis.cause import Diagnosis, Told
from inspector.diagnosis.cause_as_text import cause_lines, head, outcome, row
from inspector.diagnosis.dangers import Danger, dangers
from inspector.diagnosis.marks_as_text import made_block
from inspector.diagnosis.pair_as_text import pair_block
from inspector.diagnosis.phrases import on_danger, predicted, worded
from inspector.diagnosis.veil.veil import Veil
from inspector.report.layout import hanging, indented, labelled, wrapped
from inspector.report.paint import Paint, columns
from inspector.report.sheet import Sheet
from inspector.visible import visible

_NARROWEST = 40
MOST = 8  # further causes: more of them hide the first


def render(diagnosis: Diagnosis, sheet: Sheet) -> str:
    """The whole diagnosis as text, ending with a line end; every untrusted character in it is visible."""
    width, paint = max(sheet.width, _NARROWEST), sheet.paint
    lists = titled_lists(diagnosis)
    blocks = (
        *_dangers(diagnosis, width, paint),
        first_lines(diagnosis, width, paint),
        *(story_lines(diagnosis, each, width, paint) for each in diagnosis.stories),
        _list(*lists[0], width, paint),
        _found_too(diagnosis, width, paint),
        *(_list(title, lines, width, paint) for title, lines in lists[1:4]),
        pair_block(diagnosis, sheet, width),
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


def _dangers(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[list[str]]:
    found = dangers(diagnosis.exposures)
    yield from (danger_lines(each, width, paint, diagnosis.veil) for each in found[:MOST])
    yield more_dangers(len(found))


def more_dangers(count: int) -> list[str]:
    """How many secrets there are beside those that are shown, of so many in all; nothing where there are none."""
    more = count - MOST
    return [f"and {more:,} more secret{' is' if more == 1 else 's are'} where others can read them"] if more > 0 else []


def danger_lines(danger: Danger, width: int, paint: Paint, veil: Veil | None = None) -> list[str]:
    """A secret that lies where others can read it, and what to do; never the secret."""
    places = danger.places(lambda where: worded(veil, where))
    told = wrapped(visible(f"{danger.what[0].upper()}{danger.what[1:]}, {places}."), width)
    return [
        f"{paint('nonconforming', ' DANGER ')}  a secret is where others can read it",
        *(paint("bold", line) for line in told),
        *row("change", on_danger(danger.what), width, paint),
    ]


def first_lines(diagnosis: Diagnosis, width: int, paint: Paint) -> list[str]:
    """The first cause whole; where there is none, what came of the case."""
    cause = diagnosis.first_cause
    told = wrapped(outcome(diagnosis), width) if cause is None else cause_lines(cause, width, paint)
    return [head(diagnosis, width, paint), *told]


def story_lines(diagnosis: Diagnosis, told: Told, width: int, paint: Paint) -> list[str]:
    """What happened to a token whose signature is not good."""
    where, story = told.where, told.story
    place = f" ({visible(where)})" if where and len(diagnosis.stories) > 1 else ""
    at = f"character {story.character:,} of the token" if story.character is not None else ""
    return [
        *_titled(f"What happened to the token{place},", story.standing, width, paint),
        *map(paint.drawn, indented(worded(diagnosis.veil, story.message), 2, width)),
        *row("where", at, width, paint),
        *row("change", story.fix, width, paint),
        *row("tried", "; ".join(story.tried), width, paint),
    ]


def _titled(title: str, rest: str, width: int, paint: Paint) -> list[str]:
    """A title in bold, and plain words behind it, on a line of their own where both are too long for one."""
    told = paint.drawn(title)
    if columns(f"{told} {rest}") <= width:
        return [f"{paint('bold', told)} {rest}"]
    return [
        *(paint("bold", line) for line in wrapped(told, width)),
        *(f"  {line}" for line in wrapped(rest, width - 2)),
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
    first, *rest = hanging(text, 4, width)
    return [f"  {mark} {first}".rstrip(), *rest]
