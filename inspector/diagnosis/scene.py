"""From evidence and judged tokens to what the reasons look at: one noun, and questions about it."""

from dataclasses import dataclass
from itertools import islice

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.diagnosis.addresses import shown_path
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.dossier.veil import Veil, cut_whole
from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.ways import Ways

_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One case: its evidence, its tokens as of their moments, the present moment, the veil, and its reader's ways."""

    evidence: Evidence
    judged: tuple[Judged, ...]
    moment: float
    veil: Veil
    ways: Ways

    @property
    def logins(self) -> tuple[Judged, ...]:
        """The logins, in order."""
        return tuple(each for each in self.judged if each.exchange is not None and each.exchange.is_login)

    @property
    def is_stripped(self) -> bool:
        """Whether a capture shows neither a token nor a cookie anywhere: they were left out of it."""
        exchanges = self.evidence.exchanges
        if not any(each.from_browser or each.recorded for each in exchanges):
            return False
        return not any(each.bearer or each.cookies_sent or each.cookies_set for each in exchanges)

    def words(self, report: Report, finding: Finding) -> str:
        """A finding's message as it may be shown, of the call where the token was used in one whose time is known."""
        told = cut_whole(self.veil.words(message(report, finding, masked=self.veil.masked)), _LONGEST)
        in_call = any(each.report is report and each.exchange and each.clock != "given" for each in self.judged)
        return told.replace("the moment of judgement", "the call") if in_call else told

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


def errors(report: Report) -> list[Finding]:
    """The errors of a token, but for those that follow from others and those of the tool."""
    found = (each for each in report.findings if each.rule.severity is Severity.ERROR and not each.follows)
    return [each for each in found if each.rule.code != "QJ000"]
