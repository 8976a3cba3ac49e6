"""From the names of a case's sources to what places in them are called: the shortest ends that tell them apart."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from inspector.report.layout import clipped
from inspector.report.paint import columns
from inspector.visible import visible

_LONGEST = 40
_SHORTEST = 4  # characters of a name: fewer tell nothing
_FOLDER = re.compile(r"[/\\]")
_OF = " of "


def telling_names(names: Iterable[str]) -> Mapping[str, str]:
    """What each name is called, safe to show: its last part, or as many as tell it from the others."""
    ends = dict.fromkeys(names, 1)
    while True:
        called = {name: _end(name, parts) for name, parts in ends.items()}
        times = Counter(called.values())
        more = [name for name, end in called.items() if times[end] > 1 and end != name]
        if not more:
            return _short(called)
        ends.update({name: ends[name] + 1 for name in more})


def placed(where: str, name: str) -> str:
    """A place with its source's name, where a case has several; `where` may have another name already."""
    place = where.partition(_OF)[0]
    return f"{place}{_OF}{name}" if name else place


def name_in(where: str) -> str:
    """The name of the source in a place, "" for none."""
    return where.partition(_OF)[2]


def without_name(where: str) -> str:
    """A place without the name of its source."""
    return where.partition(_OF)[0]


def within(where: str, room: int) -> str:
    """A place in so many columns: of a name its end, which tells it from others."""
    place, _, name = where.partition(_OF)
    keep = room - len(place) - len(_OF) - 1
    if not name or columns(where) <= room or keep < _SHORTEST:
        return clipped(where if columns(where) <= room else place, room)
    end = name[-keep:]
    while columns(end) > keep:
        end = end[1:]
    return f"{place}{_OF}…{end}"


def _end(name: str, parts: int) -> str:
    begins = [found.end() for found in _FOLDER.finditer(name)]
    return name[begins[-parts] :] if len(begins) >= parts else name


def _short(called: Mapping[str, str]) -> Mapping[str, str]:
    """Each name no longer than places can have it; what is the same then is counted."""
    times: Counter[str] = Counter()
    told: dict[str, str] = {}
    for name, end in called.items():
        shown = visible(end)
        shown = shown if len(shown) <= _LONGEST else f"…{shown[1 - _LONGEST :]}"
        times[shown] += 1
        told[name] = shown if times[shown] == 1 else f"{shown} ({times[shown]})"
    return told
