"""From the tokens of a case to the veil over what they say of people, the same for the screen and for the report."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Judged
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.veil.personal import values_of
from inspector.diagnosis.veil.stand_ins import stand_ins
from inspector.diagnosis.veil.veil import Veil, veil
from inspector.jose import Token, read_token


def veil_over(judged: tuple[Judged, ...], exchanges: tuple[Exchange, ...], *, masked: bool) -> Veil:
    """The veil over a case's tokens; with `masked` it is over people, too."""
    tokens = list(_tokens(judged, exchanges))
    values = stand_ins(value for token in tokens if masked for value in values_of(token))
    return veil(values, tuple(dict.fromkeys(token.text for token in tokens)), masked=masked)


def _tokens(judged: tuple[Judged, ...], exchanges: tuple[Exchange, ...]) -> Iterator[Token]:
    """The tokens that were judged, then those of other calls: what they say of people may stand in paths, too."""
    found = [each.report.token for each in judged if each.report is not None]
    known = {token.text for token in found}
    yield from found
    yield from (read_token(each.bearer) for each in exchanges if each.bearer and each.bearer not in known)
