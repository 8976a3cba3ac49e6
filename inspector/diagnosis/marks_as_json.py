"""From a mark to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/mark."""

from inspector.diagnosis.marks.mark import Mark
from inspector.report.as_json import Document
from inspector.visible import visible


def mark_document(mark: Mark) -> Document:
    """A guess with what was seen, the lines to change, and what it rests on."""
    return {
        "name": mark.name,
        "guess": mark.guess,
        "reasons": [visible(reason) for reason in mark.reasons],
        "changes": [{"language": each.language, "code": each.code} for each in mark.changes],
        "grade": mark.grade,
        "sources": [*mark.sources],
    }
