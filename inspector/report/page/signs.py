"""From verdicts and severities to words with a sign, so that nothing is told by colour alone."""

from inspector.report.markup import Markup, element, joined
from inspector.report.paint import SIGNS
from inspector.report.report import Verdict

_VERDICTS = {
    Verdict.CONFORMING: ("✓", "conforms"),
    Verdict.NONCONFORMING: ("✗", "does not conform"),
    Verdict.UNDECIDED: ("?", "undecided"),
}


def verdict_sign(verdict: Verdict) -> Markup:
    """The sign alone, which those who hear the page do not need."""
    return element("span", _VERDICTS[verdict][0], class_=f"sign {verdict.value}", aria_hidden="true")


def verdict_words(verdict: Verdict) -> Markup:
    """Sign and words."""
    return element("span", verdict_sign(verdict), " ", _VERDICTS[verdict][1], class_=verdict.value)


def severity_words(severity: str) -> Markup:
    """Sign and word of a severity."""
    sign = element("span", SIGNS[severity], class_=f"sign {severity}", aria_hidden="true")
    return joined([sign, element("span", severity, class_=severity)])
