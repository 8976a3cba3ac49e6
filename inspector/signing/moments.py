"""From a time that is read off a clock when a program runs to how far it lies from that reading, and from another."""

from dataclasses import dataclass, field

from inspector.signing.javascript.values import Unknown, Value, is_number

UTC = "utc"  # the clock that all the world has: seconds since 1970
_DRIFT = 1  # second: two readings of a clock, or a fraction that one of two times has not


@dataclass(frozen=True, slots=True)
class Moment(Unknown):
    """A value that lies `offset` seconds from what a clock shows when the program runs.

    `clock` says which one, in which time zone: only what is read off one clock can be compared. `reading` is where in
    the source it is read, "" where that is not the code that signs: a module's constant is read once. `form` is how it
    comes to whole seconds: rounded down ("floor"), otherwise ("round", "ceil"), or not at all ("").
    """

    clock: str = field(default="", compare=False)
    reading: str = field(default="", compare=False)
    offset: float = field(default=0, compare=False)
    form: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return f"Moment({self.text!r})"


def least_apart(one: Value, other: Value, now: float) -> float | None:
    """How many seconds `other` lies behind `one` at the least, whenever the program runs from `now` on.

    None where that cannot be told.
    """
    if is_number(one) and isinstance(other, Moment):  # which is later with each run
        return now + other.offset - one if other.clock == UTC else None
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.clock != other.clock:
        return None
    if not one.reading or not other.reading:
        return None
    is_alike = (one.reading, one.form) == (other.reading, other.form)
    return other.offset - one.offset - (0 if is_alike else _DRIFT)
