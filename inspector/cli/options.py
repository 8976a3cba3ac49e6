"""From the options that commands share to tenant, rules, moment and threshold."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import click

from inspector.checks.catalogue import BY_CODE, BY_NAME, RuleSet
from inspector.checks.rule import Severity
from inspector.cli.configured import all_tenants, tenant_values
from inspector.cli.given import place_of
from inspector.cli.grouped import with_options
from inspector.cli.instant import moment
from inspector.cli.kinds import FileName, OfTenant, OneOf, Seconds
from inspector.cli.tenants.tenant_name import tenant_names
from inspector.configuration.faults import quoted
from inspector.configuration.known import THRESHOLDS, is_pem, tolerance_at, variable_of
from inspector.configuration.told import tenant_of
from inspector.errors import OptionError
from inspector.inspection import Inquiry
from inspector.report.report import Report
from inspector.report.threshold import Threshold
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

CHOOSABLE = [code for code in BY_CODE if code != "QJ000"]
_PREFIX = re.compile(r"QJ[0-9]{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the shared options come to; `is_now` where no other moment was given.

    `given` is what they told of the tenant, by the names of settings; `read` are the files that it lies in.
    """

    tenant: Tenant
    rules: RuleSet
    moment: float
    is_now: bool
    fail_on: str
    exit_zero: bool
    among: tuple[Tenant, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    read: tuple[str, ...] = ()

    def inquiry(self, search: Search) -> Inquiry:
        """What tokens are judged by."""
        return Inquiry(self.moment, self.tenant, self.rules, search, self.among)

    def status(self, reports: list[Report]) -> int:
        """The exit status for these reports."""
        if any(report.crashed for report in reports):
            return 2
        return int(any(self.fails(report) for report in reports))

    def fails(self, report: Report) -> bool:
        """Whether one report reaches the threshold."""
        return self.threshold.is_reached(report)

    @property
    def threshold(self) -> Threshold:
        """What fails the run."""
        return Threshold("" if self.exit_zero else self.fail_on)


def judged_by(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which tokens are judged; the command gets them as one argument, `chosen`."""
    return _with_options(function, (*_JUDGING, *_STATUS))


def judged_on_screen(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same without those that only an exit status needs."""
    return _with_options(function, _JUDGING)


def _with_options(function: Callable[..., Any], options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    @functools.wraps(function)
    def command(  # noqa: PLR0913 - one argument an option
        *,
        tenant: str | None,
        cert: str | None,
        issuer: str | None,
        key_id: str | None,
        clock_tolerance: float | None,
        at: str | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        severity: tuple[str, ...],
        fail_on: str = "error",
        exit_zero: bool = False,
        **others: Any,  # noqa: ANN401 - the command's own options
    ) -> Any:  # noqa: ANN401
        given = {"cert": cert, "issuer": issuer, "key-id": key_id, "clock-tolerance": clock_tolerance}
        rules = RuleSet(
            select=_codes(select, place_of("select")),
            ignore=_codes(ignore, place_of("ignore")),
            severities=_severities(severity, place_of("severity")),
        )
        if clock_tolerance is not None:
            tolerance_at(place_of("clock_tolerance"), clock_tolerance)
        told, among = _told(tenant, given), all_tenants(tenant, given)
        chosen = Chosen(
            tenant=tenant_of(told),
            among=tuple(map(tenant_of, among)),
            given={key: value for key, value in given.items() if value is not None},
            read=tuple(each["cert"] for each in (told, *among) if "cert" in each and not is_pem(each["cert"])),
            rules=rules,
            moment=moment(at),
            is_now=at is None,
            fail_on=fail_on,
            exit_zero=exit_zero,
        )
        return function(chosen=chosen, **others)

    return with_options(command, options)


def _told(tenant: str | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the tenant; a variable that is to blame is named."""
    try:
        told = tenant_values(tenant, given)
    except OptionError as error:
        raise OptionError(f"{place_of('tenant')}: {error}") from None
    return {**told, "cert-origin": place_of("cert")} if given["cert"] is not None else told


_JUDGING = (
    click.option(
        "--tenant",
        metavar="NAME",
        shell_complete=tenant_names,
        envvar="QLIK_JWT_TENANT",
        help="A tenant of the configuration.  [the one that fits the token]",
    ),
    click.option(
        "--cert",
        metavar="FILE",
        type=FileName(),
        envvar=variable_of("cert"),
        help="The identity provider's certificate (or public key).",
    ),
    click.option(
        "--issuer",
        type=OfTenant(),
        envvar=variable_of("issuer"),
        help="The identity provider's Issuer; iss must equal it.",
    ),
    click.option(
        "--key-id",
        type=OfTenant(),
        envvar=variable_of("key-id"),
        help="The identity provider's Key ID; kid must equal it.",
    ),
    click.option(
        "--clock-tolerance",
        type=Seconds(),
        metavar="SECONDS",
        envvar=variable_of("clock-tolerance"),
        help="How far clocks may differ.  [0]",
    ),
    click.option(
        "--at",
        metavar="TIME",
        help="The moment to judge at: ISO 8601 with zone, or seconds since 1970.  [now]",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        envvar=variable_of("select"),
        help="Ask only these rules (codes or their beginnings, QJ5).",
    ),
    click.option(
        "--ignore", multiple=True, metavar="CODES", envvar=variable_of("ignore"), help="Do not ask these rules."
    ),
    click.option(
        "--severity",
        multiple=True,
        metavar="CODE=LEVEL",
        envvar=variable_of("severity"),
        help="Weigh a rule as error, warning or note.",
    ),
)
_STATUS = (
    click.option(
        "--fail-on",
        type=OneOf(THRESHOLDS, "threshold"),
        envvar=variable_of("fail-on"),
        default="error",
        help="From what on the exit status is 1.  [error]",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with status 0 whatever is found."),
)


def _codes(texts: tuple[str, ...], place: str) -> tuple[str, ...]:
    words = [word.strip() for text in texts for word in text.split(",")]
    codes = tuple(BY_NAME[word].code if word in BY_NAME else word.upper() for word in words)
    for word, code in zip(words, codes, strict=True):
        if not _PREFIX.fullmatch(code) or not any(known.startswith(code) for known in CHOOSABLE):
            raise OptionError(f"{place}: “{quoted(word)}” is no rule, nor the beginning of one{_near(word)}")
    return codes


def _severities(texts: tuple[str, ...], place: str) -> dict[str, Severity]:
    """The levels of all codes that the texts name by code, beginning or name."""
    levels: dict[str, Severity] = {}
    for text in texts:
        name, _, level = text.partition("=")
        try:
            severity = Severity(level.strip().lower())
        except ValueError:
            told = f"“{quoted(level)}” is no level" if level else f"“{quoted(text)}” has no level"
            raise OptionError(f"{place}: {told}; write CODE=error, CODE=warning or CODE=note") from None
        prefixes = _codes((name,), place)
        levels |= {code: severity for code in CHOOSABLE if code.startswith(prefixes)}
    return levels


def _near(word: str) -> str:
    import difflib  # noqa: PLC0415 - only a mistyped code needs it

    near = difflib.get_close_matches(word.upper(), CHOOSABLE, n=1, cutoff=0.4)
    near += difflib.get_close_matches(word.lower(), BY_NAME, n=1, cutoff=0.6)
    return f"; did you mean {near[0]}? “qlik-jwt rule” lists them all" if near else "; “qlik-jwt rule” lists them all"
