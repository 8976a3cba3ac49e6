"""From bytes that are no UTF-8 to signs that can be shown: a paste of them would end the reading of the terminal."""

import codecs
import sys
from functools import partial


def read_leniently(driver: type) -> None:
    """Has a driver of Textual's decode what the terminal sends with a replacement sign for what is no UTF-8.

    The driver's module makes its decoder by a name that it imports from codecs; there is no other way in.
    """
    names = vars(sys.modules[driver.__module__])
    if "getincrementaldecoder" in names:
        names["getincrementaldecoder"] = _lenient


def _lenient(encoding: str) -> "partial[codecs.IncrementalDecoder]":
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
