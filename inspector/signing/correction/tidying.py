"""From members under wrong names or in wrong places to where each belongs."""

from inspector.checks.case import CLAIMS
from inspector.checks.names import MADE_OF, right_name
from inspector.signing.correction.draft import HEADERS, Draft
from inspector.signing.correction.wanted import TIMES
from inspector.signing.faults import PAIRS, meant_option
from inspector.signing.javascript.values import UNDEFINED, Object, OpenObject, is_number, is_object
from inspector.signing.jsonwebtoken.validators import CLAIMS as CHECKED
from inspector.signing.jsonwebtoken.validators import OPTIONS, refusals

_SPANS = ("expiresIn", "notBefore")
_OF_HEADER = ("kid", "alg")


def tidy(draft: Draft) -> None:
    """Moves what stands at a wrong place, and leaves out what stands twice or is not taken; values are not changed."""
    if draft.library == "jsonwebtoken":
        _rename_options(draft)
    _empty_header(draft)
    _move_options(draft)
    for name in [name for name in draft.payload if name not in CLAIMS]:
        right = right_name(name)
        if right is not None and not draft.has(right):
            _rename(draft.payload, name, right)
    for name in (*_OF_HEADER, *PAIRS.values()):
        draft.settle(name)
    if draft.library == "jsonwebtoken":
        _leave_refused(draft)


def _rename(members: Object, name: str, right: str) -> None:
    """The member under its right name, at the same place."""
    items = [(right if each == name else each, value) for each, value in members.items()]
    members.clear()
    members.update(items)
    if isinstance(members, OpenObject):
        members.rename(name, right)


def _rename_options(draft: Draft) -> None:
    """An option under another name becomes the one that is meant, or goes where that is there already."""
    for name in [name for name in draft.options if name not in OPTIONS]:
        right = meant_option(name)
        if right and right not in draft.options:
            _rename(draft.options, name, right)


def _move_options(draft: Draft) -> None:
    """Options that were merged into the payload become options; a timespan is one of jsonwebtoken's alone."""
    for name in [name for name in MADE_OF if name in draft.payload]:
        becomes = MADE_OF[name]
        if draft.has(becomes) or (draft.library != "jsonwebtoken" and name in _SPANS):
            del draft.payload[name]
        elif draft.paths(becomes)[0] == ("payload", becomes):
            _rename(draft.payload, name, becomes)
        else:
            draft.put(becomes, draft.payload.pop(name))


def _empty_header(draft: Draft) -> None:
    """Claims and options that stand in the header go to their places."""
    for name in [name for name in draft.header if name in CLAIMS or name in MADE_OF]:
        becomes = MADE_OF.get(name, name)
        if name in _OF_HEADER:
            continue
        value = draft.header.pop(name)
        is_moment = becomes in TIMES and is_number(value)
        if not draft.has(becomes) and not is_moment and (name not in _SPANS or draft.library == "jsonwebtoken"):
            draft.put(becomes, value)
    for name in [name for name, value in draft.header.items() if value == UNDEFINED]:
        del draft.header[name]
    under = HEADERS[draft.library]
    if is_object(draft.options.get(under)) and not draft.header:
        del draft.options[under]


def _leave_refused(draft: Draft) -> None:
    """What jsonwebtoken refuses goes, unless it is looked for later on and then set right."""
    for name in refusals(draft.payload, CHECKED, "payload"):
        del draft.payload[name]
    for name in refusals(draft.options, OPTIONS, "options"):
        if name not in _SPANS:
            del draft.options[name]
