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
        "proven": story.basis == "signature",
        "basis": story.basis,
        "message": worded(veil, story.message),
        "where": story.where or None,
        "character": story.character,
        "certificate": story.certificate or None,
        "fix": story.fix,
        "tried": list(story.tried),
    }
