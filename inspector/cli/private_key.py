"""From a file's name to the private key in it; a password is asked for where somebody can be asked."""

import getpass
import sys
from typing import TYPE_CHECKING

from inspector.cli.talk import is_terminal
from inspector.errors import OptionError, PrivateKeyError, SourceError
from inspector.lint.names import STANDARD_INPUT, is_key, is_there, read_bytes, shown
from inspector.trust.certificate import MAX_LENGTH

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def private_key(name: str) -> "RSAPrivateKey":
    """The key that --key names. Raises PrivateKeyError, SourceError, and OptionError for a key in place of a name."""
    from inspector.signing.private_key import read_private_key  # noqa: PLC0415 - after the words are known to be right

    if is_key(name) and not is_there(name):
        raise OptionError("--key: this is a key itself, which shells remember; give the name of its file, or -")
    told = "standard input" if name == STANDARD_INPUT else shown(name)
    try:
        data = read_bytes(name, MAX_LENGTH)
    except SourceError as error:
        raise SourceError(f"--key {error}") from None
    try:
        try:
            return read_private_key(data)
        except PrivateKeyError as error:
            if error.kind != "encrypted" or not is_terminal(sys.stdin):
                raise
            return read_private_key(data, getpass.getpass(f"Password of {told}: ").encode())
    except PrivateKeyError as error:
        raise PrivateKeyError(f"--key {told}: {error}", kind=error.kind) from None
