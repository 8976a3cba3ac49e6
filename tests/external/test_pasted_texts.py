"""Every token in independent real-life texts is found, in order, and none is invented."""

from inspector.intake import find_tokens
from tests.external.vectors import needs_vectors, rows


@needs_vectors
def test_every_token_of_every_pasted_text_is_found_and_none_invented() -> None:
    texts = rows("pasted-texts.jsonl")
    found = {row["name"]: dict.fromkeys(token.text for token in find_tokens(row["text"])) for row in texts}
    wrong = [row["name"] for row in texts if list(found[row["name"]]) != row["tokens"]]
    assert texts
    assert wrong == []
