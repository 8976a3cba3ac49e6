"""Any text → the tokens in it, and what had to be taken off to find them."""

from inspector.intake.damaged import damaged_token
from inspector.intake.found import Found
from inspector.intake.tokens import find_tokens

__all__ = ["Found", "damaged_token", "find_tokens"]
