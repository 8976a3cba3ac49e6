"""The library as others import it: its names, its types, and what its objects reveal of themselves."""

import importlib.resources
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspector
from inspector.checks.case import Case, Standing
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.signing.samples import Sample
from tests.builders import MOMENT, certificate, key_pair, report_on, tenant, token
from tests.diagnosis.captures import NO_REASON, Call, capture
from tests.report.marked import MARK, PERSONAL

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", inspector.__all__)
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(inspector, name) is not None


def test_the_public_names_are_in_order_and_told_once() -> None:
    assert len(inspector.__all__) == len(set(inspector.__all__)) > 10


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        inspector.nonsense  # noqa: B018 - that it raises is the point


def test_the_package_says_that_it_is_typed() -> None:
    assert importlib.resources.files("inspector").joinpath("py.typed").is_file()


def test_a_type_checker_knows_every_public_name(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "uses.py"
    lines = [f"reveal_type(inspector.{name})" for name in inspector.__all__]
    program.write_text("\n".join(["import inspector", *lines]) + "\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    revealed = [line for line in done.stdout.split("\n") if "Revealed type is" in line]
    assert done.returncode == 0, done.stdout
    assert len(revealed) == len(inspector.__all__)
    assert not [line for line in revealed if '"Any"' in line or "builtins.object" in line]


MARKED = token(payload_changes={**PERSONAL, "jti": f"{MARK}-jti", "x": MARK}, header_changes={"x5t": MARK})
FAULTY = token(payload_changes={**PERSONAL, "email_verified": MARK, "\u200b": MARK, "groups": [MARK, MARK]})


def public_objects() -> Iterator[object]:
    """One of each kind that a user of the library may print, made of a token full of marks."""
    for text in (MARKED, FAULTY, MARKED[:-9], f"Bearer {MARKED}", MARKED.rpartition(".")[0]):
        report = inspector.inspect(text, now=MOMENT, tenant=tenant())
        yield report
        yield report.token
        yield report.tenant
        yield report.signature
        yield report.place
        yield report.verdict
        yield from report.findings
        yield from report.skipped
        yield from report.token.problems
    calls = (Call(token=FAULTY, status=401, body=NO_REASON), Call(method="GET", path=f"/api/{FAULTY}", status=401))
    evidence = inspector.read_evidence([capture(*calls)], "a.har")
    yield evidence
    yield from evidence.exchanges
    found = inspector.diagnose(evidence, now=MOMENT, tenant=tenant())
    yield found
    yield from (*found.judged, *found.found_too, found.first_cause)
    two = inspector.compare(MARKED, FAULTY, now=MOMENT, tenant=tenant(), goes_on=lambda: True)
    yield two
    yield from (*two.matters, *two.differences, *two.stories, two.key)
    changed = inspector.compare(MARKED, f"{FAULTY.rpartition('.')[0]}.{MARKED.rpartition('.')[2]}", now=MOMENT)
    yield changed.alteration
    of_text: dict[str, Json] = {**PERSONAL, "email_verified": "true", "jti": f"{MARK}-jti", "aud": [MARK]}
    yield from inspector.marks(inspector.inspect(token(payload_changes=of_text), now=MOMENT))
    yield certificate()
    yield key_pair()
    yield Inquiry(MOMENT, tenant())
    yield Sample("a title", MARKED)
    yield inspector.RuleSet()
    yield from inspector.RULES
    token_ = report_on(MARKED).token
    assert token_.header
    assert token_.payload
    yield Case(
        token=token_,
        tenant=tenant(),
        moment=MOMENT,
        header=token_.header,
        payload=token_.payload,
        violations={},
        signature=Standing("valid"),
        iat=None,
        nbf=None,
        exp=None,
    )


KINDS = sorted({type(each) for each in public_objects()}, key=lambda kind: kind.__name__)


def test_every_kind_of_object_is_looked_at() -> None:
    names = {kind.__name__ for kind in KINDS}
    assert names >= {"Comparison", "Matter", "Difference", "SameKey", "Alteration", "Mark", "Diagnosis", "Cause"}
    assert names >= {"Token", "Certificate", "Report", "Finding", "Tenant", "Case", "Problem", "Skipped", "KeyPair"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_repr_shows_no_claim(kind: type) -> None:
    shown = [repr(each) for each in public_objects() if type(each) is kind]
    assert shown
    assert not [text for text in shown if MARK in text]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_repr_shows_no_part_of_a_token_or_key(kind: type) -> None:
    parts = [*MARKED.split("."), *FAULTY.split("."), *key_pair().certificate.decode().split("\n")[1:-2]]
    secrets = [part[at : at + 16] for part in parts for at in (0, len(part) // 2, len(part) - 16)]
    modulus = str(key_pair().private_key.private_numbers().p)[:16]
    for each in public_objects():
        if type(each) is kind and not isinstance(each, type(key_pair())):
            assert not [secret for secret in (*secrets, modulus) if secret in repr(each)]


def test_a_key_pair_shows_no_private_key() -> None:
    assert "private" not in repr(key_pair())


def test_a_report_survives_the_way_to_another_process() -> None:
    report = inspector.inspect(MARKED, now=MOMENT, tenant=tenant())
    assert pickle.loads(pickle.dumps(report.token)) == report.token  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(report.tenant)) == report.tenant  # noqa: S301


def test_a_broken_token_is_a_result() -> None:
    for text in ("", "x", "a.b.c", "....", MARKED[:50], "\x00" * 99, "\ud800"):
        assert inspector.inspect(text, now=MOMENT).verdict is inspector.Verdict.NONCONFORMING


@pytest.mark.parametrize("now", [float("nan"), float("inf"), 1e300, -1e300, 253_402_300_800])
def test_a_moment_that_no_calendar_has_is_refused(now: float) -> None:
    with pytest.raises(inspector.OptionError):
        inspector.inspect(MARKED, now=now)
    with pytest.raises(inspector.OptionError):
        list(inspector.lint([MARKED], now=now))


def test_two_tokens_are_compared() -> None:
    found = inspector.compare(f"Bearer {MARKED}", FAULTY, now=MOMENT, tenant=tenant())
    assert isinstance(found, inspector.Comparison)
    assert "QJ305" in [finding.rule.code for matter in found.matters for finding in matter.findings]
    assert {each.where for each in found.others} >= {"/header/x5t"}


def test_what_was_done_to_a_token_is_searched_where_that_is_asked_for() -> None:
    head, payload, signature = token(payload_changes={"jti": "b"}).split(".")
    edited = f"{head}.{payload[:60]}{payload[61:]}.{signature}"
    assert inspector.compare(MARKED, edited, now=MOMENT, tenant=tenant()).stories == ()
    found = inspector.compare(MARKED, edited, now=MOMENT, tenant=tenant(), goes_on=lambda: True)
    assert [(each.side, each.story.kind) for each in found.stories] == [("bad", "damage")]


@pytest.mark.parametrize("texts", [("", ""), ("x", MARKED), (MARKED, "no token"), ("....", "\ud800")])
def test_what_is_no_token_is_compared_all_the_same(texts: tuple[str, str]) -> None:
    assert inspector.compare(*texts, now=MOMENT).summary


def test_what_is_no_text_or_report_is_refused() -> None:
    with pytest.raises(inspector.OptionError, match="the bad token is a str, not bytes"):
        inspector.compare(MARKED, MARKED.encode(), now=MOMENT)  # type: ignore[arg-type]
    with pytest.raises(inspector.OptionError, match="report is a Report"):
        inspector.marks(MARKED)  # type: ignore[arg-type]
    with pytest.raises(inspector.OptionError, match="moment of judgement"):
        inspector.compare(MARKED, MARKED, now=float("inf"))


def test_the_package_loads_nothing_before_it_is_used() -> None:
    program = "import sys, inspector; print(*(each for each in sys.modules if each.startswith('inspector')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["inspector"]


def test_a_private_key_is_refused_as_certificate() -> None:
    with pytest.raises(inspector.CertificateError) as raised:
        inspector.read_certificate("-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----\n")
    assert raised.value.kind == "private-key"
    assert "MIIE" not in str(raised.value)
