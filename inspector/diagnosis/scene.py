"""From evidence and judged tokens to what the reasons look at: one noun, and questions about it."""

from dataclasses import dataclass
from itertools import islice

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.diagnosis.addresses import shown_path
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.diagnosis.failures import is_unquoted
from inspector.diagnosis.judging import Tokens
from inspector.diagnosis.rates import most_in_a_minute
from inspector.diagnosis.veil.veil import Veil, cut_whole
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.ways import Ways
from inspector.trust.story import Named
from inspector.visible import visible

_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One case: its evidence, its tokens as of their moments, the present moment, the veil, and its reader's ways.

    It is stripped where a capture shows neither a token nor a cookie anywhere: they were left out of it; `has_grants`
    where any answer in it grants an origin, so that such headers were not. `busiest` is the most calls within a minute,
    `unquoted` a call in which curl took a header for addresses. `certificates` were given beside that of the tenant.
    """

    evidence: Evidence
    judged: tuple[Judged, ...]
    handed_out: tuple[Judged, ...]
    moment: float
    veil: Veil
    ways: Ways
    is_stripped: bool
    has_grants: bool
    busiest: int
    unquoted: Exchange | None
    certificates: tuple[Named, ...] = ()

    @property
    def logins(self) -> tuple[Judged, ...]:
        """The logins, in order."""
        return tuple(each for each in self.judged if each.exchange is not None and each.exchange.is_login)

    def words(self, judged: Judged, finding: Finding) -> str:
        """A finding's message as it may be shown, of the call where the token was used in one whose time is known."""
        if judged.report is None:
            return ""
        told = cut_whole(self.veil.words(message(judged.report, finding, masked=self.veil.masked)), _LONGEST)
        in_call = judged.exchange is not None and judged.is_dated
        return told.replace("the moment of judgement", "the call") if in_call else told

    def heard(self, told: str) -> str:
        """What others than this tool said, safe to show: a method, a header, names of cookies."""
        return visible(cut_whole(self.veil.heard(visible(told)), _LONGEST))

    def path(self, exchange: Exchange) -> str:
        """An exchange's path as it may be shown."""
        return shown_path(exchange.address, self.veil)

    def after(self, login: Exchange) -> list[Exchange]:
        """The calls to the login's host that came after it, and before the next login."""
        found = []
        for each in islice(self.evidence.exchanges, login.number + 1, None):
            if each.is_login:
                break
            if each.address.host == login.address.host and each.method != "OPTIONS":
                found.append(each)
        return found


def scene_of(  # noqa: PLR0913 - all that a case has
    evidence: Evidence,
    tokens: Tokens,
    *,
    moment: float,
    veil: Veil,
    ways: Ways,
    certificates: tuple[Named, ...] = (),
) -> Scene:
    """The scene of a case, with what is asked of all its calls told once."""
    exchanges = evidence.exchanges
    is_of_browser = any(each.from_browser or each.recorded for each in exchanges)
    has_secret = any(each.bearer or each.is_empty or each.cookies_sent or each.cookies_set for each in exchanges)
    return Scene(
        evidence=evidence,
        judged=tokens.judged,
        handed_out=tokens.handed_out,
        moment=moment,
        veil=veil,
        ways=ways,
        is_stripped=is_of_browser and not has_secret,
        has_grants=any("access-control-allow-origin" in each.received for each in exchanges),
        busiest=most_in_a_minute(exchanges),
        certificates=certificates,
        unquoted=next((each for each in exchanges if is_unquoted(each.failure)), None),
    )


def errors(report: Report) -> list[Finding]:
    """The errors of a token but those of the tool; for those that follow from a finding that one, be it a warning."""
    wrong = [each for each in report.findings if each.rule.severity is Severity.ERROR and each.rule.code != "QJ000"]
    roots = {each.follows or each.rule.code for each in wrong}
    return [each for each in report.findings if not each.follows and each.rule.code in roots]
