"""From a diagnosis to the first sections of its report: the cause, what to change, and what is and is not known."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause
from inspector.diagnosis.dangers import dangers
from inspector.diagnosis.dossier.document import Block, Code, Entry, Facts, Items, Line, Link, Section, Words
from inspector.diagnosis.dossier.scope import Scope
from inspector.diagnosis.marks.mark import Mark
from inspector.diagnosis.pair_as_text import PAIR, pair_items, which
from inspector.diagnosis.phrases import KNOWN_BY, grounded, on_danger, predicted, without_cause

_MOST = 50


def sections_of_case(scope: Scope) -> Iterator[Section]:
    """The sections that say why, those with nothing in them left out."""
    diagnosis = scope.diagnosis
    yield from _exposures(scope)
    yield _first(scope)
    yield from _stories(scope)
    yield from _listed(scope, "What follows from it", diagnosis.follows)
    yield from _found_too(scope)
    unexplained = "Answered, and explained by no source that is known"
    yield from _listed(scope, unexplained, diagnosis.unknown_answers)
    yield from _listed(scope, "What Qlik would most likely answer (a prediction)", predicted(diagnosis))
    yield from _listed(scope, "Not the cause", diagnosis.not_the_cause)
    yield from _pair(scope)
    yield from _made(scope)
    yield from _listed(scope, "Seen, too", diagnosis.seen)
    notes = tuple(
        f"{scope.source(each.source)}: {scope.heard(each.words)}" for each in diagnosis.notes if not each.is_of_masking
    )
    yield from _listed(scope, "Not known", (*diagnosis.not_known, *notes))
    yield from _listed(scope, "Where to look next", diagnosis.look_next)


def _exposures(scope: Scope) -> Iterator[Section]:
    found: list[Block] = []
    for danger in dangers(scope.diagnosis.exposures)[:_MOST]:
        told = scope.heard(f"{danger.what[0].upper()}{danger.what[1:]}, ") + danger.places(scope.words)
        found.append(Words((f"{told}. {on_danger(danger.what)}",), is_alert=True))
    if found:
        yield Section(title="A secret is where others can read it", blocks=tuple(found))


def _first(scope: Scope) -> Section:
    cause = scope.diagnosis.first_cause
    if cause is None:
        return Section(title="Cause", blocks=(Words((scope.words(without_cause(scope.diagnosis)),)),))
    return Section(title=cause.title, blocks=(_cause(scope, cause),))


def _cause(scope: Scope, cause: Cause) -> Entry:
    rows: list[tuple[str, Line]] = [("rests on", (scope.words(grounded(each)),)) for each in cause.rests_on]
    rows += [(label, (scope.words(text),)) for label, text in (("look at", cause.look), ("change", cause.change))]
    sources = dict.fromkeys(each for ground in cause.rests_on for each in ground.sources[:1])
    rows += [("source", (Link(each),)) for each in sources]
    where = f", {scope.words(cause.where)}" if cause.where else ""
    return Entry(
        severity=None,
        mark=f"{KNOWN_BY[cause.by]}{where}",
        says=(scope.words(cause.says),),
        facts=Facts(tuple((label, line) for label, line in rows if line[0])),
    )


def _stories(scope: Scope) -> Iterator[Section]:
    """What happened to tokens after signing, where that is not the first cause."""
    found: list[Block] = []
    for where, story, _ in scope.diagnosis.stories:
        rows: list[tuple[str, Line]] = [("change", (story.fix,))] if story.fix else []
        rows += [("tried", ("; ".join(story.tried),))] if story.tried else []
        mark = ", ".join(filter(None, (story.standing, scope.words(where))))
        told = (scope.words(story.message),)
        found.append(Entry(severity=None, mark=mark, says=told, facts=Facts(tuple(rows))))
    if found:
        yield Section(title="What happened to the token after signing", blocks=tuple(found))


def _found_too(scope: Scope) -> Iterator[Section]:
    """Further causes; those of a token in a line each, for the token's section explains them."""
    causes = scope.diagnosis.found_too
    found: list[Block] = [
        _cause(scope, each) if each.by != "token" else Items(((scope.words(f"{each.says} ({each.where})"),),))
        for each in causes[:_MOST]
    ]
    if len(causes) > _MOST:
        found.append(Words((f"And {len(causes) - _MOST:,} more.",)))
    if found:
        yield Section(title="Found too", blocks=tuple(found))


def _pair(scope: Scope) -> Iterator[Section]:
    """What differs between two tokens that are a case of their own."""
    found = scope.diagnosis.comparison
    if found is not None:
        told = [(scope.words(f"{name}: {where}"),) for name, where in which(found)]
        differences = _items(scope, tuple(pair_items(scope.diagnosis)))
        blocks = (Items(tuple(told)), Words((scope.words(found.summary),)), Items(differences))
        yield Section(title=PAIR, blocks=blocks if differences else blocks[:2])


def _made(scope: Scope) -> Iterator[Section]:
    made = scope.diagnosis.made
    if made:
        told = Words(("Guesses from the token's shape, each with what was seen.",))
        yield Section(title="How it was likely made", blocks=(told, *(_mark(scope, each) for each in made)))


def _mark(scope: Scope, mark: Mark) -> Entry:
    rows: list[tuple[str, Line]] = [("seen", (scope.words(reason),)) for reason in mark.reasons]
    rows += [("write", (f"{each.language}: ", Code(each.code))) for each in mark.changes]
    rows += [("source", (Link(each),)) for each in mark.sources]
    return Entry(severity=None, mark=f"{mark.grade}", says=(mark.guess,), facts=Facts(tuple(rows)))


def _listed(scope: Scope, title: str, texts: tuple[str, ...]) -> Iterator[Section]:
    lines = _items(scope, texts)
    if lines:
        yield Section(title=title, blocks=(Items(lines),))


def _items(scope: Scope, texts: tuple[str, ...]) -> tuple[Line, ...]:
    """The texts as lines; of too many the first ones, and how many more there are."""
    lines = [(scope.words(text),) for text in texts[:_MOST]]
    if len(texts) > _MOST:
        lines.append((f"and {len(texts) - _MOST:,} more",))
    return tuple(lines)
