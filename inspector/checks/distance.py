"""From two words to how many slips of the fingers lie between them."""


def slips_between(one: str, other: str) -> int:
    """How often a letter was left out, added or replaced, or two neighbours were swapped, to make one of the other.

    This is Damerau's and Levenshtein's distance, with no letter touched twice. It takes time by the product of both
    lengths: whoever asks sees to it that the words are short.
    """
    two_above: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, against in enumerate(other, start=1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                least = min(least, two_above[column - 2] + 1)
            here.append(least)
        two_above, above = above, here
    return above[-1]
