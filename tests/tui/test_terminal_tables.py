"""The table of tokens and the files of a folder in a real terminal, whose keys must arrive as what they are."""

from pathlib import Path

from tests.tui.scenes import sample_tokens
from tests.tui.stage import WIDE
from tests.tui.terminal import TENANT, WORKBENCH, needs_tmux, terminal

pytestmark = needs_tmux


def test_a_folder_is_looked_through_opened_as_one_table_and_sifted(tmp_path: Path) -> None:
    (tmp_path / "tokens").mkdir()
    for name, token in sample_tokens().items():
        (tmp_path / "tokens" / f"{name}.txt").write_text(token)
    with terminal(tmp_path, WIDE) as window:
        window.open(WORKBENCH)
        for key, words in (
            ("C-b", "tokens/"),
            ("Enter", "wrong-audience.txt"),
            ("BSpace", "tenant.cer"),
            ("Enter", "wrong-audience.txt"),
            ("C-d", "10 of 10 tokens"),
            ("C-e", "10 of 10 tokens · DOES NOT CONFORM"),  # the sound one has the jti of others
            ("C-u", "10  all rules"),
            ("Enter", "10 of 10 tokens · DOES NOT CONFORM"),
            ("Enter", "token 1 of 10"),
            ("C-l", "10 of 10 tokens · DOES NOT CONFORM"),
        ):
            window.press(key)
            window.shows(words)


def test_reading_a_large_file_is_stopped_by_a_key(tmp_path: Path) -> None:
    token = sample_tokens()["wrong-audience"]
    (tmp_path / "tokens.txt").write_text(f"{token}\n" * 60_000)
    with terminal(tmp_path) as window:
        window.open(f"qlik-jwt tui tokens.txt {TENANT}")
        window.shows("of the file   ctrl+x stops reading")
        window.press("C-x")
        window.shows("Reading was stopped at")
        window.press("C-q")
        window.prompts()
