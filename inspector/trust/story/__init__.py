"""From a token whose signature is not good to what happened to it after signing, proven by the signature itself."""

from inspector.trust.story.certificates import Named, fitting, made_anew, tell_certificate
from inspector.trust.story.known import Known
from inspector.trust.story.record import Story
from inspector.trust.story.tell import tell

__all__ = ["Known", "Named", "Story", "fitting", "made_anew", "tell", "tell_certificate"]
