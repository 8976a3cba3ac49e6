"""From text to reports: the one path that every token takes, be it one or one of millions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from inspector.checks.case import Case, Standing
from inspector.checks.catalogue import RuleSet
from inspector.checks.fault import Fault
from inspector.checks.judge import judge, judge_fault
from inspector.errors import require
from inspector.inspection.facts import facts_of, standings_of
from inspector.inspection.inquiry import ALL_RULES, NOBODY, Inquiry
from inspector.intake import SHORTEST_HEADER, Found, damaged_token, find_tokens
from inspector.jose import Problem, Token, read_token, unread_token
from inspector.report.report import Place, Report
from inspector.trust.tenant import Tenant

_BEGINS = "eyJ"
_UNSIGNED = Standing("unsigned")
_Facts: TypeAlias = tuple[Standing, Case | Fault | None]
_OF_SIGNATURE = ("certificate", "usable key", "signature")


def inspect(text: str, *, now: float, tenant: Tenant | None = None, rules: RuleSet | None = None) -> Report:
    """The report on the first token in a text, found in whatever surrounds it.

    `now` is the moment of judgement in seconds since 1970-01-01 UTC. Without a tenant what ties the token to
    one is not asked, and the verdict cannot be better than undecided. Any text gives a report: one without
    a token is a finding (QJ101). Raises OptionError for a moment that no calendar has.
    """
    require(text, str, "text is a str")
    return inspect_all(text, Inquiry(now, tenant or NOBODY, rules or ALL_RULES))[0]


def inspect_all(text: str, inquiry: Inquiry, source: str = "") -> tuple[Report, ...]:
    """The reports on all tokens of a text, in order, each told once; if there is none, one that says so."""
    found = find_tokens(text)
    if not found:
        damaged = damaged_token(text)
        if damaged is None:
            return (inspect_nothing(text, inquiry, Place(source)),)
        found = (damaged,)
    return tuple(
        inspect_found(token, inquiry, _place(text, token.start, source))
        for token in sorted(_once_each(found), key=lambda each: each.start)
    )


def _once_each(found: tuple[Found, ...]) -> Iterator[Found]:
    """The tokens, each at its first place, with a word on repetitions and on what follows without a gap."""
    times = Counter(token.text for token in found)
    starts = {token.start for token in found}
    for text, first in {token.text: token for token in reversed(found)}.items():
        words = list(first.taken_off)
        if times[text] > 1:
            words.append(f"the same token at {times[text] - 1:,} more {'place' if times[text] == 2 else 'places'}")
        if first.end in starts:
            words.append("another token that follows without a gap")
        yield Found(text, first.start, first.end, tuple(words))


def inspect_found(found: Found, inquiry: Inquiry, place: Place) -> Report:
    """The report on a token that was found."""
    return _inspect_token(_read(found), inquiry, place)


def inspect_each(met: Sequence[tuple[Found, Place]], inquiry: Inquiry) -> list[Report]:
    """The report on each token that was found at a place, as `inspect_found` gives it, but quicker: many at once."""
    reports = _inspect_tokens([_read(found) for found, _ in met], [place for _, place in met], inquiry)
    return [report for report in reports if report is not None]


def _read(found: Found) -> Token:
    return read_token(found.text, before=_taken_off(found) if found.taken_off else ())


def inspect_bare(lines: Sequence[tuple[int, str]], inquiry: Inquiry, source: str) -> list[Report | None]:
    """The report on each numbered line that is a sound token and nothing else, None for any other.

    It is what `find_tokens` and `inspect_found` come to, but a batch's usual line is read once, and not searched first.
    """
    places: list[Place] = [tuple.__new__(Place, (source, number, 1)) for number, _ in lines]
    return _inspect_tokens([_bare(text) for _, text in lines], places, inquiry)


def _inspect_tokens(tokens: Sequence[Token | None], places: Sequence[Place], inquiry: Inquiry) -> list[Report | None]:
    """The report on each token, None where there is none; each by the tenant that fits it."""
    if not inquiry.among:
        return _by_one_tenant(tokens, places, inquiry)
    reports: list[Report | None] = [None] * len(tokens)
    for one, own in _of_each(tokens, inquiry):
        found = _by_one_tenant([tokens[number] for number in own], [places[number] for number in own], one)
        for number, report in zip(own, found, strict=True):
            reports[number] = report
    return reports


def _of_each(tokens: Sequence[Token | None], inquiry: Inquiry) -> Iterable[tuple[Inquiry, list[int]]]:
    """The inquiries that fit some of the tokens, each with their numbers."""
    found: dict[int, tuple[Inquiry, list[int]]] = {}
    for number, token in enumerate(tokens):
        if token is not None:
            one = inquiry.fitting(token)
            found.setdefault(id(one), (one, []))[1].append(number)
    return found.values()


def _by_one_tenant(tokens: Sequence[Token | None], places: Sequence[Place], inquiry: Inquiry) -> list[Report | None]:
    """The report on each token, None where there is none, all by the same tenant.

    All have been read, now all are verified, then all looked at, then those judged that are not as usual: the processor
    does the same again and again a third faster.
    """
    return [
        token and facts and _judged(token, facts, inquiry, place)
        for token, facts, place in zip(tokens, _facts_of_all(tokens, inquiry), places, strict=True)
    ]


def _bare(text: str) -> Token | None:
    if not text.startswith(_BEGINS):
        return None
    token = read_token(text.rstrip("\r\n"))
    return None if token.problems or len(token.parts[0]) < SHORTEST_HEADER else token


def _facts_of_all(tokens: Sequence[Token | None], inquiry: Inquiry) -> list[_Facts | None]:
    """The facts about each; where a fault of ours is met, about each by itself."""
    try:
        standings = list(standings_of(tokens, inquiry))
        return [token and facts_of(token, inquiry, each) for token, each in zip(tokens, standings, strict=True)]
    except Exception:  # noqa: BLE001 - it is met again, and reported, where it belongs
        return [token and _facts(token, inquiry) for token in tokens]


def inspect_nothing(text: str, inquiry: Inquiry, place: Place, instead: str = "") -> Report:
    """The report on a text that holds no token; `instead` is what is to be said of it, where it is not its contents."""
    problem = Problem(kind="no-token", where="", message=instead or _what_instead(text), span=(0, len(text)))
    return _inspect_token(unread_token("", (problem,)), inquiry, place)


def inspect_lost(inquiry: Inquiry, place: Place) -> Report:
    """The report on a line that ended the process that judged it: a bug of ours, or of what we rest on."""
    message = "this line ended the process that judged it: nothing of it was judged"
    problem = Problem(kind="internal-error", where="", message=message)
    return _inspect_token(unread_token("", (problem,)), inquiry, place)


def inspect_unsigned(text: str, inquiry: Inquiry, problems: tuple[Problem, ...] = ()) -> Report:
    """The report on a token that would result: "header.payload.", the signature yet to be made.

    `problems` are what was wrong before, with the inputs of signing. What only a signature can answer is not asked.
    """
    token = read_token(text)
    kept = tuple(problem for problem in token.problems if problem.kind != "no-signature")
    report = _inspect_token(token._replace(problems=problems + kept), inquiry, Place(), _UNSIGNED)
    return report._replace(skipped=tuple(skip for skip in report.skipped if skip.lacks not in _OF_SIGNATURE))


def _what_instead(text: str) -> str:
    """What a text without a token holds, where it is what people paste in its place."""
    if "PRIVATE KEY-----" in text:
        return "the text holds no token but a private key: if tokens are signed with it, who has seen it can sign any"
    if "-----BEGIN " in text:
        return "the text holds no token but a PEM file: a certificate or public key, to check tokens with"
    return "the text holds nothing that could be a token" if text.strip() else "the text is empty"


def judge_again(report: Report, inquiry: Inquiry, *, standing: Standing | None = None, reused: bool = False) -> Report:
    """The report on the same token by another inquiry, neither found nor read anew.

    With `standing` the signature is not verified anew either: for another moment and the same certificate. `reused`
    says that another token of the same run has its jti.
    """
    return _inspect_token(report.token, inquiry, report.place, standing, reused=reused)


def _inspect_token(
    token: Token, inquiry: Inquiry, place: Place, standing: Standing | None = None, *, reused: bool = False
) -> Report:
    fitting = inquiry.fitting(token) if inquiry.among else inquiry
    return _judged(token, _facts(token, fitting, standing, reused=reused), fitting, place)


def _facts(token: Token, inquiry: Inquiry, standing: Standing | None = None, *, reused: bool = False) -> _Facts:
    try:
        return facts_of(token, inquiry, standing, reused=reused)
    except Exception as error:  # noqa: BLE001 - a fault of ours is a finding, and the other tokens are still judged
        message = f"the facts could not be gathered ({type(error).__name__}): no rule was asked"
        broken = unread_token("", (Problem(kind="internal-error", where="", message=message),))
        return facts_of(broken, inquiry)


def _judged(token: Token, facts: _Facts, inquiry: Inquiry, place: Place) -> Report:
    """The report, once all facts are there."""
    signature, case = facts
    if case is None:
        findings, skipped = inquiry.of_certificate, inquiry.of_usual
    elif isinstance(case, Fault):
        findings, skipped = judge_fault(case, inquiry.rules, inquiry.tenant, inquiry.of_certificate)
    else:
        findings, skipped = judge(case, inquiry.rules, inquiry.of_certificate)
    passed_over = len(inquiry.among)  # the inquiry of a tenant that fits has none
    told = (token, inquiry.tenant, inquiry.moment, signature, findings, skipped, place, (), passed_over)
    return tuple.__new__(Report, told)  # in half the time that the constructor takes


def _taken_off(found: Found) -> tuple[Problem, ...]:
    message = f"taken off or undone to find the token: {', '.join(found.taken_off)}"
    return (Problem(kind="pasted-with-extras", where="", message=message),)


def _place(text: str, offset: int, source: str) -> Place:
    return Place(source, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
