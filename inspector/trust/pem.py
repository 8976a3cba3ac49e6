"""From mended text to the blocks between BEGIN and END lines in it."""

import re
from dataclasses import dataclass

from inspector.trust.mending import DASHES

_DASHES = f"[{re.escape(DASHES)}]"
_MARK = re.compile(
    r"(?P<word>BEGIN|END)[ +_]{1,4}(?P<label>[A-Z0-9][A-Z0-9 #.+_]{0,40}?)"
    rf"[ +_]{{0,4}}(?P<dashes>{_DASHES}{{2,8}})",
    re.IGNORECASE | re.ASCII,
)
_LEAD = re.compile(rf"{_DASHES}{{1,8}}[ \t]{{0,4}}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of armored text: its label, what stands within and around it, what was odd about its ends.

    `label` is "" where no BEGIN line was found.
    """

    label: str
    body: str
    before: str = ""
    odd: tuple[str, ...] = ()


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of the text in order; BEGIN and END lines are known in any case and with any dashes."""
    marks = [mark for mark in _MARK.finditer(text) if _LEAD.search(text, max(0, mark.start() - 12), mark.start())]
    blocks = [_block_at(text, marks, index) for index, mark in enumerate(marks) if _begins(mark)]
    if not blocks and marks:
        return (Block(label="", body=_without_lead(text[: marks[0].start()])),)
    return tuple(blocks)


def _block_at(text: str, marks: list[re.Match[str]], index: int) -> Block:
    begin, following = marks[index], marks[index + 1 : index + 2]
    end = following[0] if following else None
    closed = end is not None and not _begins(end)
    body = text[begin.end() : end.start() if end else None]
    previous = marks[index - 1].end() if index else 0
    return Block(
        label=_label_of(begin),
        body=_without_lead(body) if end else body,
        before=_without_lead(text[previous : begin.start()]),
        odd=tuple(_oddities(text, begin, end if closed else None)),
    )


def _oddities(text: str, begin: re.Match[str], end: re.Match[str] | None) -> list[str]:
    odd = []
    lead = _LEAD.search(text, max(0, begin.start() - 12), begin.start())
    dashes = (lead[0] if lead else "") + begin["dashes"]
    if dashes.strip("-"):
        odd.append("other dashes for hyphens" if dashes.strip(DASHES) == "" else "spaces beside the hyphens")
    elif len(dashes) != 10:
        odd.append("not five hyphens on each side")
    if begin[0] != begin[0].upper():
        odd.append("a BEGIN line in lower case")
    if end is None:
        odd.append("no END line")
    elif _label_of(end) != _label_of(begin):
        odd.append("an END line of another name")
    return odd


def _begins(mark: re.Match[str]) -> bool:
    return mark["word"].upper() == "BEGIN"


def _label_of(mark: re.Match[str]) -> str:
    return " ".join(re.split("[ +_]+", mark["label"].upper().strip(" +_")))


def _without_lead(text: str) -> str:
    return _LEAD.sub("", text)
