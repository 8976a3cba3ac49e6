"""From a run's counts to what every overview of it begins with: a line, and the rules in the order of their weight."""

from inspector.checks.rule import Severity
from inspector.report.run import Summary
from inspector.report.shares import counted

_RANKS = {severity.value: severity.rank for severity in Severity}


def headline(summary: Summary) -> str:
    """What the run came to, in a line."""
    tokens, conforming = summary.tokens, summary.verdicts["conforming"]
    if not tokens:
        return "No token was found"
    if conforming == tokens:
        return "The token conforms" if tokens == 1 else f"All {tokens:,} tokens conform"
    undecided = summary.verdicts["undecided"]
    more = f"; {undecided:,} {'is' if undecided == 1 else 'are'} undecided" if undecided else ""
    return f"{conforming:,} of {counted(tokens, 'token')} {'conforms' if conforming == 1 else 'conform'}{more}"


def ranked(summary: Summary) -> list[str]:
    """The codes found: errors before warnings before notes, frequent ones first."""
    return sorted(summary.rules, key=lambda code: (_RANKS[summary.severities[code]], -summary.rules[code], code))
