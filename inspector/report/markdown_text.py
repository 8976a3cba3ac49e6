"""From untrusted text to Markdown in which nothing of it is markup, a link or somebody's name to call."""

import re

from inspector.visible import visible

# GitHub and others read far more in plain words than CommonMark: addresses, @names, #1, a/b#1, GH-1, commits,
# :signs:, $formulas$; and a backslash does not stop them. Only code does: so a word is left as prose if it is
# of letters and digits, and all other words are code; but for two names, which nothing reads as an address.
_ATOM = r"[0-9A-Za-z\x80-\U0010ffff]"
_CALM = re.compile(
    rf"(?!.*[0-9a-fA-F]{{7}})(?:{_ATOM}+(?:(?:['/]|-(?![0-9])|(?<=[0-9])[-.,](?=[0-9])){_ATOM}+)*%?"
    r"|[-+]?[0-9]{2}(?::[0-9]{2}){1,2}Z?|(?:Node\.js|\.NET)(?:'s)?)"
)
# A word, or a call with the spaces between its arguments, or a name that is given a value in braces.
_WORD = re.compile(r"[^ ()]+\((?:[^()]|\([^()]*+\))*+\)[^ ]*|[^ (){}]+=\{[^{}]*+\}[^ ]*|[^ ]+")
_BEFORE, _AFTER = "\"'(“", ".,;:?!…)\"'”"
_ALONE = (".", ",", ";", "…", "”")  # signs that end what was code
_OPENING = {")": "(", '"': '"', "'": "'", "”": "“"}
_NUMBERED = re.compile(r"[0-9]+(?=[.)](?: |$))")


def escaped(text: str) -> str:
    """The text as prose of one line: it reads as it is, its invisible characters written out, its spaces single."""
    words = " ".join(_inert(match[0]) for match in _WORD.finditer(visible(text)))
    numbered = _NUMBERED.match(words)
    return words if numbered is None else coded(numbered[0]) + words[numbered.end() :]


def coded(text: str) -> str:
    """The text as code, in a line or in a table's cell; a | stands between pieces of code, where both read it."""
    return r"\|".join(_span(piece) for piece in visible(text).split("|"))


def _inert(word: str) -> str:
    """The word itself where it is calm, else as code, with the punctuation around it left outside."""
    bare = word.lstrip(_BEFORE)
    core = bare.rstrip(_AFTER)
    before, after = word[: len(word) - len(bare)], bare[len(core) :]
    while after and _is_open(core, after[0]):
        core, after = core + after[0], after[1:]
    if not core:
        return word if word in _ALONE else coded(word)
    return word if _CALM.fullmatch(core) else f"{before}{coded(core)}{after}"


def _is_open(core: str, closing: str) -> bool:
    """Whether the closing sign belongs to one within: the last one of now()."""
    opening = _OPENING.get(closing)
    if opening is None:
        return False
    return core.count(closing) % 2 == 1 if opening == closing else core.count(opening) > core.count(closing)


def _span(text: str) -> str:
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"
