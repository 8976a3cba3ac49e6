"""Pastes: bracketed or as a stream of keys, with tokens, certificates, private keys, or nothing of the kind."""

from collections.abc import Callable, Coroutine

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from textual.pilot import Pilot

from inspector.report.report import Verdict
from inspector.tui.screens.ask import Line
from inspector.tui.screens.cases import Cases
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import NO_JTI, TEXTS, sample_tokens, signed, tenant
from tests.tui.stage import (
    WIDE,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    shown,
    stream,
    text_of,
    told,
    view,
    words_in,
)

OVERLAYS = ("f1", "ctrl+l", "ctrl+r", "ctrl+y", "enter")
NOTHING = ("", " ", "\n", "\ufeff", "\0" * 40)
BROKEN = ("eyJ", "eyXXXXXXXX.yyyyyyyyyy.zzzzzzzzz", "see eyJ.yyyyyyyyyy.zzzzzzzzz, please")
JSON = '{"sub": "x", "name": "y"}'
MASKED = '{"sub": "(user 1)", "name": "(name 1)"}'
UNKNOWN = (
    JSON,
    "[1, 2, 3, 4, 5, 6]",
    "https://tenant.eu.qlikcloud.com/login",
    "Please help, the login does not work.",
    "AUTHZ-9: no session can be established for this user",
)
LINES = ("ctrl+o", "ctrl+s", "ctrl+k", "ctrl+p")
FORMATS = (PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL)
Send = Callable[[Pilot[int], str], Coroutine[object, object, None]]


def jti(pilot: Pilot[int]) -> object:
    """Which of the tokens of these tests is shown."""
    return (report(pilot).token.payload or {}).get("jti")


def private_key(form: PrivateFormat = PrivateFormat.PKCS8) -> str:
    """The tenant's private key as PEM."""
    return fixed_pair("tenant").private_key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


def certificate(name: str) -> str:
    """A certificate as PEM."""
    return fixed_pair(name).certificate.decode()


@played
async def test_a_paste_gives_a_report_wherever_one_is() -> None:
    async with opened() as pilot:
        for number, key in enumerate(("f2", "f3", "f4", "f5", "f6", "tab")):
            await press(pilot, key)
            page = bench(pilot).bench.page
            await paste(pilot, signed({"jti": f"jti-{number}"}))
            assert jti(pilot) == f"jti-{number}"
            assert bench(pilot).bench.page == page
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_a_token_pasted_over_an_overlay_gives_a_report_and_closes_it() -> None:
    async with shown("wrong-audience") as pilot:
        for key in OVERLAYS:
            await press(pilot, key)
            assert not is_bare(pilot)
            await paste(pilot, f"{signed({'jti': f'over-{key}', 'aud': 'qlik.api'})} {signed()}")
            assert jti(pilot) == f"over-{key}"
            assert is_bare(pilot)


@pytest.mark.parametrize("key", LINES)
@played
async def test_a_token_pasted_where_a_line_is_asked_for_is_no_answer_but_a_token(key: str) -> None:
    async with shown("wrong-audience") as pilot:
        for number, text in enumerate(("{}", "Authorization: Bearer {}", "first {}\nand the second {}\n")):
            await press(pilot, key)
            assert not is_bare(pilot)
            await paste(pilot, text.replace("{}", signed({"jti": f"jti-{number}"})))
            assert jti(pilot) == f"jti-{number}"
            assert is_bare(pilot)


@played
async def test_a_name_pasted_where_a_line_is_asked_for_is_its_answer() -> None:
    async with shown("wrong-audience") as pilot:
        for key, name in (("ctrl+o", "line"), ("ctrl+s", "report-file"), ("ctrl+k", "file")):
            await press(pilot, key)
            line = pilot.app.screen.query_one(f"#{name}", Line)
            line.value = ""
            await paste(pilot, "a name.txt\n")
            assert line.value == "a name.txt"
            await press(pilot, "escape")
        assert len(bench(pilot).reports) == 1


