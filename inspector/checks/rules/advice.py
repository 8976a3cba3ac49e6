"""QJ307 to QJ312: from claims that may pass to what is known to hurt, or is not read at all."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from inspector.checks import sources
from inspector.checks.case import LONGEST_ADDRESS, LONGEST_GROUP, LONGEST_LOCAL_PART, Case
from inspector.checks.claims import missed_at
from inspector.checks.names import MADE_OF, meant_claims
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import is_blank, listed, quoted
from inspector.jose import pointer_part

_NEEDS = ("payload", "login token")
_ADDRESS = re.compile(r'(?:"[^"]*"|[^\s@<>"(),:;\[\]]+)@[^\s@<>"(),:;]+')
_MOST_GROUPS = 1000
_MOST_SLIPS = 50


def _email_form(case: Case) -> tuple[Found, ...]:
    email = case.payload.get("email")
    if not isinstance(email, str):
        return HELD
    if len(email) > LONGEST_ADDRESS:
        told = f"email has {len(email):,} characters; an address has at most {LONGEST_ADDRESS}"
    elif not _ADDRESS.fullmatch(email):
        if is_blank(email):
            return HELD  # which QJ304 says
        told = "email does not look like an e-mail address (local part, @, domain)"
    elif len(email) > LONGEST_LOCAL_PART and email.rindex("@") > LONGEST_LOCAL_PART:
        told = f"email has {email.rindex('@')} characters before the @; an address has at most {LONGEST_LOCAL_PART}"
    else:
        return HELD
    return (Found("/payload/email", told),)


EMAIL_FORM = Rule(
    code="QJ307",
    name="email-form",
    title="The e-mail address does not look like one",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="Qlik uses the address for invitations and to tell users apart. How strictly it looks at its form is "
    "not documented.",
    fix="Send the bare address, like harry@example.com, without name or angle brackets.",
    grade="inferred",
    sources=(sources.RFC5321_LIMITS, sources.TUTORIAL),
    about="odd_user",
    check=_email_form,
)


def _email_not_verified(case: Case) -> tuple[Found, ...]:
    if case.payload.get("email_verified") is not False:
        return HELD
    return (Found("/payload/email_verified", "email_verified is false: the user list will show no address"),)


EMAIL_NOT_VERIFIED = Rule(
    code="QJ308",
    name="email-not-verified",
    title="The e-mail address is not verified",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="With email_verified false or absent, the user list in the console shows no e-mail address.",
    fix="Set email_verified: true once you have verified the address. In Python, argparse's type=bool makes True of "
    "the text False.",
    grade="observed",
    sources=(sources.EMAIL_ARTICLE,),
    about="odd_claims",
    check=_email_not_verified,
)


def _misnamed(case: Case) -> tuple[Found, ...]:
    return tuple(islice(_slips(case), _MOST_SLIPS))


def _slips(case: Case) -> Iterator[Found]:
    for name, right in meant_claims(case.unread, case.payload).items():
        there = right in case.payload
        message = f"{quoted(name)} is no claim that Qlik reads; {right}{' (which is there, too)' if there else ''} is"
        yield Found(f"/payload/{pointer_part(name)}", message, () if there else (f"/payload/{right}",))


MISNAMED_CLAIM = Rule(
    code="QJ309",
    name="misnamed-claim",
    title="A claim's name is slightly wrong",
    severity=Severity.WARNING,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    causes=("QJ301", "QJ302", "QJ303", "QJ304", "QJ305", "QJ306", "QJ401", "QJ404", "QJ406", "QJ504", "QJ505", "QJ506"),
    why="Claims are found by their exact name; one of another spelling is not read.",
    fix="Rename the claim in the payload as the message says; mind every letter, capitals and underscores.",
    grade="documented",
    sources=(sources.TUTORIAL,),
    about="unread",
    check=_misnamed,
)


def _option_in_payload(case: Case) -> tuple[Found, ...]:
    met = [option for option in MADE_OF if option in case.unread]
    if not met:
        return HELD
    if len(met) == 1:
        message = f"{met[0]} in the payload does nothing; {_instead(met[0])}"
    else:
        message = f"{listed(met, most=10)} do nothing in the payload; they are options or header members"
    about = tuple(f"/payload/{option}" for option in met)
    where = about[0] if len(about) == 1 else "/payload"
    return (Found(where, message, tuple(missed_at(case, MADE_OF[option]) for option in met), about),)


def _instead(option: str) -> str:
    claim = MADE_OF[option]
    if claim in ("kid", "alg"):
        return f"the header's {claim} is what Qlik reads"
    return f"as signing option it makes {claim}"


OPTION_IN_PAYLOAD = Rule(
    code="QJ310",
    name="option-in-payload",
    title="Signing options were merged into the payload",
    severity=Severity.WARNING,
    stage=Stage.KID,
    needs=_NEEDS,
    causes=("QJ201", "QJ202", "QJ301", "QJ401", "QJ404", "QJ406", "QJ504", "QJ505"),
    why="jsonwebtoken turns options into claims only if they are passed as options: its third argument. In the "
    "payload they are claims that nobody reads.",
    fix="Call jwt.sign(payload, privateKey, options), with keyid, algorithm, issuer, audience, expiresIn and "
    "notBefore in options.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.JSONWEBTOKEN),
    about="unread",
    check=_option_in_payload,
)


def _unread(case: Case) -> tuple[Found, ...]:
    misnamed = meant_claims(case.unread, case.payload)
    names = [name for name in case.unread if name not in MADE_OF and name not in misnamed]
    if not names:
        return HELD
    about = tuple(f"/payload/{pointer_part(name)}" for name in names)
    where = about[0] if len(about) == 1 else "/payload"
    return (Found(where, f"Qlik does not read {listed(names)}", (), about),)


UNREAD_CLAIM = Rule(
    code="QJ311",
    name="unread-claim",
    title="Claims that Qlik does not read",
    severity=Severity.NOTE,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="Beyond the required claims Qlik Cloud reads groups alone.",
    fix="Leave them out, unless something else needs them: they make the token longer, and anyone who holds "
    "it reads them.",
    grade="documented",
    sources=(sources.TUTORIAL,),
    about="unread",
    check=_unread,
)


def _group_limits(case: Case) -> tuple[Found, ...]:
    groups = case.payload.get("groups")
    if not isinstance(groups, list) or not groups:
        return HELD
    names = [name for name in groups if isinstance(name, str)]
    return tuple(_broken_limits(names, len(groups)))


def _broken_limits(names: list[str], count: int) -> Iterator[Found]:
    where = "/payload/groups"
    if count > _MOST_GROUPS:
        yield Found(where, f"groups has {count:,} entries; a user has at most {_MOST_GROUPS:,} memberships")
    long = sum(len(name) > LONGEST_GROUP for name in names)
    if long:
        plural = "name" if long == 1 else "names"
        yield Found(where, f"groups has {long:,} {plural} over {LONGEST_GROUP} characters")
    if not all(names):
        yield Found(where, "groups has an empty name")
    repeated = sum(times > 1 for times in Counter(names).values())
    if repeated:
        yield Found(where, f"groups names {repeated:,} {'group' if repeated == 1 else 'groups'} more than once")


GROUP_LIMITS = Rule(
    code="QJ312",
    name="group-limits",
    title="Groups beyond what Qlik keeps",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="A group name has at most 256 characters and a user at most 1,000 memberships.",
    fix="Send each group once, only those that Qlik needs, under names of at most 256 characters.",
    grade="documented",
    sources=(sources.HELP, sources.TUTORIAL),
    about="odd_user",
    check=_group_limits,
)
