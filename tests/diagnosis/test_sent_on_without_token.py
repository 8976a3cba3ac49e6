"""The report to send on, of a case without a token: what names somebody itself is masked, and the top says the rest."""

import json

import pytest

from inspector.diagnosis.dossier.about import MASKING
from inspector.diagnosis.veil.named import named_in
from inspector.diagnosis.veil.secrets import without_secrets
from inspector.visible import visible
from tests.builders import MOMENT, raw_token, token
from tests.diagnosis.captures import ME, NO_REASON, Call, capture, errors
from tests.diagnosis.growth import is_in_proportion
from tests.diagnosis.sent_on import FORMS, leaks, on_screen, sent_on

JANE = {
    "id": "65f1c2jane",
    "subject": "auth0|jdoe77",
    "name": "Jane Doe-Østergård",
    "email": "jane.doe@acme.example",
    "groups": ["Sales North"],
    "assignedGroups": [{"id": "g1", "name": "Board Room"}],
}
ASKED = Call(method="GET", path=ME, body=json.dumps(JANE))
TOLD = "of Jane Doe-Østergård, auth0|jdoe77 (65f1c2jane), jane.doe@acme.example in Sales North, Board Room"
WHO = ("jane", "doe", "østerg", "jdoe77", "acme", "sales north", "board room", "65f1c2")
REFUSED = Call(status=401, body=errors("X-1", "Unauthorized", TOLD))


@pytest.mark.parametrize("form", FORMS)
def test_whom_an_answer_of_users_me_names_is_masked_everywhere(form: str) -> None:
    lost = Call(method="GET", path="/api/v1/users/auth0%7Cjdoe77", at=MOMENT + 1, status=404, body="{}")
    report = sent_on(capture(ASKED, REFUSED, lost), form=form)
    assert leaks(report, (), WHO) == []
    assert "/api/v1/users/(user 1)" in report


def test_nor_does_the_screen_or_a_program_hear_of_them() -> None:
    shown = on_screen(capture(ASKED, REFUSED))
    assert leaks(shown, (), WHO) == []
    assert "jdoe77" in on_screen(capture(ASKED, REFUSED), masked=False)


def test_an_answer_given_beside_names_them_as_well() -> None:
    assert leaks(sent_on(json.dumps(JANE).encode(), REFUSED.body.encode()), (), WHO) == []


@pytest.mark.parametrize(
    "told",
    [
        'no user with {"sub":"auth0|jdoe77","name":"Jane Doe-Østergård"}',
        r"no user with {\"sub\":\"auth0|jdoe77\",\"name\":\"Jane Doe-Østergård\"}",
        'sub=auth0|jdoe77, name "Jane Doe-Østergård"',
        "User: 'auth0|jdoe77' (display name: “Jane Doe-Østergård”)",
        "user auth0|jdoe77 is no member",
        "username: CORP\\jdoe77.",
        "{'sub': 'auth0|jdoe77', 'name': 'Jane Doe-Østergård'}",
        "for user=auth0|jdoe77",
        "does not match existing active user sub=auth0|jdoe77",
        "user name=auth0|jdoe77",
    ],
)
def test_what_an_error_text_calls_somebodys_is_masked(told: str) -> None:
    report = sent_on(f"ERR-500 {told}".encode())
    assert "ERR-500" in report
    assert leaks(report, (), WHO) == []


@pytest.mark.parametrize(
    "told",
    [
        '{"name":"TokenExpiredError","message":"jwt expired","expiredAt":"2023-11-14"}',
        '{"error":{"name":"Space of cats","message":"ERR-7 Space of cats is full"}}',
        'ERR-1 cookie name "eas.sid" and claim name "nbf" are unknown to user interfaces',
        "ERR-2 user not found; group by name; sub is missing",
        "ERR-3 user: 401, subject: CN=tenant1.example, user 500",
        'ERR-4 <input name="viewport" value="x">, write to us@x.example about the viewport',
    ],
)
def test_what_is_nobodys_stays(told: str) -> None:
    assert "(user" not in sent_on(told.encode())
    assert "(name" not in sent_on(told.encode())
    assert "(group" not in sent_on(told.encode())


@pytest.mark.parametrize("told", ["user: brunhilde LOGIN-12", "username=Brunhilde", "sub: brunhilde.falk, no"])
def test_a_name_behind_a_sign_is_masked_though_it_is_but_letters(told: str) -> None:
    report = sent_on(f"ERR-500 {told}".encode())
    assert leaks(report, (), ("brunhilde", "falk")) == []
    assert "(user 1)" in report


@pytest.mark.parametrize("word", ["unknown", "undefined", "inactive", "payload.sub"])
def test_what_a_user_is_said_to_be_is_no_name(word: str) -> None:
    assert word in sent_on(f"ERR-500 user: {word}".encode())


