"""From a time that is read off a clock when a program runs to how far it lies from that reading, and from another."""

from dataclasses import dataclass, field, replace

from inspector.signing.javascript.values import Unknown, Value, is_number, number

UTC = "utc"  # the clock that all the world has: seconds since 1970
MILLISECONDS = "utc in milliseconds"
THOUSAND = 1000
_DRIFT = 1  # second: two readings of a clock, or a fraction that one of two times has not
_LONGEST = 1e11  # three years of milliseconds: with more of them, it may be that a sum is no such time any more


@dataclass(frozen=True, slots=True)
class Moment(Unknown):
    """A value that lies `offset` from what a clock shows when the program runs, in the clock's unit: mostly seconds.

    `clock` says which one, in which time zone and unit: only what is read off one clock can be compared. `reading` is
    where in the source it is read; `is_earlier` where that is not the code that signs: a module's constant is read
    once, nobody knows how long before. `form` is how what the clock shows comes to whole seconds: rounded down
    ("floor"), otherwise ("round", "ceil"), or not at all ("").
    """

    clock: str = field(default="", compare=False)
    reading: str = field(default="", compare=False)
    offset: float = field(default=0, compare=False)
    form: str = field(default="", compare=False)
    is_earlier: bool = field(default=False, compare=False)

    def __repr__(self) -> str:
        return f"Moment({self.text!r})"

    def at(self, now: float) -> int | float:
        """What it comes to where its clock shows the moment `now`, in seconds since 1970."""
        return number((now * THOUSAND if self.clock == MILLISECONDS else now) + self.offset)


def later(of: Moment, more: float) -> Moment | None:
    """The moment that is larger by a number, in the clock's unit; None beyond any calendar."""
    offset = of.offset + more
    return replace(of, offset=offset) if abs(offset) < _LONGEST else None


def rounded(of: Moment, form: str) -> Moment | None:
    """The moment in whole numbers; None where a fraction was added, for then none can tell which way it goes."""
    if of.offset % 1 != 0:
        return None
    return of if of.clock == MILLISECONDS or of.form else replace(of, form=form)


def least_apart(one: Value, other: Value, now: float) -> float | None:
    """How many seconds `other` lies behind `one` at the least, whenever the program runs from `now` on.

    None where that cannot be told.
    """
    if is_number(one) and isinstance(other, Moment):  # which is later with each run
        return now + other.offset - one if other.clock == UTC else None
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.clock != other.clock:
        return None
    apart = other.offset - one.offset
    if (one.reading, one.form) == (other.reading, other.form) and (not one.form or apart % 1 == 0):
        return apart
    is_earlier = (one.is_earlier or other.is_earlier) and one.reading != other.reading
    return None if is_earlier or one.clock == MILLISECONDS else apart - _DRIFT
