"""From the name of a file or folder to the reports on the tokens in it, shown as they come."""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from textual.worker import get_current_worker

from inspector.errors import InspectorError, SourceError
from inspector.inspection import Inquiry
from inspector.intake import find_tokens
from inspector.lint.names import read_bytes, shown, sources, text_of
from inspector.lint.sources import reports as reports_of
from inspector.report.report import Report
from inspector.trust.kinds import is_key_material
from inspector.tui.judging import Judging

MOST_TOKENS = 100_000
_READ_WHOLE = 1 << 20  # bytes: a file as small is a text, as a paste is
_AT_ONCE = 500
_DER = b"0\x82"  # how a certificate or key begins that is no text


class Opening(Judging):
    """Opens files: small ones as texts, others and folders token by token."""

    def open(self, name: str) -> None:
        """Judges the tokens in a file or folder."""
        self.work(partial(self._judge_file, name))

    def _judge_file(self, name: str) -> None:
        try:
            path = Path(name).expanduser()
            if path.is_file() and path.stat().st_size <= _READ_WHOLE:
                self._judge_small(str(path.absolute()), name)
            elif path.is_dir() or path.is_file() or not path.exists():
                self._stream(str(path.absolute()), self.desk.inquiry())
            else:  # a pipe or the terminal would be waited for
                raise SourceError(f"{shown(name)}: it is neither a file nor a folder")
        except (InspectorError, OSError, ValueError, RuntimeError) as error:
            words = str(error) if isinstance(error, InspectorError) else f"{shown(name)}: it cannot be read"
            self.call_from_thread(self.tell, words, is_wrong=True)

    def _judge_small(self, path: str, name: str) -> None:
        data = read_bytes(path, _READ_WHOLE)
        if data.startswith(_DER):
            self.call_from_thread(self.take_certificate, data)
            return
        text = text_of(data)
        if is_key_material(text) and not find_tokens(text):
            self.call_from_thread(self.take_certificate, text)
        else:
            self.judge_text(text, name)

    def _stream(self, name: str, inquiry: Inquiry) -> None:
        refusals: list[str] = []
        count = self._add_all(islice(_reports(name, inquiry, refusals.append), MOST_TOKENS))
        if get_current_worker().is_cancelled:
            return
        if not count:
            raise InspectorError(refusals[0] if refusals else f"{shown(name)}: no token was found in it")
        self.call_from_thread(self._listed, refusals)
        self.explain_signature()

    def _listed(self, refusals: list[str]) -> None:
        if refusals:
            more = f" (and {len(refusals) - 1:,} more could not be read)" if len(refusals) > 1 else ""
            self.tell(refusals[0] + more, is_wrong=True)
        if len(self.reports) >= MOST_TOKENS:
            self.tell(f"the first {MOST_TOKENS:,} tokens are shown; “qlik-jwt lint” goes through all")
        if len(self.reports) > 1:
            self.action_tokens()

    def _add_all(self, found: Iterable[Report]) -> int:
        """Shows reports as they come; how many there were."""
        reports, worker, count = iter(found), get_current_worker(), 0
        while not worker.is_cancelled and (some := list(islice(reports, _AT_ONCE))):
            gc.freeze()  # a collector that walks all reports again and again stops the screen for a quarter of a second
            (self.add if count else self.begin)(some)
            count += len(some)
        return count


def _reports(name: str, inquiry: Inquiry, refuse: Callable[[str], None]) -> Iterator[Report]:
    """All reports of a file or folder; what cannot be read is told, and the rest is done."""
    for each in sources((name,), refuse):
        try:
            yield from reports_of(each, inquiry, "auto")
        except InspectorError as error:
            refuse(str(error))