@played
async def test_line_ends_in_a_paste_may_be_of_any_kind() -> None:
    async with opened() as pilot:
        for number, line_end in enumerate(("\n", "\r", "\r\n")):
            token = signed({"jti": f"jti-{number}"})
            await paste(pilot, line_end.join(token[at : at + 64] for at in range(0, len(token), 64)))
            assert report(pilot).token.text == token
            await paste(pilot, TEXTS["three-tokens"]().replace("\n", line_end))
            assert [each.place.line for each in bench(pilot).reports] == [1, 2, 3]


@played
async def test_an_unbracketed_paste_is_collected_and_presses_no_keys() -> None:
    async with opened() as pilot:
        await stream(pilot, f"jwt= 2 3 4 5 \r {signed({'jti': '2345 23451 2 3'})} 5\r4 ")
        assert jti(pilot) == "2345 23451 2 3"
        await stream(pilot, f"and 3 4 \r {signed({'jti': 'the-next'})} 5\r2 ")
        assert len(bench(pilot).reports) == 2
        assert bench(pilot).bench.page == "findings"
        assert bench(pilot).desk.stopped_at is None
        assert is_bare(pilot)


@pytest.mark.parametrize("first", ["2", " ", "\r"], ids=["digit", "space", "enter"])
@played
async def test_what_an_unbracketed_paste_begins_with_is_no_key_either(first: str) -> None:
    async with opened() as pilot:
        await stream(pilot, f"{first}023-11-14 22:13:20 {signed({'aud': 'qlik.api'})}\r")
        assert codes(pilot)[0] == "QJ404"
        assert bench(pilot).bench.page == "findings"
        assert bench(pilot).desk.stopped_at is None
        assert is_bare(pilot)


@played
async def test_an_unbracketed_paste_closes_what_lies_over_the_workbench() -> None:
    async with shown("wrong-audience") as pilot:
        for key in OVERLAYS:
            await press(pilot, key)
            assert not is_bare(pilot)
            await stream(pilot, f"{signed({'jti': f'over-{key}', 'aud': 'qlik.api'})} ")
            assert is_bare(pilot)
            last = bench(pilot).reports[-1]  # what follows within a second extends it: a slow machine may miss that
            assert (last.token.payload or {})["jti"] == f"over-{key}"


@played
async def test_a_digit_pressed_alone_is_a_key() -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "5")
        assert bench(pilot).bench.page == "signature"
        await press(pilot, "1")
        assert bench(pilot).bench.page == "findings"


@played
async def test_a_command_key_held_down_goes_on() -> None:
    async with shown("three-tokens") as pilot:
        await stream(pilot, "\x0e\x0e")
        assert bench(pilot).number == 2


