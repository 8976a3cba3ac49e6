"""What is told of an edge at once, by its last character and what the text holds, never hides what is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.intake.edges import PEELED_BEFORE

EXAMPLES = (
    "see https://host/path?token", "Bearer", "bearer:", "JWT", "jwt:", "Authorization:", "x-my-AUTHORIZATION =",
    "Cookie: a=b; c", "set-coo\u212aie: x", "<b>", '"token" :', "\\'a':", "token=", "$env:TOKEN =", "pre-", "pre_", "#",
    "\n //", "--", "> > >", "...", '\\\\"', '"', "'", "“", "```", "«", "{", "[", "(", "**", ",", ";", "|",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from((*EXAMPLES, " ", "\n", "a", ":", "=", "\u0131", "\u017f"))).map("".join)


def met(text: str) -> set[str]:
    """The words for all that the patterns find at a text's end."""
    return {edge.words for pattern, edge in PEELED_BEFORE if (hit := pattern.search(text)) and hit[0]}


def told(text: str) -> set[str]:
    """The words for all that is not ruled out at once."""
    return {
        edge.words
        for _, edge in PEELED_BEFORE
        if (not edge.last or text[-1:] in edge.last) and edge.holds in text.lower()
    }


@given(TEXTS | st.text(max_size=30))
def test_what_is_met_is_not_ruled_out(text: str) -> None:
    assert met(text) <= told(text)


def test_each_edge_is_met_somewhere() -> None:
    assert set().union(*map(met, EXAMPLES)) == {edge.words for _, edge in PEELED_BEFORE}


@pytest.mark.parametrize("text", ["words", "12:", "a.b"])
def test_most_are_ruled_out_at_once(text: str) -> None:
    assert len(told(text)) < len(PEELED_BEFORE) / 2
