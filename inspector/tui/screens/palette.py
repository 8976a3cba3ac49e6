"""From every command to the one that is sought: Textual's palette, spelled in ASCII where that is wanted."""

from textual.command import CommandList, CommandPalette, SearchIcon

from inspector.tui.widgets.bars import draw_in_ascii


class AsciiPalette(CommandPalette):
    """The palette without its magnifying glass and blocks."""

    def __init__(self) -> None:
        super().__init__(placeholder="Search for commands", id="--command-palette")

    def on_mount(self) -> None:
        """Spells what Textual draws."""
        self.query_one(SearchIcon).icon = ">"
        draw_in_ascii(self.query_one(CommandList))
