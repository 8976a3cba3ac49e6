"""From JavaScript source to the values in it, as far as they can be known without running it."""

from inspector.signing.javascript.values import UNDEFINED, OpenObject, Special, Unknown, Value

__all__ = ["UNDEFINED", "OpenObject", "Special", "Unknown", "Value"]
