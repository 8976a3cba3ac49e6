"""From a value to the ways in which captures write it, and from a report to all that somebody could read out of it."""

import base64
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, quote_plus, unquote_plus


def _escaped(text: str) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(text.encode("utf-16-le")).cast("H"))


def _every_byte(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "cases swapped": str.swapcase,
    "percent": lambda text: quote(text, safe=""),
    "percent in small letters": lambda text: quote(text, safe="").lower(),
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "percent thrice": lambda text: quote(quote(quote(text, safe=""), safe=""), safe=""),
    "percent with plus": quote_plus,
    "every byte": _every_byte,
    "percent u": lambda text: _escaped(text).replace("\\", "%"),
    "JSON's escapes": _escaped,
    "JSON's escapes twice": lambda text: _escaped(text).replace("\\", "\\\\"),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in JSON": lambda text: json.dumps(json.dumps({"x": text})),
    "entities": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "hexadecimal entities": lambda text: "".join(f"&#x{ord(each):X};" for each in text),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64url": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 within": lambda text: base64.b64encode(f'{{"user":"{text}","x":1}}'.encode()).decode(),
    "base64 shifted": lambda text: base64.urlsafe_b64encode(f"ab{text}cd".encode()).decode().rstrip("="),
    "base64 behind a word": lambda text: "x" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64, then percent": lambda text: quote(base64.b64encode(text.encode()).decode(), safe=""),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal in capitals": lambda text: text.encode().hex().upper(),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "without accents": lambda text: re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)),
    "words joined": lambda text: text.replace(" ", "."),
    "words in one": lambda text: text.replace(" ", ""),
    "as a directory writes an address": lambda text: text.replace("@", "_"),
    "with what is not seen": "\u200b".join,
}


def readable(report: str) -> str:
    """A report with what its words come to, whatever they are encoded in, in small letters and without accents."""
    found = [report]
    for _ in range(4):
        plain = re.sub(
            r"\\+u([0-9a-fA-F]{4})|%u([0-9a-fA-F]{4})", lambda met: chr(int(met[1] or met[2], 16)), found[-1]
        )
        found.append(unquote_plus(html.unescape(plain)))
    text = "\n".join(dict.fromkeys(found))
    text = "\n".join((text, *_coded(text)))
    text = re.sub(r"⟨U\+[0-9A-F]{4}⟩|\u200b", "", text)
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()


def _coded(text: str) -> Iterator[str]:
    for word in dict.fromkeys(re.findall(r"[A-Za-z0-9+/_=-]{6,}", text)):
        for part in (word, *word.split("/")):
            plain = part.replace("-", "+").replace("_", "/").replace("=", "")
            for start in range(4):
                piece = plain[start:]
                piece = piece[: len(piece) - (len(piece) % 4 == 1)]
                yield base64.b64decode(piece + "=" * (-len(piece) % 4)).decode("utf-8", "ignore")
        for digits in re.findall(r"[0-9A-Fa-f]{8,}", word):
            yield bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-8", "ignore")
