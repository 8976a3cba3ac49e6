"""From files and folders to the certificates in them, by the names of their files."""

from collections.abc import Iterator
from pathlib import Path

from inspector.errors import SourceError
from inspector.lint.names import read_bytes, reason, shown
from inspector.trust.certificate import MAX_LENGTH, examine_certificate
from inspector.trust.story import Named

_ENDINGS = (".pem", ".cer", ".crt", ".der", ".pub", ".key")
_MOST = 1000


def certificates_in(names: tuple[str, ...]) -> tuple[Named, ...]:
    """The certificates and public keys with an RSA key; raises SourceError for what is not there or holds none.

    In a folder the files are taken that are named as certificates are; others in it, private keys too, are passed over.
    """
    return tuple(each for name in names for each in _in(name))


def _in(name: str) -> Iterator[Named]:
    path = Path(name)
    is_folder = path.is_dir()
    found = [each for each in map(_certificate, _files(path) if is_folder else [path]) if each is not None]
    if not found:
        what = "there is no certificate in it" if is_folder else "it is no certificate with an RSA key"
        raise SourceError(f"--certs {shown(name)}: {what}")
    yield from found


def _files(folder: Path) -> list[Path]:
    try:
        files = sorted(each for each in folder.iterdir() if each.suffix.lower() in _ENDINGS and each.is_file())
    except OSError as error:
        raise SourceError(f"--certs {shown(str(folder))}: it cannot be read ({reason(error)})") from None
    return files[:_MOST]


def _certificate(path: Path) -> Named | None:
    certificate = examine_certificate(read_bytes(str(path), MAX_LENGTH))
    return None if certificate.key is None else Named(path.name, certificate)
