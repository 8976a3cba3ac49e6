"""From the times of exchanges to how many there were within a minute."""

from collections.abc import Iterable

from inspector.diagnosis.evidence import Exchange

ALLOWED = 100  # logins a minute (the REST reference of /login/jwt-session)
_MINUTE = 60


def most_in_a_minute(exchanges: Iterable[Exchange]) -> int:
    """The most exchanges that began within one minute; 0 where none has a time."""
    times = sorted(each.started for each in exchanges if each.started is not None)
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= _MINUTE:
            first += 1
        most = max(most, last - first + 1)
    return most
