"""From the words for a certificate's subject to its name (X.501)."""

import re

from cryptography import x509
from cryptography.x509.oid import NameOID

from inspector.errors import OptionError
from inspector.visible import cut_given, visible

_ATTRIBUTES = {
    "CN": NameOID.COMMON_NAME,
    "O": NameOID.ORGANIZATION_NAME,
    "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "C": NameOID.COUNTRY_NAME,
    "ST": NameOID.STATE_OR_PROVINCE_NAME,
    "L": NameOID.LOCALITY_NAME,
    "DC": NameOID.DOMAIN_COMPONENT,
    "emailAddress": NameOID.EMAIL_ADDRESS,
}
_FORMS = "write a name, CN=name,O=organisation or /CN=name/O=organisation"


def subject_name(text: str) -> x509.Name:
    """The name: plain words are the common name; else “CN=…,O=…” (RFC 4514) or openssl's “/CN=…/O=…”.

    Raises OptionError for what is none of these, or what no certificate can hold.
    """
    try:
        if text.startswith("/"):
            return x509.Name([_attribute(part) for part in re.split(r"(?<!\\)/", text[1:])])
        if "=" in text:
            return x509.Name.from_rfc4514_string(text)
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
    except (ValueError, KeyError):
        shown = visible(cut_given(text, 60))
        raise OptionError(f"--subject: “{shown}” is no subject of a certificate; {_FORMS}") from None


def _attribute(part: str) -> "x509.NameAttribute[str]":  # which cryptography 44 cannot subscript
    name, _, value = part.partition("=")
    return x509.NameAttribute(_ATTRIBUTES[name.strip()], value.replace("\\/", "/"))
