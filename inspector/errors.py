"""From what the operator gave wrongly to one clear line: what, where, what to do."""


class InspectorError(Exception):
    """The operator's own input cannot be used; its text is one line without any secret.

    A broken token never raises: it is a result.
    """


class CertificateError(InspectorError):
    """What was given as certificate holds no public key that could be used; `kind` is a rule's name."""

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class PrivateKeyError(InspectorError):
    """What was given as private key cannot sign RS256; `kind` is "encrypted" where its password is lacking or wrong.

    Else it is "other" (no private key at all), "damaged", "form" or "unfit".
    """

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class SourceError(InspectorError):
    """A file or standard input could not be read."""


class OptionError(InspectorError):
    """An option or setting has a value that means nothing."""


class ConfigurationError(InspectorError):
    """A configuration file cannot be read, or says what means nothing."""


class TakenError(ConfigurationError):
    """What is to be kept has the name of something that is kept already."""


class ClusterError(InspectorError):
    """There is no cluster where one was named, or none that can work for us."""


class ClipboardError(InspectorError):
    """The system's clipboard could not be read."""


def require(value: object, kinds: type | tuple[type, ...], words: str) -> None:
    """Raises OptionError with the words where an argument is of none of these types; true and false are no numbers."""
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise OptionError(f"{words}, not {type(value).__name__}")
