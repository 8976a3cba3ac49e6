"""From what is laid over one another in an object, member by member and spread by spread, to that object."""

from inspector.signing.javascript.values import Object, OpenObject, Spread, Unknown, Value


class Layers:
    """An object in the making. Of equal names the last value counts, and the place of the first is kept.

    So a member that is set again behind a spread stands where it first stood, but is not overwritten by the spread.
    """

    def __init__(self) -> None:
        self.members: Object = {}
        self._unseen: list[Spread] = []
        self._behind: dict[str, int] = {}

    def put(self, name: str, value: Value) -> None:
        """Sets a member, behind all that was laid down before."""
        self.members[name] = value
        self._behind[name] = len(self._unseen)

    def lay(self, more: Value) -> None:
        """Lays all members of another value over these; what is no object brings none."""
        match more:
            case Unknown(text, source):
                self._unseen.append(Spread(text, source))
            case OpenObject():
                before = len(self._unseen)
                self.members |= more
                self._behind |= {name: before + more.behind(name) for name in more}
                self._unseen += more.unseen
            case dict():
                self.members |= more
                self._behind |= dict.fromkeys(more, len(self._unseen))

    def object(self) -> Object:
        """The object; one that may have more members where anything was not seen."""
        return OpenObject(self.members, self._unseen, self._behind) if self._unseen else self.members
