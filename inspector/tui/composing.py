"""From a case or a token to the text of the masked report on it, as `qlik-jwt diagnose --report` writes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import NamedTuple, TypeAlias

from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.dossier.compose import dossier
from inspector.diagnosis.dossier.written import written
from inspector.diagnosis.evidence import Evidence
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by, diagnose_token
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.inspection import Inquiry, judge_again
from inspector.report.report import Report
from inspector.tui.called import is_reused
from inspector.tui.pages.login_case import bounded

Diagnose: TypeAlias = Callable[[Inquiry], Diagnosis]


def of_case(evidence: Evidence, inquiry: Inquiry) -> Diagnosis:
    """The diagnosis of a case as the command line makes it."""
    return diagnose_by(evidence, inquiry)


def of_token(report: Report, inquiry: Inquiry) -> Diagnosis:
    """The diagnosis of one token, as of the moment that its report is of."""
    return diagnose_token(judge_again(report, replace(inquiry, moment=report.moment), reused=is_reused(report)))


class Composed(NamedTuple):
    """A report's text, and in a word how far people are masked in it."""

    text: str
    masking: str


def composed(diagnose: Diagnose, inquiry: Inquiry, zone: tzinfo | None, name: str, *, goes_on: GoesOn) -> Composed:
    """The report in the form that the file's name says; `goes_on` is asked whether somebody still waits for it."""
    diagnosis = diagnose(inquiry)
    found = stories(diagnosis.judged, inquiry, bounds=lambda: bounded(goes_on))
    told = with_pair(with_stories(diagnosis, found), inquiry, told=found)
    document = dossier(told, zone, masked=True)
    return Composed(written(document, name), document.masking)
