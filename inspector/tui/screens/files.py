"""From a folder to the file in it, or below or above, that is to be opened, or the folder as a whole."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from inspector.lint.names import shown
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.folder import ABOVE, WHOLE, EntryRows, Folder, Kind, read_folder
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.unopened import why_not_opened
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

_HINTS = {"folder": "all of it", "parent": "folder above"}


class Files(Overlay[Path]):
    """The files of a folder; the answer is a file, or a folder that is to be opened as a whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(DEFAULTS[name], name, words.capitalize(), id=name) for name, words in _HINTS.items()
    ]

    def __init__(self, paint: Paint, path: Path) -> None:
        super().__init__(paint, "Files")
        self._folder = Folder(_whole(path))
        self._files, self._why_not = Rows(paint, id="files"), Rows(paint, id="refused")

    def parts(self) -> ComposeResult:
        """What is in the folder, and what is wrong with the file that was chosen."""
        yield self._files
        yield self._why_not

    def on_mount(self) -> None:
        """Reads the folder."""
        self._why_not.can_focus = False
        self._files.focus()
        self._enter(self._folder.path)

    def _enter(self, path: Path, came_from: str = "") -> None:
        self._refuse("")
        self.run_worker(partial(self._read, path, came_from), thread=True, exclusive=True, group="folder")

    def _read(self, path: Path, came_from: str) -> None:
        self.app.call_from_thread(self._show, read_folder(path), came_from)

    def _show(self, folder: Folder, came_from: str) -> None:
        """Shows a folder; the cursor stands on the one that was left for it, else on the first entry."""
        self._folder = folder
        left = (str(number) for number, entry in enumerate(folder.entries) if entry.name == came_from)
        files = self._files
        files.choose(None)
        files.show(self._rows)
        files.choose(next(left, "0" if folder.entries else ABOVE))

    def _rows(self, canvas: Canvas) -> Sequence[Row]:
        self._name_box(canvas)
        return EntryRows(self._folder, canvas)

    def _name_box(self, canvas: Canvas) -> None:
        """The end of the folder's path, which tells most; the keys."""
        folder = self._folder
        hidden = f" · {folder.hidden:,} hidden" if folder.hidden else ""
        path = canvas.ending(visible(str(folder.path)), max(canvas.width - 4 - len(hidden), 8))
        box = self.box
        box.border_title = Content(canvas.paint.drawn(path + hidden))
        keys = [f"{canvas.key(name)} {words}" for name, words in _HINTS.items()]
        box.border_subtitle = Content("   ".join(["enter opens", *keys, "esc back"]))

    def _refuse(self, words: str) -> None:
        self._why_not.display = bool(words)
        self._why_not.show(lambda canvas: [Row(canvas.paint("error", line)) for line in wrapped(words, canvas.width)])

    def action_parent(self) -> None:
        """The folder above."""
        path = self._folder.path
        if path.parent != path:
            self._enter(path.parent, path.name)

    def action_folder(self) -> None:
        """All of the folder."""
        self._answer(self._folder.path)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Goes into a folder; a file is the answer."""
        event.stop()
        about = event.row.about or ""
        if about == ABOVE:
            self.action_parent()
        elif about == WHOLE:
            self.action_folder()
        elif int(about) < len(self._folder.entries):
            entry = self._folder.entries[int(about)]
            path = self._folder.path / entry.name
            if entry.kind is Kind.FOLDER:
                self._enter(path)
            else:
                self._answer(path)

    def _answer(self, path: Path) -> None:
        words = why_not_opened(str(path))
        if words:
            self._refuse(f"{shown(path.name)}: {words}")
        else:
            self.dismiss(path)


def _whole(path: Path) -> Path:
    """The whole path; home where the folder that one is in is gone."""
    try:
        return path.absolute()
    except OSError:
        return Path.home()
