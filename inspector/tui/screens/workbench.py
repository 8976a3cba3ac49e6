"""From one report to the screen that shows all of it at once: verdict, findings, claims, signature, times."""

from datetime import tzinfo
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer

from inspector.checks.finding import Finding
from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.tui.keys import DEFAULTS, Keyed, spoken_key
from inspector.tui.pages.claims import claims
from inspector.tui.pages.document import document, painted_token
from inspector.tui.pages.empty import empty, too_small
from inspector.tui.pages.explanation import explanation
from inspector.tui.pages.findings import findings
from inspector.tui.pages.meaning import meaning
from inspector.tui.pages.row import nothing
from inspector.tui.pages.signature import signature
from inspector.tui.pages.times import times
from inspector.tui.pages.verdict import verdict
from inspector.tui.settings import PAGES
from inspector.tui.widgets.rows import COMPONENTS, Rows

if TYPE_CHECKING:
    from inspector.trust.story import Story

_TOKEN_LINES = 5
_TWO_COLUMNS = 100
_ROOMY = 66
_WHY = "Why and how to fix"
_TITLES = {"claims": "Claims", "header": "Header", "payload": "Payload", "signature": "Signature"}


class Workbench(Screen[None]):
    """All of one report; what it shows follows from `report`, `place`, `page`, `standing` and the cursor.

    `standing` says why the clock stands, "" where it runs.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - as Textual types it
        (0, "-tiny"),
        (50, "-narrow"),
        (_TWO_COLUMNS, "-two"),
        (160, "-three"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - likewise
        (0, "-flat"),
        (12, "-short"),
        (30, "-tall"),
    ]

    report: reactive[Report | None] = reactive(None, always_update=True)
    place: reactive[str] = reactive("")
    page: reactive[str] = reactive(PAGES[0])
    standing: reactive[str] = reactive("")
    story: reactive["Story | None"] = reactive(None)

    def __init__(self, paint: Paint, zone: tzinfo | None) -> None:
        # Each class added later would have every widget styled anew: 40 ms of the first paint.
        super().__init__(classes=f"-empty -on-{PAGES[0]}")
        self._paint, self._zone = paint, zone
        self._unfolded: frozenset[str] = frozenset()
        self._is_ready = False

    def compose(self) -> ComposeResult:
        """Verdict, columns, timeline, keys."""
        rows = self._rows
        yield rows("small", focus=False)
        yield rows("verdict", focus=False)
        with Vertical(id="welcome"):
            yield rows("empty")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                with Vertical(id="token-box", classes="box"):
                    yield rows("token", focus=False)
                with Vertical(id="part-box", classes="box"):
                    for name in _TITLES:
                        yield rows(name)
            with Vertical(id="middle"):
                with Vertical(id="findings-box", classes="box"):
                    yield rows("findings")
                with Vertical(id="why-box", classes="box"):
                    yield rows("why")
            with Vertical(id="right", classes="box"):
                yield rows("payload-beside")
        with Vertical(id="times-box", classes="box"):
            yield rows("times", focus=False)
        yield Footer(compact=True, show_command_palette=False)

    def _rows(self, name: str, *, focus: bool = True) -> Rows:
        found = Rows(self._paint, id=name)
        found.can_focus = focus
        return found

    def on_mount(self) -> None:
        """Names the boxes, and shows what there is."""
        for box, title in (
            ("token-box", "Token"),
            ("why-box", _WHY),
            ("right", "Payload"),
            ("times-box", "Times (UTC)"),
        ):
            self.query_one(f"#{box}").border_title = Content(title)
        self._view("small").show(too_small)
        self._view("empty").show(empty)
        self._is_ready = True
        self.watch_page()
        self.watch_report(None, self.report)

    def _view(self, name: str) -> Rows:
        return self.query_one(f"#{name}", Rows)

    def watch_report(self, before: Report | None, report: Report | None) -> None:
        """Draws another report; the cursor goes to the first cause if it is another token's."""
        if not self._is_ready:
            return
        self.set_class(report is None, "-empty")
        if report is None:
            self._view("empty").focus()
            return
        is_new = before is None or before.token is not report.token
        if is_new:
            self._unfolded = frozenset()
        self._draw(report)
        if is_new:
            self._start()
        elif self.finding is None and report.findings:
            self._choose_first()

    def _draw(self, report: Report) -> None:
        zone = self._zone
        show = {
            "verdict": lambda canvas: verdict(report, self.place, canvas),
            "findings": lambda canvas: findings(report, self._unfolded, canvas, self.story),
            "claims": lambda canvas: claims(report, zone, canvas),
            "header": lambda canvas: document(report, "header", zone, canvas),
            "payload": lambda canvas: document(report, "payload", zone, canvas),
            "payload-beside": lambda canvas: document(report, "payload", zone, canvas),
            "signature": lambda canvas: signature(report, canvas, self.story),
            "times": lambda canvas: times(report, self.standing, canvas),
            "token": lambda canvas: painted_token(report.token.text, report.token.parts, _TOKEN_LINES, canvas),
        }
        for name, draw in show.items():
            self._view(name).show(draw)
        self._explain()

    def _start(self) -> None:
        """The first cause under the cursor."""
        self._choose_first()
        self.focus_page()

    def _choose_first(self) -> None:
        self._view("findings").choose("0" if self.report and self.report.findings else None)
        self._point()
        self._explain()

    def watch_place(self) -> None:
        """Says which of several tokens this is."""
        if self._is_ready and self.report is not None:
            self._draw(self.report)

    def watch_story(self) -> None:
        """Tells what happened to the token, above its findings and beside its signature."""
        report = self.report
        if self._is_ready and report is not None:
            self._view("signature").show(lambda canvas: signature(report, canvas, self.story))
            self._show_findings(report)

    def watch_page(self) -> None:
        """Shows another page; beside others where there is room."""
        if not self._is_ready:
            return
        for name in PAGES:
            self.set_class(self.page == name, f"-on-{name}")
        beside = "claims" if self.page == "findings" else self.page
        for name in _TITLES:
            self._view(name).display = name == beside
        self._name_boxes(beside)

    def on_resize(self) -> None:
        """Where one page is shown at a time, its title names the others, too."""
        if self._is_ready:
            self._name_boxes("claims" if self.page == "findings" else self.page)

    def _name_boxes(self, beside: str) -> None:
        keys = {**DEFAULTS, **(self.app.key_names if isinstance(self.app, Keyed) else {})}
        is_narrow = self.size.width < _TWO_COLUMNS
        shown = self.page if is_narrow else beside
        titles = {name: _title(name, keys[name], is_shown=name == shown) for name in PAGES}
        between = Content("  " if self.size.width >= _ROOMY else " ")
        of_parts = [title for name, title in titles.items() if is_narrow or name != "findings"]
        self.query_one("#part-box").border_title = between.join(of_parts)
        found = between.join(titles.values()) if is_narrow else _title("findings", keys["findings"], is_shown=True)
        self.query_one("#findings-box").border_title = found

    def focus_page(self) -> None:
        """Puts the focus where the page is."""
        self._view("empty" if self.report is None else self.page).focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A finding moves the cursor in claims and payload to its place, and a claim to its finding."""
        if event.view.id == "findings":
            self._point()
            self._explain()
        else:
            self._find(event.row.about, event.view)

    def _point(self) -> None:
        finding = self.finding
        for name in ("claims", "header", "payload", "payload-beside"):
            self._view(name).choose(finding.where if finding is not None else None)

    def _find(self, where: str | None, asking: Rows) -> None:
        for name in ("claims", "header", "payload", "payload-beside"):
            if self._view(name) is not asking:
                self._view(name).choose(where)
        found = self.report.findings if self.report else ()
        number = next((str(number) for number, each in enumerate(found) if each.where == where), None)
        if number is not None:
            self._view("findings").choose(number)
            self._explain()

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        about = self._view("findings").about
        if self.report is None or about is None or int(about) >= len(self.report.findings):
            return None
        return self.report.findings[int(about)]

    def _explain(self) -> None:
        report, finding = self.report, self.finding
        why = self._view("why")
        if report is None:
            why.show(nothing)
        elif finding is None:
            why.show(lambda canvas: meaning(report, canvas))
        else:
            why.show(lambda canvas: explanation(report, finding, canvas))
        if report is not None:
            self.query_one("#why-box").border_title = Content("What this means" if finding is None else _WHY)

    def unfold(self) -> bool:
        """Shows or hides what merely follows from the finding under the cursor; whether anything does."""
        report, finding = self.report, self.finding
        if report is None or finding is None or all(each.follows != finding.rule.code for each in report.findings):
            return False
        self._unfolded ^= {finding.rule.code}
        self._show_findings(report)
        return True

    def _show_findings(self, report: Report) -> None:
        self._view("findings").show(lambda canvas: findings(report, self._unfolded, canvas, self.story))


def _title(name: str, key: str, *, is_shown: bool) -> Content:
    title = f"{spoken_key(key)} {_TITLES.get(name, 'Findings')}"
    return Content(title) if is_shown else Content.styled(title, "dim not bold")
