"""From counts to shares that claim neither all nor nothing where it is not so."""


def share(count: int, of: int) -> str:
    """A share in per cent: never 100 % for less than all, nor 0 % for more than none; "" of nothing."""
    if not of:
        return ""
    if 0 < count * 1000 < of:
        return "<0.1 %"
    tenths = min((count * 2000 + of) // (2 * of), 999 if count < of else 1000)
    return f"{tenths // 10} %" if count in (0, of) else f"{tenths / 10:.1f} %"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 token, 2,000 tokens."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
