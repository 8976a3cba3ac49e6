"""From what happened to a token after signing to the one of two tokens that it is about."""

from typing import NamedTuple

from inspector.checks import sources
from inspector.diagnosis.alteration import Side
from inspector.trust.story import Story

# What else is found in a token to which this happened is so: it can be read as it was meant.
WHOLE = ("edit", "rewritten", "other-certificate")


class About(NamedTuple):
    """What was found to have happened to the good or the bad token, or that nothing could be proven."""

    side: Side
    story: Story


def source_of(story: Story) -> str:
    """What bears out how it is known."""
    return sources.RFC7515_BASE64URL if story.kind == "letter-case" else sources.RFC8017_PKCS1
