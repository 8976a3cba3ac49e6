"""From the times in an exchange to how far clocks are apart: the signing machine's, the client's, Qlik's."""

from inspector.checks.case import seconds
from inspector.checks.words import distance
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.headers import told_time

_LEAST = 5  # seconds: a Date is told to the second, and the way takes its time
_MOST = 86_400 * 2  # beyond it a time is no clock's fault


def clients_lead(exchange: Exchange) -> float | None:
    """How many seconds the client's clock is ahead of Qlik's, None where one of the two is not told.

    Qlik's Date lies between sending and the answer's coming, so what lies within that is no difference.
    """
    told = told_time(exchange.received)
    if told is None or exchange.started is None:
        return None
    early, late = exchange.started - told - 1, exchange.started + exchange.took - told
    if early <= 0 <= late:
        return 0.0
    return early if early > 0 else late


def signers_lead(judged: Judged) -> float | None:
    """How many seconds iat is later than the moment of use, None where it is not, or not like a clock's fault."""
    if judged.report is None or judged.exchange is None or judged.clock == "given":
        return None
    iat = seconds((judged.report.token.payload or {}).get("iat"))
    if iat is None:
        return None
    lead = iat - judged.report.moment
    return lead if _LEAST <= lead <= _MOST else None


def lead_in_words(judged: Judged, lead: float) -> str:
    """How it is known that the signing machine's clock is fast; that iat was set otherwise cannot be excluded."""
    by = "the Date of Qlik's answer" if judged.clock == "answer" else "the client's own clock"
    return (
        f"iat, the signing machine's time, is {distance(lead)} later than {by}: a token cannot be used before it is "
        "made, so that clock is fast, or iat was not taken from it"
    )


def clients_clock(exchange: Exchange) -> str:
    """A word on the client's clock where it is wrong; "" where it is right, or not known."""
    lead = clients_lead(exchange)
    if lead is None or abs(lead) < _LEAST:
        return ""
    way = "ahead of" if lead > 0 else "behind"
    return f"the client's clock is {distance(lead)} {way} Qlik's (its time of the call against the Date of the answer)"