@played
async def test_of_several_tokens_the_first_is_shown_with_its_number() -> None:
    async with shown("three-tokens") as pilot:
        seen = []
        for key in ("f2", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+t", "ctrl+t", "ctrl+t"):
            await press(pilot, key)
            seen.append(jti(pilot))
            assert f"token {bench(pilot).number + 1} of 3" in text_of(pilot).split("\n")[0]
        assert seen == ["jti-1", "jti-2", "jti-3", "jti-3", "jti-2", "jti-1", "jti-1"]


@played
async def test_a_single_token_has_no_number() -> None:
    async with shown("three-tokens") as pilot:
        await paste(pilot, signed())
        assert "token 1" not in text_of(pilot)


@played
async def test_the_tokens_found_are_listed_and_one_is_chosen() -> None:
    async with shown("three-tokens") as pilot:
        await press(pilot, "ctrl+n", "ctrl+l")
        assert view(pilot, "tokens").about == "1"
        listed = text_of(pilot)
        assert all(f"{line}:9" in listed for line in (1, 2, 3))
        assert listed.count("✗ DOES NOT ") == 3
        assert "3 of 3" in listed
        await press(pilot, "down", "enter")
        assert jti(pilot) == "jti-3"
        assert is_bare(pilot)
        await press(pilot, "ctrl+l", "home", "escape")
        assert jti(pilot) == "jti-3"
        await press(pilot, "ctrl+l", "home", "enter")
        assert jti(pilot) == "jti-1"


@played
async def test_without_a_token_there_is_no_list_and_nothing_to_hand_on() -> None:
    async with opened() as pilot:
        for key, words in (("ctrl+l", "No token yet"), ("ctrl+y", "nothing to copy"), ("ctrl+s", "nothing to save")):
            await press(pilot, key)
            assert words in told(pilot)[-1]
            assert is_bare(pilot)


@played
async def test_what_was_meant_as_a_token_is_judged_as_one() -> None:
    async with opened() as pilot:
        for text in BROKEN:
            await paste(pilot, text)
            assert codes(pilot)[0] == "QJ101", ascii(text)
            assert "DOES NOT CONFORM" in text_of(pilot)
            assert is_bare(pilot)


@pytest.mark.parametrize("send", [paste, stream], ids=["bracketed", "keys"])
@pytest.mark.parametrize("text", UNKNOWN)
@played
async def test_a_text_that_is_neither_token_nor_answer_is_called_that(text: str, send: Send) -> None:
    async with opened() as pilot:
        await send(pilot, text)
        assert isinstance(pilot.app.screen, Cases)
        assert words_in(pilot, "first").endswith("This text is no token, and no answer that is known.")
        assert f"it says   “{text if text != JSON else MASKED}”" in words_in(pilot, "explained")
        assert "rules held" not in text_of(pilot)
        assert bench(pilot).reports == []


@played
async def test_of_json_that_may_be_claims_it_is_said_how_these_are_judged() -> None:
    async with opened() as pilot:
        await paste(pilot, JSON)
        assert "Is it a payload that is not signed yet? F7 judges it as that." in words_in(pilot, "explained")
        await paste(pilot, UNKNOWN[-1])
        assert "F7" not in words_in(pilot, "explained")


@pytest.mark.parametrize("key", ["f1", "ctrl+l", "ctrl+r", "ctrl+y", "ctrl+g", "ctrl+u", "ctrl+b", "f8"])
@played
async def test_what_was_answered_is_explained_wherever_it_is_pasted(key: str) -> None:
    async with shown("two-tokens") as pilot:
        await press(pilot, key)
        await paste(pilot, NO_JTI)
        assert "The token has no jti, and Qlik requires that claim." in text_of(pilot)
        await press(pilot, "escape", key)
        await paste(pilot, UNKNOWN[-1])
        assert "This text is no token, and no answer that is known." in text_of(pilot)


@pytest.mark.parametrize("key", [*LINES, "ctrl+f"])
@played
async def test_where_a_line_is_asked_for_a_known_answer_is_explained_and_other_words_are_written(key: str) -> None:
    async with shown("two-tokens") as pilot:
        await press(pilot, key)
        await paste(pilot, "some words")
        assert not isinstance(pilot.app.screen, Cases)
        await paste(pilot, NO_JTI)
        assert isinstance(pilot.app.screen, Cases)


@played
async def test_a_text_without_a_token_leaves_the_token_that_is_shown() -> None:
    async with shown("wrong-audience") as pilot:
        for number, text in enumerate((*NOTHING, BROKEN[0]), start=1):
            await paste(pilot, text)
            assert codes(pilot) == ["QJ404"], ascii(text)
            assert len(told(pilot)) == number
            assert told(pilot)[-1].startswith("Not taken: ")


@played
async def test_a_text_that_nobody_knows_leaves_the_token_that_was_shown() -> None:
    async with shown("wrong-audience") as pilot:
        await paste(pilot, UNKNOWN[-1])
        await press(pilot, "escape")
        assert is_bare(pilot)
        assert codes(pilot) == ["QJ404"]


@pytest.mark.parametrize(("text", "words"), [("\n", "there is nothing in it"), ("\0" * 40, "it is no text")])
@played
async def test_nothing_is_no_finding(text: str, words: str) -> None:
    async with opened() as pilot:
        await paste(pilot, text)
        assert words in told(pilot)[-1]
        assert bench(pilot).reports == []


@played
async def test_half_a_certificate_is_refused() -> None:
    async with shown("wrong-audience") as pilot:
        await paste(pilot, certificate("other")[:200])
        assert len(told(pilot)) == 1
        assert bench(pilot).desk.tenant == tenant()
        assert codes(pilot) == ["QJ404"]


@played
async def test_a_pasted_certificate_becomes_the_tenants_and_the_report_is_judged_again() -> None:
    async with shown("wrong-certificate") as pilot:
        assert report(pilot).signature.status == "invalid"
        for name, status in (("tenant", "valid"), ("other", "invalid"), ("tenant", "valid")):
            await paste(pilot, certificate(name))
            assert f"CN={name}" in told(pilot)[-1]
            assert bench(pilot).desk.tenant.certificate == tenant(name).certificate
            assert bench(pilot).desk.tenant.issuer == tenant().issuer
            assert bench(pilot).desk.tenant.key_id == tenant().key_id
            assert report(pilot).signature.status == status
        assert "verified" in text_of(pilot)


@played
async def test_a_certificate_pasted_before_any_token_serves_the_next() -> None:
    async with opened(to=tenant("")) as pilot:
        await paste(pilot, certificate("tenant").replace("\n", "\r"))
        await paste(pilot, signed())
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_all_tokens_found_are_judged_again_by_a_pasted_certificate() -> None:
    async with opened(to=tenant("")) as pilot:
        await paste(pilot, "\n".join(sample_tokens().values()))
        assert {each.signature.status for each in bench(pilot).reports} == {"not-checked"}
        await paste(pilot, certificate("tenant"))
        statuses = [each.signature.status for each in bench(pilot).reports]
        assert len(statuses) == 10
        assert statuses.count("invalid") == 3  # altered, by another key, RS512
        assert statuses.count("valid") == 7


@played
async def test_a_certificate_that_comes_as_keys_is_taken_too() -> None:
    async with shown("no-certificate") as pilot:
        await stream(pilot, certificate("tenant").replace("\n", "\r"))
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_a_public_key_is_taken_as_the_certificate() -> None:
    key = fixed_pair("tenant").private_key.public_key()
    async with shown("no-certificate") as pilot:
        await paste(pilot, key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode())
        assert report(pilot).signature.status == "valid"


@pytest.mark.parametrize("form", FORMATS, ids=["PKCS8", "PKCS1"])
@played
async def test_a_pasted_private_key_is_refused_and_shown_nowhere(form: PrivateFormat) -> None:
    key, pastes = private_key(form), 0
    async with shown("no-certificate", size=WIDE) as pilot:
        for send in (paste, stream):
            await send(pilot, key)
            pastes += 1
            assert len(told(pilot)) == pastes
            assert "private key" in told(pilot)[-1]
            assert bench(pilot).desk.tenant.certificate is None
            assert report(pilot).signature.status == "not-checked"
            for key_press in ("f2", "f6", "ctrl+k"):
                await press(pilot, key_press)
                seen = text_of(pilot) + "".join(told(pilot))
                assert not [line for line in key.split("\n")[1:-2] if line[:12] in seen]
            await press(pilot, "escape")
    note = next(iter(pilot.app._notifications))  # noqa: SLF001 - Textual has no public way to them
    assert note.severity == "error"


@played
async def test_a_private_key_beside_a_token_is_not_shown_either() -> None:
    key = private_key()
    async with opened(size=WIDE) as pilot:
        await paste(pilot, f"{key}\n{signed()}\n")
        for key_press in ("f2", "f3", "f4", "f5", "f6"):
            await press(pilot, key_press)
            seen = text_of(pilot) + "".join(told(pilot))
            assert not [line for line in key.split("\n")[1:-2] if line[:12] in seen]
