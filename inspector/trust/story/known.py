"""From what tenants were configured with to what a token may once have held."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """Issuers and key IDs that are worth trying."""

    issuers: tuple[str, ...] = ()
    key_ids: tuple[str, ...] = ()


NOTHING_KNOWN = Known()
