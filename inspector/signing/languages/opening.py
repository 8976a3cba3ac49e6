"""From a language's words on installing and running to the comment that its code begins with."""

from inspector.report.layout import wrapped
from inspector.signing.languages.recipe import Code, Fill, Recipe
from inspector.signing.languages.settled import holds
from inspector.visible import visible

_WIDTH = 76
KEY_FILE = "privatekey.pem"


def opening(recipe: Recipe, sign: str, *words: str) -> str:
    """The comment's lines, each behind the sign that makes it one."""
    lines = ["Makes a token for Qlik Cloud's JWT login and prints it.", *words]
    if holds(recipe, Fill):
        lines.append("Fill in what stands between < >.")
    if holds(recipe, Code):
        lines.append("What was taken over from your own code needs its variables here, too.")
    notes = [line for note in recipe.notes for line in wrapped(_plain(note), _WIDTH)]
    return "".join(f"{sign} {line}\n" for line in (*lines, *notes))


def _plain(note: str) -> str:
    """The note in ASCII, and without what ends a comment or PHP itself."""
    return visible(note).encode("ascii", "replace").decode("ascii").replace("?>", "? >").replace("\\u", "\\ u")


def later(moment: str, seconds: int) -> str:
    """The moment's expression, so many seconds later."""
    return f"{moment} + {seconds}" if seconds else moment