@pytest.mark.parametrize("masked", [True, False], ids=["masked", "open"])
@pytest.mark.parametrize(
    "told",
    [
        "eas.sid=s%3AqwErty.12345; _csrfToken=qwErty",
        'eas.sid.sig: "qwErty"',
        "Set-Cookie: a=qwErty; b=qwErty",
        "session_id=qwErty",
    ],
)
def test_what_a_cookie_holds_is_in_no_report(told: str, *, masked: bool) -> None:
    report = sent_on(f"ERR-500 refused {told}".encode(), masked=masked)
    assert leaks(report, (), ("qwerty",)) == []
    assert "(a cookie)" in report


@pytest.mark.parametrize(
    "word", ["keyboardshortcut", "eyewitness.account.words", "keyJoinedValues", "monkeywrench.in.it", "eyelashes"]
)
def test_an_ordinary_word_is_no_token(word: str) -> None:
    assert word in sent_on(f"ERR-500 the {word} failed".encode())


HEADERS = ('{"alg":"RS256","typ":"JWT"}', '{ "alg": "RS256" }', '{\n  "alg": "RS256"\n}', '{"kid":"x"}')


@pytest.mark.parametrize("header", HEADERS, ids=ascii)
@pytest.mark.parametrize("length", [12, 20, 40])
def test_a_token_of_no_case_is_masked_though_it_is_cut(header: str, length: int) -> None:
    text = raw_token(header, '{"sub":"x"}')[:length]
    for told in (text, f"{text}…", f"x{text}", f"Bearer%20{text}", f"'{text}'"):
        assert text not in sent_on(capture(Call(status=401, body=errors("X-1", "no", f"for {told} here"))))


def test_a_token_that_is_damaged_in_its_header_is_none_the_less_masked() -> None:
    text = token()
    told = f"for {text[:4]}____{text[8:20]} here"
    report = sent_on(capture(Call(status=401, body=errors("X-1", "no", told))))
    assert text[8:20] not in report
    assert "(a token)" in report


def top(*sources: bytes) -> str:
    """What stands at the top of a report."""
    return "\n".join(line for line in sent_on(*sources).split("\n") if line.startswith(">"))


HELD = Call(token=token(), status=401, body=NO_REASON)


def test_where_each_login_has_a_token_its_claims_are_promised() -> None:
    told = top(capture(HELD))
    assert told.startswith("> Masked: of tokens nothing is shown. For names, mail addresses, subs")
    assert "Read it before you send it on" not in told
    assert "A name in an answer that no claim has cannot be known for one." in told


def test_without_a_token_no_claim_is_promised() -> None:
    told = top(capture(Call(status=401, body=NO_REASON)))
    assert told.startswith("> Masked in part: there was no token whose claims would tell who is who.")
    assert "names, user IDs and groups in what was answered and paths of calls are NOT masked." in told
    assert "subs, groups, jtis" not in told


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Call(status=401, body=NO_REASON), "(1 login has no token)"),
        (
            Call(token=raw_token('{"alg":"RS256"}', "no object"), status=401, body=NO_REASON),
            "(1 token could not be read)",
        ),
    ],
    ids=["none", "broken"],
)
def test_a_login_of_which_nobody_knows_whose_it_is_is_told_beside_one_with_a_token(other: Call, said: str) -> None:
    told = top(capture(HELD, other))
    assert told.startswith("> Masked: of tokens nothing is shown. For names")
    assert f"are NOT masked, where they have no stand-in {said}." in told


def test_the_top_names_only_what_the_case_has() -> None:
    assert "calls" not in top(b"ERR-500 is unheard of")
    assert "claims and" not in top(b"ERR-500 is unheard of")
    assert "Not masked" not in top(json.dumps(JANE).encode())
    assert "names, user IDs and groups in paths of calls" in top(
        capture(Call(method="GET", path="/api/v1/x", status=401))
    )


def test_what_is_said_before_the_case_is_known_promises_no_names() -> None:
    assert "Without a token its names are not known" in MASKING[1]
    assert all(visible(each) == each for each in MASKING)


@pytest.mark.parametrize(("form", "strong"), [("md", "**Read it before"), ("html", "<strong>Read it before")])
def test_what_is_not_masked_stands_out(form: str, strong: str) -> None:
    assert strong in sent_on(REFUSED.body.encode(), form=form)


@pytest.mark.parametrize(
    "piece", ['"', "\\", '\\"', '"groups":["', "user ", 'user="', "cookie:a=", "eyJ", "session", "@", '"name":"']
)
def test_a_text_that_is_made_to_take_time_takes_none(piece: str) -> None:
    def look(size: int) -> None:
        text = piece * (size // len(piece))
        named_in(text)
        without_secrets(text)

    assert is_in_proportion(look, 30_000)
