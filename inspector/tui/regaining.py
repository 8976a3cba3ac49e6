"""From a shown token whose signature is not good to what happened to it, and to the token as it was signed."""

import time
from datetime import tzinfo
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.tui.desk import Desk
from inspector.tui.handing import Handing
from inspector.tui.keys import DEFAULTS, Keyed, spoken_key

if TYPE_CHECKING:
    from inspector.trust.story import Story

_SECONDS = 2.0


class Regaining(Handing):
    """Searches, once and beside the screen, for what happened to the shown token after it was signed."""

    def __init__(self, desk: Desk, paint: Paint, zone: tzinfo | None) -> None:
        super().__init__(desk, paint, zone)
        self._searched = ""  # the text of the token whose story is known

    def explain_signature(self) -> None:
        """In a worker: why the signature fails, and what is proven to have happened to the token."""
        super().explain_signature()
        report = self.report
        if report is None or report.signature.status != "invalid" or report.token.text == self._searched:
            return
        story = _story(report)
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._take_story, report, story)

    def _take_story(self, report: Report, story: "Story | None") -> None:
        if self.report is None or self.report.token.text != report.token.text:
            return
        self._searched = report.token.text
        self.bench.story = story if story is not None and story.is_known else None  # the finding says the rest
        if story is not None and story.token:
            names = self.key_names if isinstance(self, Keyed) else {}
            key = spoken_key(names.get("regain", DEFAULTS["regain"]))
            self.tell(f"It is proven what happened to this token; {key} shows the token as it was signed.")

    def refresh_report(self) -> None:
        """Another token has another story."""
        if self.report is None or self.report.token.text != self._searched:
            self._searched, self.bench.story = "", None
        super().refresh_report()

    def action_regain(self) -> None:
        """Shows the token as it was signed, where that is proven."""
        story = self.bench.story
        if story is None or not story.token:
            self.tell("Nothing to regain: only a token that was damaged or edited after signing can be.")
        else:
            self.clear_notifications()
            self.take(story.token)
            self.tell("This is the token as it was signed, regained from the one before.")


def _story(report: Report) -> "Story | None":
    from inspector.trust.story import Known, tell  # noqa: PLC0415 - most tokens are not damaged

    tenant = report.tenant
    if tenant.certificate is None or tenant.certificate.key is None:
        return None
    known = Known(*(() if each is None else (each,) for each in (tenant.issuer, tenant.key_id)))
    end = time.monotonic() + _SECONDS
    return tell(report.token.text, tenant.certificate, goes_on=lambda: time.monotonic() < end, known=known)
