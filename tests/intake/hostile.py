"""Pieces of texts that are hard to search: whole tokens, parts of them, and what may join them."""

from hypothesis import strategies as st

from .builder import HEADER, base64url, segment, token, wrapped

RS256 = token()
HEAD, PAYLOAD, SIGNATURE = RS256.split(".")
ENCRYPTED = token(5, size=16, alg="dir", enc="A256GCM")
SHORT = token(3, size=32, alg="HS256")
TOKENS = (
    RS256,
    token(1),
    token(2, size=128),
    SHORT,
    token(4, size=96, alg="ES384"),
    ENCRYPTED,
    *(f"{base64url(header)}.{PAYLOAD}.{SIGNATURE}" for header in (b'{ "alg":"RS256"}', b'{\n"alg":"RS256"}', b"{}")),
    f"{segment({'alg': 'none'})}.{PAYLOAD}.{SIGNATURE}",
)
UNUSUAL = (
    f"{HEAD}.{PAYLOAD}",
    f"{HEAD}.{PAYLOAD}.",
    f"{HEAD}..{SIGNATURE}",
    f"{HEAD}.{PAYLOAD[:40]}...",
    f"{HEAD}.{PAYLOAD}.{SIGNATURE[:-2]}",
    f"{HEAD}.{PAYLOAD}.{SIGNATURE[:300]}",
    f"{RS256}.abc",
    f"{RS256}.abc.def",
    f"{RS256}.abc.def.ghi",
    f"{segment({'typ': 'JWT'})}.{SIGNATURE}.{SIGNATURE}",
    f"{segment({'typ': 'JWT'})}.{PAYLOAD}.{SIGNATURE}",
    RS256[1:],
    RS256.replace(".", "%2E"),
    RS256.replace(".", "%2e", 1),
    RS256.replace(".", "%252E"),
    RS256[:200] + "\u00ad" + RS256[200:],
    RS256[:200] + "%" + RS256[200:],
    wrapped(RS256, 76, "\n"),
    wrapped(RS256, 75, "=\r\n"),
    wrapped(RS256, 76, "\\n"),
    wrapped(SHORT, 64, '" +\n"'),
    f"{segment({'alg': 'RSA-OAEP', 'enc': 'A256GCM'})}.{'.'.join([base64url(b'k' * 40)] * 3)}.{base64url(b't' * 16)}",
    f"{segment(HEADER | {'x': 'y' * 400})}.{PAYLOAD}.{SIGNATURE}",
    f"{base64url(b'[1, 2, 3, 4, 5, 6, 7]')}.{PAYLOAD}.{SIGNATURE}",
    RS256.lower(),
    RS256.encode().hex(),
)
PARTS = (HEAD, PAYLOAD, SIGNATURE, SIGNATURE[:43], SIGNATURE[:171], "eyJ", "eyJ.", "e30", "e30.e30.", "ewog", "EYJh.")
BETWEEN = (
    *(".", "..", "…", "=", "==", "%3D", "%2E", "%2e", "%252e", "\uff0e", "\u00b7", "\u2024", "\u00ad", "\u200b"),
    "\x1b[0m",
    *('"', '" "', '" + "', '"."', "'", "`", "\\", '\\"', "\\n", "\\r\\n", "&", "+", "/", "!", "!!!!.", ",", ";", "|"),
    *("\n", "\r\n", "\n ", "\n> ", "\n.", "\r\n.\r\n", "=\n", "=\n.", "\\\n", "^\r\n.", " ", " .", " . ", "\t"),
    "        .",
    *("Bearer ", "jwt=", "_", "-", "a", "keyId", "GET_something_long", "x" * 20, "\u00e9", "\udc80", "\ud800", "\x00"),
)  # fmt: skip
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(TOKENS), st.sampled_from(UNUSUAL), st.sampled_from(PARTS), st.sampled_from(BETWEEN),
        st.sampled_from(BETWEEN), st.text(max_size=4),
    ),
    max_size=12,
).map("".join)  # fmt: skip
