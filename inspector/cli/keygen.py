"""`qlik-jwt keygen`: from nothing to a private key and its certificate in two files, as the tutorial makes them."""

import sys
import time
from pathlib import Path

import click

from inspector.cli.kinds import Count, FileName, OneOf
from inspector.cli.output import output_to
from inspector.cli.talk import is_terminal, say
from inspector.errors import InspectorError, OptionError
from inspector.lint.names import shown
from inspector.lint.new_file import already_there, refuse_unwritable, write_new
from inspector.signing.keys import KeyPair, make_key_pair
from inspector.signing.subject import subject_name
from inspector.trust.certificate import read_certificate
from inspector.visible import visible

_OWNER_ALONE, _EVERYBODY = 0o600, 0o644
_MOST_DAYS = 36_500
_WHERE = "management console, Identity provider, Create new, type JWT, field Certificate"


@click.command(short_help="Make a key pair and its certificate, as the tutorial does.")
@click.option("--key", default="privatekey.pem", metavar="FILE", type=FileName(), help="[privatekey.pem]")
@click.option("--cert", default="publickey.cer", metavar="FILE", type=FileName(), help="[publickey.cer]")
@click.option("--subject", metavar="NAME", help="Whose it is: a name, CN=…,O=… or /CN=…/O=….  [asked]")
@click.option("--days", type=Count(_MOST_DAYS), default=1825, metavar="DAYS", help="[1825, five years]")
@click.option("--bits", type=OneOf(["2048", "3072", "4096", "8192"], "size of a key"), default="4096", help="[4096]")
def command(*, key: str, cert: str, subject: str | None, days: int, bits: str) -> None:
    """Make a key pair and its certificate, as the tutorial does.

    The private key signs your tokens: only you may read its file, and it is not encrypted. The certificate goes into
    Qlik's console; its one-line form is printed. No file is ever overwritten.
    """
    private, public = Path(key), Path(cert)
    _refuse_existing(private, public)
    name = subject_name(_asked() if subject is None else subject)
    pair = make_key_pair(subject=name, moment=time.time(), bits=int(bits), days=days)
    _write(private, public, pair)
    certificate = read_certificate(pair.certificate)
    say(f"{shown(key)}: the private key (RSA, {bits} bits); keep it on the machine that signs, and show it to nobody")
    say(f"{shown(cert)}: the certificate of {visible(certificate.subject)}, SHA-256 {certificate.sha256[:16]}…")
    say(f"This is the certificate on one line; paste it there: {_WHERE}.")
    with output_to(None, "never") as out:
        out.write(certificate.one_line + "\n")


def _asked() -> str:
    """Whose certificate it is to be; raises OptionError where nobody can be asked."""
    if not is_terminal(sys.stdin):
        raise OptionError("--subject: say whose certificate it is to be, “My application”; there is no terminal to ask")
    answer: str = click.prompt("Whose certificate is it to be? A name", default="My application", err=True)
    return answer


def _refuse_existing(*paths: Path) -> None:
    """Before the key is made, which takes a second or more."""
    if paths[0].absolute() == paths[1].absolute():
        raise OptionError("--key and --cert name the same file; name two")
    for path in paths:
        if path.exists() or path.is_symlink():
            raise already_there(path)
        refuse_unwritable(path)


def _write(private: Path, public: Path, pair: KeyPair) -> None:
    """Both files or none."""
    write_new(private, pair.private_pem(), _OWNER_ALONE)
    try:
        write_new(public, pair.certificate, _EVERYBODY)
    except InspectorError:
        private.unlink(missing_ok=True)
        raise
