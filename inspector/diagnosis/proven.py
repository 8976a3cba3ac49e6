"""From what is proven of two signatures to the matters that the rules, which see one token at a time, do not tell."""

from collections.abc import Iterator, Sequence

from inspector.checks import sources
from inspector.checks.finding import Finding
from inspector.diagnosis.about import WHOLE, About, source_of
from inspector.diagnosis.alteration import Alteration
from inspector.diagnosis.alteration_as_text import alteration_change, alteration_words
from inspector.diagnosis.difference import Change, Difference
from inspector.diagnosis.matters import Matter, found_alone
from inspector.diagnosis.same_key import SameKey
from inspector.report.report import Report

_SIGNATURE = "/signature"


def by_alteration(
    found: Alteration | None, good: Report, bad: Report, differences: Sequence[Difference]
) -> Iterator[Matter]:
    """What the two prove by themselves: of one that was changed or damaged all that differs is that."""
    if found is None:
        return
    about = tuple(differences) if found.is_one_token else _of_key(differences)
    yield Matter(
        findings=tuple(_explained(found, good, bad)),
        differences=about,
        reason=alteration_words(found, good, bad),
        change=alteration_change(found),
        source=sources.RFC8017_PKCS1,
    )


def _explained(found: Alteration, good: Report, bad: Report) -> Iterator[Finding]:
    """What the bad token alone was found to have, and has because of it."""
    if found.whose == "good":
        return
    is_text_damaged = found.kind == "damaged" and not found.of_signature
    yield from (each for each in found_alone(good, bad) if is_text_damaged or each.where == _SIGNATURE)


def by_stories(
    stories: Sequence[About], good: Report, bad: Report, differences: Sequence[Difference], key: SameKey
) -> Iterator[Matter]:
    """What the search proved of each token; that other certificates fit both is told of their keys."""
    proven = [each for each in stories if each.story.is_known]
    of_keys = [each for each in proven if each.story.kind == "other-certificate"]
    for side, story in proven:
        is_key = story.kind == "other-certificate"
        if is_key and (key.same is not False or len(of_keys) > 1):
            continue
        found = found_alone(good, bad) if side == "bad" else []
        is_whole = story.kind in WHOLE
        yield Matter(
            findings=tuple(each for each in found if not is_whole or each.where == _SIGNATURE),
            differences=_of_key(differences) if is_key else () if is_whole else _of_text(differences),
            reason=_of_side(side, story.message),
            change=story.fix,
            source=source_of(story),
        )


def by_standing(good: Report, bad: Report) -> Iterator[Matter]:
    """One signature is good and the other is not, where nothing else says so."""
    if (good.signature.status, bad.signature.status) == ("invalid", "valid"):
        yield Matter(reason=_GOOD_FAILS, change=_LOOK, source=sources.TUTORIAL)


def by_recovery(key: SameKey) -> Iterator[Matter]:
    """It was computed that no key verifies both."""
    if key.is_refuted:
        yield Matter(reason=key.words, change=_LOOK_BOTH, source=sources.RFC8017_PKCS1)


_GOOD_FAILS = (
    "By the certificate the bad token's signature is good, and the good token's is not: perhaps the two are swapped, "
    "or the good one was for another identity provider."
)
_LOOK = "Look which of the two worked, and whose certificate this is."
_LOOK_BOTH = "Give the certificate of the identity provider: it tells which of the two is not good, and why."


def _of_side(side: str, message: str) -> str:
    """A story's words, with which of the tokens it is about."""
    if message.startswith("The token "):
        return f"The {side} token {message.removeprefix('The token ')}"
    return f"The {side} token is not as it was signed. {message}"


def _of_key(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(each for each in differences if each.change is Change.KEY)


def _of_text(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(each for each in differences if each.change is Change.TEXT)
