"""What a token is: strict base64url and JSON, Token and its problems."""

from inspector.jose.part import LONGEST_SHARED_HEADER, read_header
from inspector.jose.problem import Problem
from inspector.jose.token import MAX_LENGTH, Token, read_token, unread_token
from inspector.jose.unsafe_text import skeleton
from inspector.jose.value import Json, pointer_part

__all__ = [
    "LONGEST_SHARED_HEADER",
    "MAX_LENGTH",
    "Json",
    "Problem",
    "Token",
    "pointer_part",
    "read_header",
    "read_token",
    "skeleton",
    "unread_token",
]
