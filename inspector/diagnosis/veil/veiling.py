"""From the tokens of a case to the veil over what they say of people, the same for the screen and for the report."""

from collections.abc import Iterable, Iterator
from itertools import chain

from inspector.diagnosis.cause import Judged
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.veil.known import Known
from inspector.diagnosis.veil.masked_before import is_gone, taken
from inspector.diagnosis.veil.personal import Value, values_of
from inspector.diagnosis.veil.stand_ins import stand_ins
from inspector.diagnosis.veil.undone import undone
from inspector.diagnosis.veil.veil import Veil, veil
from inspector.jose import Token, read_token


def veil_over(
    judged: tuple[Judged, ...],
    exchanges: tuple[Exchange, ...],
    people: tuple[Value, ...] = (),
    *,
    told: Iterable[str] = (),
    masked: bool,
) -> Veil:
    """The veil over a case's tokens; with `masked` it is over people, too.

    `people` are values that other texts than tokens name as somebody's. `told` are further words that will be shown:
    the stand-ins that stand in any of them, from a masking before, are given to nobody else.
    """
    tokens = {token.text: token for token in _tokens(judged, exchanges)}
    values = tuple(chain(chain.from_iterable(map(values_of, tokens.values())), people)) if masked else ()
    numbers = taken(chain(told, _shown(exchanges), (each.value for each in values))) if masked else {}
    found = stand_ins(values, numbers)
    return veil(found, tuple(tokens), known=_known(tokens.values(), exchanges, people), masked=masked)


def _shown(exchanges: tuple[Exchange, ...]) -> Iterator[str]:
    """What others said in calls and their answers."""
    for each in exchanges:
        yield undone(each.address.path) if "%" in each.address.path else each.address.path
        for said in each.said:
            yield from (said.title, said.detail)


def _known(tokens: Iterable[Token], exchanges: tuple[Exchange, ...], people: tuple[Value, ...]) -> Known:
    read = [token.payload is not None for token in tokens if token.text]
    return Known(
        read=sum(read),
        unread=len(read) - sum(read),
        without=sum(each.is_login and not each.bearer for each in exchanges),
        named=sum(not is_gone(each.value) for each in people),
    )


def _tokens(judged: tuple[Judged, ...], exchanges: tuple[Exchange, ...]) -> Iterator[Token]:
    """The tokens that were judged, then those of other calls: what they say of people may stand in paths, too."""
    found = [each.report.token for each in judged if each.report is not None]
    known = {token.text for token in found}
    yield from found
    yield from (read_token(each.bearer) for each in exchanges if each.bearer and each.bearer not in known)
