"""From what jsonwebtoken refuses to an error that carries its very words."""


class RefusedError(Exception):
    """What jsonwebtoken, or a library below it, refuses; its text is theirs."""
