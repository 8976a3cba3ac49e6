"""From the catalogue to SARIF's descriptors of the tool and its rules."""

import re

from inspector.checks.catalogue import BY_FAMILY, RULES
from inspector.checks.rule import Rule
from inspector.jose import Json
from inspector.report.as_json import Document
from inspector.report.maker import NAME, version
from inspector.report.markdown_text import escaped

_FAMILIES = {rule.code: title for title, rules in BY_FAMILY for rule in rules}


def driver() -> Document:
    """The tool with all its rules, in the catalogue's order."""
    made = version()
    return {
        "name": NAME,
        "fullName": f"{NAME} {made}",
        "version": made,
        "semanticVersion": made,
        "rules": [_descriptor(rule) for rule in RULES],
    }


def _descriptor(rule: Rule) -> Document:
    document: Document = {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": _help(rule), "markdown": _help_in_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"name": rule.name, "grade": rule.grade, "tags": _tags(rule)},
    }
    return {**document, "helpUri": rule.sources[0]} if rule.sources else document


def _pascal(name: str) -> str:
    """lifetime-too-long as LifetimeTooLong."""
    return "".join(word[0].upper() + word[1:] for word in re.split("[-_]", name))


def _tags(rule: Rule) -> list[Json]:
    family = _FAMILIES.get(rule.code, "tool")
    return ["jwt", family.lower().replace(" ", "-"), rule.grade]


def _help(rule: Rule) -> str:
    return "\n".join([rule.fix, *(f"Source ({rule.grade}): {source}" for source in rule.sources)])


def _help_in_markdown(rule: Rule) -> str:
    sources = [f"- <{source}>" for source in rule.sources]
    listed = [f"**Sources** ({rule.grade}):", "\n".join(sources)] if sources else []
    return "\n\n".join([f"**Why:** {escaped(rule.why)}", f"**Fix:** {escaped(rule.fix)}", *listed])
