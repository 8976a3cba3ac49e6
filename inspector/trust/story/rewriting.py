"""From header and payload as pasted to what they may have been before somebody edited them, or wrote them anew."""

from collections.abc import Iterator

from inspector.trust.story.content import Content, object_of
from inspector.trust.story.edits import edits, small_edits
from inspector.trust.story.known import Known
from inspector.trust.story.segment import segment
from inspector.trust.story.times import usual_times
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.writings import usual_writings, writings


def rewritten(content: Content) -> Iterator[Trial]:
    """Both parts in every writing: a program that writes one anew writes the other anew, too."""
    change = Change("rewritten")
    for header in _writings(content, 0):
        yield from ((header + b"." + payload, change) for payload in _writings(content, 1))


def _writings(content: Content, index: int) -> Iterator[bytes]:
    """A part as it is, then as every library writes it."""
    yield content.segments[index]
    value = object_of(content.texts[index])
    for text in writings(value) if value else ():
        yield segment(text)


def edited_once(content: Content, known: Known) -> Iterator[Trial]:
    """One member of the payload or the header edited."""
    header, payload = content.segments
    for edited in edits(content.texts[1], "payload", known):
        yield header + b"." + segment(edited.text), edited.change
    for edited in edits(content.texts[0], "header", known):
        yield segment(edited.text) + b"." + payload, edited.change


def edited_and_rewritten(content: Content, known: Known) -> Iterator[Trial]:
    """An editor that shows JSON in lines writes it back in lines: the edit is searched in each writing."""
    header, payload = content.segments
    for index, part in enumerate(("payload", "header")):
        text = content.texts[1 - index]
        value = object_of(text)
        for base in usual_writings(value) if value else ():
            for edited in small_edits(base, part, known):
                found = segment(edited.text)
                change = edited.change._replace(words=f"{edited.change.words}, and the JSON was written anew")
                yield (header + b"." + found if part == "payload" else found + b"." + payload), change
            if part == "payload":
                for trial, change in usual_times(header + b".", base):
                    yield trial, change


def edited_twice(content: Content, known: Known) -> Iterator[Trial]:
    """Two members of the payload edited, or one and a time."""
    header = content.segments[0] + b"."
    for once in edits(content.texts[1], "payload", known):
        for twice in small_edits(once.text, "payload", known):
            words = f"{once.change.words}, and {twice.change.words}"
            yield header + segment(twice.text), once.change._replace(words=words)
        for trial, change in usual_times(header, once.text):
            words = f"{once.change.words}, and {change.where.rpartition('/')[2]} was moved"
            yield trial, once.change._replace(words=words)
