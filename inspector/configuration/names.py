"""From what a tenant is called by people to a plain name for it, and from names given to those that may be kept."""

import re
from collections.abc import Collection

from inspector.errors import OptionError
from inspector.visible import cut, is_visible, visible

_LONGEST = 60
_PLAIN_LENGTH = 40


def checked_name(name: str) -> str:
    """The name as given; raises OptionError for one that is empty, long, or holds what cannot be seen."""
    if not name.strip():
        raise OptionError("the tenant's name is empty; write a short one, production")
    if len(name) > _LONGEST:
        raise OptionError(f"the tenant's name “{visible(cut(name, 20))}” has over {_LONGEST} characters; shorten it")
    if not is_visible(name):
        raise OptionError(f"the tenant's name “{visible(name)}” holds characters that cannot be seen; leave them out")
    return name


def plain_name(texts: tuple[str | None, ...], taken: Collection[str]) -> str:
    """A name of small letters, digits and hyphens out of the first text that gives one, and not among those taken."""
    words = (re.sub(r"[^a-z0-9]+", "-", (text or "").removeprefix("https://").lower()).strip("-") for text in texts)
    name = next(filter(None, words), "tenant")[:_PLAIN_LENGTH].strip("-")
    number = 2
    plain = name
    while plain in taken:
        plain = f"{name}-{number}"
        number += 1
    return plain
