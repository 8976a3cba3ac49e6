"""From keys that come too fast for fingers to the text that somebody pasted."""

SILENCE = 0.08  # seconds without a key that end a burst
FOLLOWS = 1.0  # seconds within which another burst belongs to the last: slow lines deliver a paste in pieces
SHORTEST = 16  # characters of a paste: fewer are keys that somebody pressed
_SHORTEST_PIECE = 2  # characters of a later piece: a single one is a key pressed right after pasting


class Typed:
    """Collects what a terminal that does not bracket pastes sends of one: a stream of keys.

    Times are seconds of a clock that never goes back.
    """

    __slots__ = ("_began", "_burst", "_ended", "_is_new", "_last", "_text")

    def __init__(self) -> None:
        self._burst: list[str] = []
        self._began = self._last = self._ended = 0.0
        self._text = ""
        self._is_new = False

    @property
    def is_open(self) -> bool:
        """Whether a burst is being collected: what comes now may be a part of it."""
        return bool(self._burst)

    def feed(self, character: str, at: float) -> None:
        """Takes the character that a key wrote (a carriage return for enter) at a time."""
        self._close(at)
        if not self._burst:
            self._began = at
        self._burst.append(character)
        self._last = at

    def due(self, at: float) -> str | None:
        """The text pasted so far, once there is silence after a new piece of it; line ends are line feeds."""
        self._close(at)
        if not self._is_new:
            return None
        self._is_new = False
        return self._text.replace("\r\n", "\n").replace("\r", "\n")

    def _close(self, at: float) -> None:
        """Ends the burst if it is over: it extends the text, replaces it, or was no paste."""
        if not self._burst or at - self._last < SILENCE:
            return
        burst = "".join(self._burst)
        self._burst.clear()
        if self._text and self._began - self._ended <= FOLLOWS and len(burst) >= _SHORTEST_PIECE:
            self._text += burst
        elif _is_pasted(burst):
            self._text = burst
        else:
            return
        self._ended, self._is_new = self._last, True


def _is_pasted(burst: str) -> bool:
    """Whether it is long enough, and not one key held down."""
    return len(burst) >= SHORTEST and len(set(burst)) > 1
