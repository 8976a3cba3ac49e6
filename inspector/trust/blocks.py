"""From the PEM blocks of a text to the one that counts, and what is in it."""

from dataclasses import replace

from inspector.trust.armor import Armored, decode_body
from inspector.trust.found import Found, damaged, from_der, private_key, several, unreadable
from inspector.trust.kinds import KINDS, PRIVATE_KEY, kind_of_der, kind_of_label
from inspector.trust.pem import Block

_USUAL_LABELS = {"certificate": "CERTIFICATE", "public-key": "PUBLIC KEY", "pkcs1": "RSA PUBLIC KEY"}
_QUOTES = "\"'`"
_CERTIFICATE, _PUBLIC_KEY, _OTHER = range(3)


def from_blocks(blocks: tuple[Block, ...]) -> Found | bytes:
    """The first certificate, else the first public key, else the first block; bytes where they are PEM."""
    finds = [_from_block(block) for block in blocks]
    read = [found for found in finds if isinstance(found, Found)]
    if any(found.kind == PRIVATE_KEY for found in read):
        return private_key(beside_certificate=any(found.kind == "certificate" for found in read))
    ranks = [_rank(block, found) for block, found in zip(blocks, finds, strict=True)]
    first, count = finds[ranks.index(min(ranks))], ranks.count(min(ranks))
    if count == 1 or min(ranks) == _OTHER or isinstance(first, bytes):
        return first
    noun = "certificates" if min(ranks) == _CERTIFICATE else "public keys"
    return replace(first, problems=(*first.problems, several(count, noun)))


def _rank(block: Block, found: Found | bytes) -> int:
    """Certificates come before keys, and both before everything else."""
    kind = "" if isinstance(found, bytes) else found.kind
    if kind_of_label(block.label) and kind in KINDS:
        return _OTHER
    if kind == "certificate" or block.label.endswith("CERTIFICATE"):
        return _CERTIFICATE
    return _PUBLIC_KEY if kind in _USUAL_LABELS or block.label.endswith("PUBLIC KEY") else _OTHER


def _from_block(block: Block) -> Found | bytes:
    """What one block holds: its content decides, its label only where the content says nothing."""
    announced = kind_of_label(block.label)
    armored = decode_body(block.body)
    content = kind_of_der(armored.data)
    if content == PRIVATE_KEY:
        return private_key(beside_certificate=False)
    if announced and content != "certificate":
        return unreadable(announced, base=_base_of(block))
    if content == "unknown" and b"-----BEGIN" in armored.data:
        return armored.data
    if content == "unknown":
        return damaged("public-key" if "KEY" in block.label else "certificate", _base_of(block), armored)
    return _with_remarks(from_der(armored.data, _base_of(block)), block, armored)


def _with_remarks(found: Found, block: Block, armored: Armored) -> Found:
    if found.problems:
        return found
    before = block.before.rstrip()
    quoted = before.endswith(tuple(_QUOTES))
    quotes = ("quotes around it",) if quoted else ()
    remarks = ("text before it",) if before.strip(_QUOTES) else ()
    rest = _rest_of_trusted(block) or found.mended
    return replace(
        found,
        mended=quotes + block.odd + _label_remark(block.label, found.kind) + armored.mended + rest,
        remarks=armored.layout + remarks,
        pasted=found.base == "PEM on one line" and not quoted,
    )


def _rest_of_trusted(block: Block) -> tuple[str, ...]:
    return ("OpenSSL's trust settings left out",) if block.label == "TRUSTED CERTIFICATE" else ()


def _label_remark(label: str, kind: str) -> tuple[str, ...]:
    return (f"the label {label}",) if label and label != _USUAL_LABELS.get(kind) else ()


def _base_of(block: Block) -> str:
    if not block.label:
        return "PEM without BEGIN line"
    return "PEM" if "\n" in block.body or "\r" in block.body else "PEM on one line"
