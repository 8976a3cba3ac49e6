"""From the first bytes of a text to whether its characters take two or four each, with no mark that says so."""

WIDE = "UTF-32, or UTF-16 without its mark"
_TELLING = 64  # bytes: at least 16 characters, which a token and JSON have in ASCII
_ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32", "utf-32-be")


def is_wide(data: bytes) -> bool:
    """Whether bytes are ASCII's characters in an encoding that is wider; the mark of UTF-16 is none of them."""
    return b"\0" in data[:_TELLING] and any(_is_text(data[:_TELLING], encoding) for encoding in _ENCODINGS)


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        text = data[: len(data) // 4 * 4].decode(encoding)
    except UnicodeDecodeError:
        return False
    return bool(text) and text.isascii() and all(each.isprintable() or each in "\t\r\n" for each in text)
