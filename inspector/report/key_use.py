"""From the signatures of a run to the key IDs that stand with signatures of two keys."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector.jose import Json
from inspector.report.report import Report
from inspector.visible import cut_secret, visible

_MOST = 1000  # key IDs that are remembered
_LONGEST = 60


@dataclass(slots=True)
class KeyUse:
    """Key IDs of tokens that the certificate's key signed, and those that another key did, with how many."""

    own: set[str] = field(default_factory=set)
    other: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report, count: int = 1) -> None:
        """Counts one report, and others that are alike, if its signature tells of a key."""
        kid, signature = (report.token.header or {}).get("kid"), report.signature
        if signature.status == "valid":
            self.add_own(kid)
        elif signature.reason is not None and signature.reason.kind == "wrong-key" and isinstance(kid, str):
            self._add_other(visible(cut_secret(kid, _LONGEST)), count)

    def add_own(self, kid: Json) -> None:
        """The certificate's key signed a token with that key ID."""
        if isinstance(kid, str) and len(self.own) < _MOST:
            self.own.add(visible(cut_secret(kid, _LONGEST)))

    def _add_other(self, name: str, count: int) -> None:
        if name in self.other or len(self.other) < _MOST:
            self.other[name] += count

    def merge(self, other: "KeyUse") -> None:
        """Counts what another one has counted."""
        for name in sorted(other.own):
            self.add_own(name)
        for name, count in other.other.items():
            self._add_other(name, count)

    def twofold(self) -> list[tuple[str, int]]:
        """The key IDs with signatures of two keys, and how many of their tokens not the certificate's key signed."""
        return sorted((kid, count) for kid, count in self.other.items() if kid in self.own)

    def told(self) -> Iterator[str]:
        """The same in words, a line each."""
        for kid, count in self.twofold():
            tokens = "1 token was" if count == 1 else f"{count:,} tokens were"
            yield (
                f"kid “{kid}” stands with signatures of two keys: {tokens} signed with another key than the "
                "certificate's, or damaged. If not damaged, the provider's key was changed, or two programs sign with "
                "keys of their own."
            )
