"""From DER bytes to the elements in them, as far as they go."""

from dataclasses import dataclass

SEQUENCE, INTEGER, BIT_STRING, OCTET_STRING, OID = 0x30, 0x02, 0x03, 0x04, 0x06
CONTEXT_0 = 0xA0

_MOST_CHILDREN = 16  # more than any structure told apart here has


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One tagged value: `whole` is header and content, `missing` the bytes it lacks by its length."""

    tag: int
    content: bytes
    whole: bytes
    missing: int


def read_element(data: bytes) -> Element | None:
    """The element at the start of the bytes, or None where none starts there."""
    if len(data) < 2:
        return None
    size, start = data[1], 2
    if size == 0x80:  # BER's indefinite length, which some PKCS#12 writers use
        return Element(tag=data[0], content=data[2:], whole=data, missing=0)
    if size > 0x80:
        start += size & 0x7F
        if start > 6:
            return None
        size = int.from_bytes(data[2:start], "big")
    end = start + size
    return Element(tag=data[0], content=data[start:end], whole=data[:end], missing=max(0, end - len(data)))


def read_children(content: bytes) -> tuple[Element, ...]:
    """The first elements of a structure's content, up to sixteen."""
    found: list[Element] = []
    while len(found) < _MOST_CHILDREN and (element := read_element(content)):
        found.append(element)
        content = content[len(element.whole) :]
    return tuple(found)


def tags(elements: tuple[Element, ...]) -> tuple[int, ...]:
    """The tags of the elements, which tell structures apart."""
    return tuple(element.tag for element in elements)


def whole_number(element: Element) -> int:
    """The INTEGER the element holds."""
    return int.from_bytes(element.content, "big", signed=True)


def dotted(oid: bytes) -> str:
    """An object identifier's content in digits and dots, as people quote it."""
    numbers, number = [], 0
    for byte in oid[:40]:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2) if numbers else 0
    return ".".join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]])) if numbers else ""
