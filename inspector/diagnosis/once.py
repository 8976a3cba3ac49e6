"""From causes as they were found to the same in their order, each told once, however many logins show it."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Judged
from inspector.diagnosis.reasons.of_retry import first_refusal, unexplained
from inspector.diagnosis.scene import Scene

_AGAIN, _USED = "sent-again", "already-used"


def each_once(scene: Scene, found: list[Cause]) -> list[Cause]:
    """Each cause once; what an answer or another cause already speaks of is no cause of its own.

    Where a token was sent again after it had failed, why it failed the first time comes first.
    """
    judged = {each.where: each for each in scene.judged}
    codes: set[str] = set()
    told: set[tuple[str, str]] = set()
    kept: list[Cause] = []
    for cause in _rooted(scene, found, judged):
        marks = set(_marks(cause, judged.get(cause.where)))
        if marks & told or (cause.by == "token" and cause.codes and codes.issuperset(cause.codes)):
            continue
        told |= marks
        codes.update(cause.codes)
        kept.append(cause)
    return kept


def _rooted(scene: Scene, found: list[Cause], judged: dict[str, Judged]) -> list[Cause]:
    """The causes with what explains the first refusal of a token before what its retries came to."""
    about = judged.get(found[0].where) if found else None
    if about is None:
        return found
    root = first_refusal(scene, about)
    if root is not None:
        return _from_root(scene, found, root, about)
    before = None if about.before is None or found[0].name not in (_AGAIN, _USED) else about.before.where
    earlier = [each for each in found if before is not None and _is_answer_in(each, before)]
    return [*earlier, *(each for each in found if each not in earlier)]


def _from_root(scene: Scene, found: list[Cause], root: Judged, about: Judged) -> list[Cause]:
    """The causes of the first refusal first; of a retry whose answer says more, that answer."""
    own = [each for each in found if each.where == root.where]
    if found[0].by == "answer" and found[0].name != _USED:
        own = [each for each in own if each.name == found[0].name]
    elif not own:
        own = list(unexplained(scene, root, about))
    return [*own, *(each for each in found if each not in own)]


def _is_answer_in(cause: Cause, where: str) -> bool:
    return cause.by == "answer" and cause.where == where


def _marks(cause: Cause, judged: Judged | None) -> Iterator[tuple[str, str]]:
    """What a cause tells; another one that tells any of it is told already. Of a jti its last use tells all others."""
    yield cause.name, cause.says
    if cause.name in (_AGAIN, _USED):
        yield "used again", cause.where
    if cause.name == _AGAIN and judged is not None and judged.before is not None:
        yield "used first", judged.before.where
