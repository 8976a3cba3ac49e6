"""From preflights and their corrections to an outline to choose from, and to what is shown of the choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from inspector.checks.rule import Severity
from inspector.inspection import Inquiry
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.report.phrases import because
from inspector.report.report import Verdict
from inspector.report.ways import UNTOLD
from inspector.signing.as_text import library_says, not_seen, outcome, token_blocks
from inspector.signing.correction.as_code import corrected_code, place_of
from inspector.signing.correction.correct import Correction, correct
from inspector.signing.correction.to_recipe import recipe_of
from inspector.signing.inputs import Inputs
from inspector.signing.languages.written import LANGUAGES, SPOKEN, signing_code
from inspector.signing.preflight import Preflight, look_ahead
from inspector.tui.pages.explanation import explanation
from inspector.tui.pages.findings import finding_rows
from inspector.tui.pages.row import Canvas, Row, rows
from inspector.tui.pages.verdict import counted, side_by_side
from inspector.visible import visible

_WIDTH, _PLAIN = 80, Paint()
TOKEN, CORRECTED = "token", "corrected"


class Choice(NamedTuple):
    """What can be chosen of the outline: of which call, and which finding (its number), part or language."""

    call: int
    what: str


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of a signing library: what was found of it, and how it is set right; `moment` is that of signing."""

    preflight: Preflight
    correction: Correction
    moment: float

    @cached_property
    def corrected(self) -> str:
        """The corrected inputs as source."""
        return corrected_code(self.correction)

    def code(self, language: str) -> str:
        """The program that signs the corrected token."""
        return signing_code(language, recipe_of(self.correction, language, self.moment))

    @property
    def made(self) -> Preflight:
        """The token that would result, or where none would, that of the corrected inputs."""
        return self.preflight if self.preflight.header is not None else self.correction.preflight

    def cause(self, what: str) -> str:
        """The code of the finding that was chosen, if others follow from it; "" else."""
        found = self.preflight.findings
        code = found[int(what)].rule.code if what.isdigit() and found[int(what)].follows is None else ""
        return code if any(finding.follows == code for finding in found) else ""

    def text_of(self, what: str) -> str:
        """What can be copied of a choice; "" where that is nothing."""
        if what == CORRECTED:
            return self.corrected
        if what == TOKEN:
            return "\n\n".join("\n".join(block) for block in token_blocks(self.made, _WIDTH, _PLAIN) if block) + "\n"
        if what.isdigit():
            finding = self.preflight.findings[int(what)]
            told = f"{finding.rule.code} {finding.rule.name}: {visible(finding.message)}"
            return f"{told}\nFix: {finding.rule.fix}\n"
        return self.code(what) if what in LANGUAGES else ""


def call_of(inputs: Inputs, inquiry: Inquiry) -> Call:
    """What is found of the inputs, and how they are set right, as if signed at the inquiry's moment."""
    return Call(preflight=look_ahead(inputs, inquiry), correction=correct(inputs, inquiry), moment=inquiry.moment)


def outline(calls: Sequence[Call], unfolded: frozenset[str], canvas: Canvas) -> list[Row]:
    """The verdict on each call with its findings, consequences folded under their causes; then what is made of it."""
    found: list[Row] = []
    for number, call in enumerate(calls):
        found += _of_call(call, number, unfolded, canvas)
    return found


def choice_of(about: str | None) -> Choice | None:
    """The choice that a row of the outline stands for."""
    call, _, what = (about or "").partition(":")
    return Choice(int(call), what) if what else None


def _of_call(call: Call, number: int, unfolded: frozenset[str], canvas: Canvas) -> list[Row]:
    paint, preflight = canvas.paint, call.preflight
    found = [Row("")] if number else []
    place = place_of(preflight.inputs)
    if place:
        found.append(Row(paint("bold", canvas.ending(place, canvas.width))))
    found.append(Row(_headline(preflight, canvas)))
    listed = finding_rows(preflight.findings, unfolded, canvas)
    found += (row._replace(about=f"{number}:{row.about}") for row in listed)
    count = len(call.correction.changes)
    changes = f"{count} change{'' if count == 1 else 's'}" if count else "nothing to change"
    found.append(_part(f"the inputs corrected: {changes}", number, CORRECTED, canvas))
    once = "" if preflight.header is not None else ", once they are corrected"
    found.append(_part(f"the token that would result{once}", number, TOKEN, canvas))
    return [*found, *(_part(f"code that signs it: {SPOKEN[name]}", number, name, canvas) for name in LANGUAGES)]


def _part(words: str, number: int, what: str, canvas: Canvas) -> Row:
    arrow = ">" if canvas.paint.ascii else "→"
    return Row(f"{canvas.paint('dim', arrow)} {canvas.clipped(words, canvas.width - 2)}", f"{number}:{what}")


def _headline(preflight: Preflight, canvas: Canvas) -> str:
    """The verdict's words, how many of each severity, and what would come of it."""
    words, made = f" {preflight.verdict.words} ", outcome(preflight)
    counts = counted({severity: preflight.count(severity) for severity in Severity}, canvas.paint)
    verdict = (words, canvas.paint(preflight.verdict.value, words))
    return side_by_side([verdict, *counts, (made, made)], canvas.width)[0]


def chosen(calls: Sequence[Call], choice: Choice | None, canvas: Canvas) -> list[Row]:
    """What is shown of a choice; of none what the verdict on the first call means."""
    if choice is None or choice.call >= len(calls):
        return rows(_meaning(calls[0].preflight, canvas)) if calls else []
    call = calls[choice.call]
    if choice.what == TOKEN:
        blocks = token_blocks(call.made, canvas.width, canvas.paint)
        return [row for block in blocks if block for row in (*rows(block), Row(""))]
    if choice.what.isdigit():
        return _finding(call.preflight, int(choice.what), canvas)
    return [
        Row(canvas.paint.drawn(part)) for line in call.text_of(choice.what).splitlines() for part in _cut(line, canvas)
    ]


def _finding(preflight: Preflight, index: int, canvas: Canvas) -> list[Row]:
    """The finding explained, with where it is written."""
    finding = preflight.findings[index]
    spot = preflight.spot(finding)
    source = f"{visible(spot.source)}, " if spot is not None and spot.source else ""
    written = f"{source}line {spot.line}, column {spot.column}" if spot is not None else ""
    return explanation(preflight.report, finding, canvas, written)


def _meaning(preflight: Preflight, canvas: Canvas) -> list[str]:
    unseen = not_seen(preflight)
    conforms = "A token signed with these inputs conforms, as far as can be told before it is signed."
    words = {
        Verdict.CONFORMING: f"What is seen of these inputs conforms. {unseen}" if unseen else conforms,
        Verdict.UNDECIDED: f"{because(preflight.report, UNTOLD) or 'No error was found.'} {unseen}",
        Verdict.NONCONFORMING: library_says(preflight),
    }[preflight.verdict]
    return [canvas.paint.drawn(line) for line in wrapped(words, canvas.width)]


def _cut(line: str, canvas: Canvas) -> list[str]:
    """A line of code in pieces that fit."""
    width = max(canvas.width, 20)
    return [line[at : at + width] for at in range(0, len(line), width)] or [""]
