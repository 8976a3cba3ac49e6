"""From causes as they were found to the same in their order, each told once, however many logins show it."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Judged
from inspector.diagnosis.scene import Scene

_AGAIN, _USED = "sent-again", "already-used"


def each_once(scene: Scene, found: list[Cause]) -> list[Cause]:
    """Each cause once; what an answer or another cause already speaks of is no cause of its own.

    Where a token was sent again after it had failed for another reason, that reason comes first.
    """
    judged = {each.where: each for each in scene.judged}
    codes: set[str] = set()
    told: set[tuple[str, str]] = set()
    kept: list[Cause] = []
    for cause in _rooted(found, judged):
        marks = set(_marks(cause, judged.get(cause.where)))
        if marks & told or (cause.by == "token" and codes.issuperset(cause.codes)):
            continue
        told |= marks
        codes.update(cause.codes)
        kept.append(cause)
    return kept


def _rooted(found: list[Cause], judged: dict[str, Judged]) -> list[Cause]:
    if not found or found[0].name not in (_AGAIN, _USED):
        return found
    about = judged.get(found[0].where)
    before = None if about is None or about.before is None else about.before.where
    if before is None:
        return found
    earlier = [each for each in found if _is_answer_in(each, before)]
    return [*earlier, *(each for each in found if not _is_answer_in(each, before))]


def _is_answer_in(cause: Cause, where: str) -> bool:
    return cause.by == "answer" and cause.where == where


def _marks(cause: Cause, judged: Judged | None) -> Iterator[tuple[str, str]]:
    """What a cause tells; another one that tells any of it is told already. Of a jti its last use tells all others."""
    yield cause.name, cause.says
    if cause.name in (_AGAIN, _USED):
        yield "used again", cause.where
    if cause.name == _AGAIN and judged is not None and judged.before is not None:
        yield "used first", judged.before.where
