"""From the words that name one source to its text, and to what it is called."""

import sys

from inspector.cli.paste import read_paste
from inspector.cli.plain_text import read_plain
from inspector.cli.talk import is_terminal, say
from inspector.errors import SourceError
from inspector.intake import find_tokens
from inspector.lint.names import KEY_ITSELF, STANDARD_INPUT, is_key, is_there, shown


def read_source(words: tuple[str, ...], *, instead: str = "") -> tuple[str, str]:
    """The text of a file or of standard input (the default), or the words themselves where a token is in them.

    Raises SourceError for what is neither, and for what cannot be read; `instead` is a command that reads what is
    packed, and folders, if one would do.
    """
    if not words or words == (STANDARD_INPUT,):
        return read_paste() if is_terminal(sys.stdin) else read_plain(STANDARD_INPUT, instead=instead), "<stdin>"
    source = " ".join(words)
    if len(words) == 1 and source and is_there(source):
        return read_plain(source, instead=instead), source
    if find_tokens(source):
        say("note: shells remember their arguments; a token is safer on standard input")
        return source, "<argument>"
    if len(words) > 1 and all(map(is_there, words)):
        raise SourceError(f"{shown(words[0])} and others: inspect reads one source; “qlik-jwt lint” reads many")
    told = KEY_ITSELF if is_key(source) else "there is no such file, and it is no token"
    raise SourceError(f"{shown(source)}: {told}")
