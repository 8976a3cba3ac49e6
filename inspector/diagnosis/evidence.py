"""From what a support engineer is given to nouns: exchanges with Qlik, texts that answered, tokens, secrets met."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from inspector.diagnosis.places import placed, telling_names
from inspector.diagnosis.veil.personal import Value

LOGIN_PATH = "/login/jwt-session"
SESSION_COOKIE = "eas.sid"
CONNECT = "CONNECT"  # the method by which a proxy is asked to open the way to a host


class Address(NamedTuple):
    """A URL's host in lower case with its port, its path, and the web integration's ID in its query."""

    host: str = ""
    path: str = ""
    integration: str = ""

    def __repr__(self) -> str:
        return f"Address({self.host!r})"


_NOWHERE = Address()


class Said(NamedTuple):
    """One error as an answer words it; "" for what it does not say. `status` is the HTTP status in it."""

    code: str = ""
    title: str = ""
    detail: str = ""
    status: int | None = None

    def __repr__(self) -> str:
        return f"Said({self.status})"


class HandedOut(NamedTuple):
    """A token that an answer's body holds, and the character of the body, from 1, at which it begins."""

    text: str
    character: int

    def __repr__(self) -> str:
        return f"HandedOut({self.character})"


class Exposure(NamedTuple):
    """A signing key or secret met where it does not belong: what it is, and where. Never the secret itself."""

    what: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer.

    `where` says where it stands ("entry 3", "line 12"), `number` its place in the case from 0. `started` is seconds
    since 1970-01-01 UTC by the client's clock, `took` seconds, `status` None where no answer came, and `failure` why.
    Headers have names in lower case; those with secrets are left out. Cookies are named, never kept. `bearer` is what
    stands after Bearer, "" for nothing; `is_hidden` where another word stands in its place; `has_word` is False where
    there is a token without that word before it, `is_empty` where the header Authorization has nothing in it.
    `in_address` is where in its URL the bearer stands ("?token="), "" for one elsewhere; `in_body` that it is there.
    `same_site` is what the session's cookie was set with, in small letters, and `is_secure` whether it was with Secure,
    None where no Set-Cookie tells. What is `recorded` is from a capture, which may leave headers out; of what is not
    whole, an end may be missing. Tokens in its answer that no request carries were `handed_out`.
    """

    source: str = ""
    where: str = ""
    number: int = 0
    method: str = ""
    address: Address = _NOWHERE
    started: float | None = None
    took: float = 0
    sent: Mapping[str, str] = field(default_factory=dict, repr=False)
    bearer: str = field(default="", repr=False)
    is_hidden: bool = False
    has_word: bool = True
    is_empty: bool = False
    in_address: str = ""
    in_body: bool = False
    cookies_sent: tuple[str, ...] = ()
    status: int | None = None
    received: Mapping[str, str] = field(default_factory=dict, repr=False)
    cookies_set: tuple[str, ...] = ()
    same_site: str | None = None
    is_secure: bool | None = None
    said: tuple[Said, ...] = ()
    failure: str = ""
    from_browser: bool = False
    recorded: bool = False
    handed_out: tuple[HandedOut, ...] = field(default=(), repr=False)
    is_whole: bool = True

    @property
    def is_login(self) -> bool:
        """Whether it is a login with a token; what a browser asks before (OPTIONS) is none."""
        return self.address.path.rstrip("/").endswith(LOGIN_PATH) and self.method not in ("OPTIONS", "HEAD")

    @property
    def asks_first(self) -> bool:
        """Whether it is the question a browser asks before it logs in from another origin."""
        return self.method == "OPTIONS" and self.address.path.rstrip("/").endswith(LOGIN_PATH)

    @property
    def is_alone(self) -> bool:
        """Whether it is an answer whose call is not known."""
        return not self.address.path

    @property
    def is_answered(self) -> bool:
        """Whether an answer came."""
        return bool(self.status)

    @property
    def is_refused(self) -> bool:
        """Whether the answer is an error."""
        return self.status is not None and self.status >= 400

    @property
    def worked(self) -> bool:
        """Whether the answer is a good one; of a login, one that opens a session on the way elsewhere is, too."""
        opens = self.is_login and SESSION_COOKIE in self.cookies_set
        return self.status is not None and 200 <= self.status < (400 if opens else 300)

    @property
    def accepted_token(self) -> bool:
        """Whether it is a login whose answer shows that Qlik took the token."""
        return self.is_login and self.worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What could not be read of a source, or with `is_of_masking` not be masked, in one line that may be shown."""

    source: str
    words: str
    is_of_masking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that one case has: exchanges in the order of time, answers without a request, texts with tokens.

    `texts` are pairs of a source's name and a text. `passed_over` counts exchanges that have nothing to do with Qlik.
    `people` are values that answers and texts name as somebody's themselves.
    """

    exchanges: tuple[Exchange, ...] = ()
    answers: tuple[Said, ...] = ()
    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    exposures: tuple[Exposure, ...] = ()
    notes: tuple[Note, ...] = ()
    passed_over: int = 0
    people: tuple[Value, ...] = ()

    @property
    def logins(self) -> tuple[Exchange, ...]:
        """The exchanges with /login/jwt-session."""
        return tuple(each for each in self.exchanges if each.is_login)


def integration_of(exchange: Exchange) -> str:
    """The web integration's ID that a request names, "" for none."""
    return exchange.address.integration or exchange.sent.get("qlik-web-integration-id", "")


def together(found: tuple[Evidence, ...]) -> Evidence:
    """The evidence of several sources as one case, exchanges in the order of time; sources of one name are numbered."""
    found = tuple(_told_apart(found))
    exchanges = [each for evidence in found for each in evidence.exchanges]
    texts = tuple(each for evidence in found for each in evidence.texts)
    if all(each.started is not None for each in exchanges):
        exchanges.sort(key=lambda each: each.started or 0)
    names = telling_names((*(each.source for each in exchanges), *(source for source, _ in texts)))
    several = len({each.source for each in exchanges}) > 1
    return Evidence(
        exchanges=tuple(
            replace(each, number=number, where=placed(each.where, names[each.source]) if several else each.where)
            for number, each in enumerate(exchanges)
        ),
        answers=tuple(each for evidence in found for each in evidence.answers),
        texts=texts,
        exposures=tuple(each for evidence in found for each in evidence.exposures),
        notes=tuple(each for evidence in found for each in evidence.notes),
        passed_over=sum(evidence.passed_over for evidence in found),
        people=tuple(dict.fromkeys(each for evidence in found for each in evidence.people)),
    )


def _told_apart(found: tuple[Evidence, ...]) -> Iterator[Evidence]:
    """The evidence of each source, a number behind a name that another one has: two texts may be arguments."""
    times: Counter[str] = Counter()
    for evidence in found:
        sources = {*(each.source for each in evidence.exchanges), *(source for source, _ in evidence.texts)}
        again = {name: f"{name or 'source'} {times[name] + 1}" for name in sources if times[name]}
        times.update(sources)
        yield _renamed(evidence, again) if again else evidence


def _renamed(evidence: Evidence, names: Mapping[str, str]) -> Evidence:
    return replace(
        evidence,
        exchanges=tuple(replace(each, source=names.get(each.source, each.source)) for each in evidence.exchanges),
        texts=tuple((names.get(source, source), text) for source, text in evidence.texts),
    )
