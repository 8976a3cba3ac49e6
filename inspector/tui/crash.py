"""From an exception to one line that says where the tool broke, and nothing of what it held."""

import traceback
from pathlib import PurePath

from rich.text import Text


def where_it_broke(error: BaseException) -> Text:
    """The kind of the error and the places of the code; its own words and all variables may hold a token."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "inspector" in PurePath(frame.filename).parts] or list(frames)
    places = ", ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in ours[-4:])
    return Text(f"qlik-jwt: internal error ({type(error).__name__} at {places}); this is a bug in the tool")
