"""From what happened to a token after signing to the JSON that programs read; report.schema.json, $defs/story."""

from inspector.diagnosis.phrases import worded
from inspector.diagnosis.veil.veil import Veil
from inspector.report.as_json import Document
from inspector.trust.story import Story
from inspector.visible import visible


def story_document(where: str, story: Story, veil: Veil | None = None) -> Document:
    """What happened to the token that stands there; the token as it was signed is not in it."""
    return {
        "token": visible(where),
        "kind": story.kind,
        "proven": _basis(story) == "signature",
        "basis": _basis(story),
        "message": worded(veil, story.message),
        "where": story.where or None,
        "character": story.character,
        "certificate": story.certificate or None,
        "fix": story.fix,
        "tried": list(story.tried),
    }


def _basis(story: Story) -> str | None:
    """By what it is known: of a token that lost its case no signature bears anything out, its letters do."""
    if not story.is_proven:
        return None
    return "letters" if story.kind == "letter-case" else "signature"
