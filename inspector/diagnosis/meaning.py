"""From what an answer says to the known answer that it is; a text that no source explains matches nothing."""

import re
from collections.abc import Iterator

from inspector.checks.catalogue import RULES
from inspector.diagnosis.answer import Met
from inspector.diagnosis.answers import ANSWERS
from inspector.diagnosis.evidence import Said
from inspector.diagnosis.said import TOO_MANY

_MISSING = re.compile(r"missing required claims?(?::|(?= ?[\"'`“]))(?P<named>.{1,400})", re.IGNORECASE)
_CLAIM = re.compile(r"[\s\[\"'`“]*(?P<name>[A-Za-z_]{1,30})[\"'`”\]]*(?P<goes_on>\s*,(?:\s*and\b)?|\s+and\b)?")
_RULE_OF_CLAIM = {
    where.rpartition("/")[2]: rule.code
    for rule in RULES
    for where in rule.speaks_for
    if where.startswith("/payload/") or where in ("/header/kid", "/header/alg")
}
# They are looked for in small letters: six times quicker than in any case, and pages of answers may be long.
_PATTERNS = tuple((re.compile(answer.words, re.MULTILINE), answer) for answer in ANSWERS)
_CODES = {code.lower(): answer for answer in ANSWERS for code in answer.codes}
_CODE = re.compile(  # not within the name of a host, a file or a mailbox
    rf"(?<![\w/\\@-])(?<!\w\.)(?:{'|'.join(map(re.escape, _CODES))})(?![\w/\\@-]|\.\w)"
)
_BY_NAME = {answer.name: answer for answer in ANSWERS}


def meaning_of(said: Said) -> Met | None:
    """The known answer that an error is, the most telling one; None for an unknown one."""
    text = _text(said)
    lowered = text.lower()
    by_code = _CODES.get(_code(lowered))
    for pattern, answer in _PATTERNS:
        if answer is by_code or pattern.search(lowered):
            claims = tuple(dict.fromkeys(_claims(text))) if answer.name == "missing-claim" else ()
            rules = tuple(_RULE_OF_CLAIM[each] for each in claims if each in _RULE_OF_CLAIM)
            return Met(answer, said, claims, rules or answer.rules)
    return Met(_BY_NAME["rate-limit"], said) if said.status == TOO_MANY else None


def _text(said: Said) -> str:
    return "\n".join(" ".join(part.split()) for part in (said.code, said.title, said.detail))


def _code(lowered: str) -> str:
    """The known code in a text of small letters, "" for none."""
    coded = _CODE.search(lowered) if any(code in lowered for code in _CODES) else None
    return coded[0] if coded else ""


def rule_of_claim(name: str) -> str:
    """The code of the rule that asks for a claim, "" for none."""
    return _RULE_OF_CLAIM.get(name, "")


def _claims(text: str) -> Iterator[str]:
    """The claims that are said to be missing: behind the first one those alone that a rule knows, for prose goes on."""
    told = _MISSING.search(text)
    found = _CLAIM.match(told["named"]) if told else None
    if told is None or found is None:
        return
    yield found["name"]
    while found["goes_on"]:
        found = _CLAIM.match(told["named"], found.end())
        if found is None or found["name"] not in _RULE_OF_CLAIM:
            return
        yield found["name"]


def known_words(met: Met) -> Said:
    """What was said without anything but what is known of it, for a text that may say much else."""
    several = "s" if len(met.claims) > 1 else ""
    lowered = _text(met.said).lower()
    known = met.answer.says if re.search(met.answer.words, lowered, re.MULTILINE) else ""  # not by code or status alone
    detail = f"Missing required claim{several}: {', '.join(met.claims)}" if met.claims else known
    code = _code(lowered)
    is_its_own = _CODES.get(code) is met.answer
    return Said(code=code.upper() if is_its_own else "", detail=detail, status=met.said.status)
