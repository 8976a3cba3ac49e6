"""From a case to its report as it is sent on, in both forms, and to what of people and tokens can be found in one."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta, timezone

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.dossier.as_markdown import render_markdown
from inspector.diagnosis.dossier.as_page import render_page
from inspector.diagnosis.dossier.compose import dossier
from inspector.diagnosis.evidence import Evidence, together
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.inspection import Inquiry
from inspector.jose import Json, read_token
from inspector.report.sheet import Sheet
from inspector.trust.reason import Search
from tests.builders import MOMENT, tenant

ZONE = timezone(timedelta(hours=1))
FORMS = ("md", "html")
_STAY = ("iss", "aud", "iat", "nbf", "exp", "subType", "email_verified")


def sent_on(*sources: bytes, form: str = "md", masked: bool = True, names: tuple[str, ...] = ()) -> str:
    """The report of the case that these sources are."""
    named = zip(sources, names or [f"{number}.har" for number in range(len(sources))], strict=True)
    case = together(tuple(read_evidence([data], name) for data, name in named))
    found = _diagnosed(case, masked=masked)
    document = dossier(found, ZONE, masked=masked)
    return render_page(document) if form == "html" else render_markdown(document)


def on_screen(*sources: bytes, masked: bool = True) -> str:
    """What the screen shows of the case that these sources are."""
    case = together(tuple(read_evidence([data], f"{number}.har") for number, data in enumerate(sources)))
    found = _diagnosed(case, masked=masked)
    return render(found, Sheet(width=160)) + json.dumps(diagnosis_document(found, masked=masked), ensure_ascii=False)


def _diagnosed(case: Evidence, *, masked: bool) -> Diagnosis:
    inquiry = Inquiry(MOMENT, tenant(), search=Search.QUICK)
    return with_pair(diagnose_by(case, inquiry, masked=masked), inquiry)


def read(text: str) -> str:
    """What a reader or a search finds in a report: entities undone, in small letters; its style sheet is our own."""
    return html.unescape(re.sub("(?s)<style>.*?</style>", "", text)).lower()


def leaks(report: str, tokens: Iterable[str], words: Iterable[str] = ()) -> list[str]:
    """Which of the personal values and parts of these tokens, and which of these words, a report has in it."""
    told = read(report)
    wanted = [each for text in tokens for each in (*pieces(text), *personal(text))]
    return [each for each in (*wanted, *words) if re.search(_alone(each.lower()), told)]


def personal(token: str) -> list[str]:
    """The strings in a token's payload that may say who somebody is."""
    payload = read_token(token).payload or {}
    return [each for name, value in payload.items() if name not in _STAY for each in _strings(value)]


def _strings(value: Json) -> Iterator[str]:
    match value:
        case str() if value.strip():
            yield value
        case list():
            for item in value:
                yield from _strings(item)
        case dict():
            for name, item in value.items():
                yield from (name, *_strings(item))


def pieces(token: str) -> Iterator[str]:
    """Stretches of a token's text, one behind the other."""
    for part in token.split("."):
        yield from (part[at : at + 10] for at in range(0, len(part) - 10, 5))


def _alone(text: str) -> str:
    """A short text counts where it stands alone: “IT” is not in “with”."""
    return rf"(?<!\w){re.escape(text)}(?!\w)" if len(text) < 4 else re.escape(text)
