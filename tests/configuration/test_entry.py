"""What somebody writes of a tenant: kept in its file, with all else there as it was, or refused in one line."""

import dataclasses
from pathlib import Path

import pytest

from inspector.configuration import read_configuration
from inspector.configuration.entry import Entry, entry_of, keep_changed, keep_new
from inspector.configuration.kept import Kept, all_kept
from inspector.errors import InspectorError
from inspector.trust.certificate import read_certificate
from tests.builders import MOMENT, key_pair
from tests.configuration.files import plain, write

WRITTEN = """# mine
[tenants.production] # the real one
issuer = "https://one" # with care
cert = "its.cer"

# of the other
[tenants."test 2"]
key-id = 'two'
"""


def everything(folder: Path) -> list[Kept]:
    """The tenants that are kept."""
    return all_kept(read_configuration(folder), folder)


def tenants(folder: Path) -> object:
    """The tables of the tenants, as plain values."""
    return plain(read_configuration(folder).table("tenants"))


def change(folder: Path, number: int = 0, **texts: str) -> tuple[str, ...]:
    """Changes one of the tenants by some of its texts."""
    kept = everything(folder)
    entry = entry_of(kept[number])
    for name, text in texts.items():
        entry = dataclasses.replace(entry, **{name: text})  # type: ignore[arg-type]
    return keep_changed(kept[number], entry, kept, MOMENT)


def refused(folder: Path, number: int = 0, **texts: str) -> str:
    """Why a change is refused; no byte of any file is other than before."""
    files = {path: path.read_bytes() for path in folder.parents[2].rglob("*.toml")}
    assert files
    with pytest.raises(InspectorError) as raised:
        change(folder, number, **texts)
    assert {path: path.read_bytes() for path in files} == files
    return str(raised.value)


@pytest.fixture
def kept(own: Path) -> Path:
    """The user's own file, with two tenants."""
    (write(own, WRITTEN).parent / "its.cer").write_bytes(key_pair().certificate)
    return own


def test_one_text_is_changed_and_every_other_byte_stays(kept: Path, work: Path) -> None:
    change(work, issuer="https://another")
    assert kept.read_text() == WRITTEN.replace("https://one", "https://another")


def test_what_is_not_changed_is_not_written(kept: Path, work: Path) -> None:
    change(work)
    assert kept.read_text() == WRITTEN


def test_another_name_is_written_into_the_header_alone(kept: Path, work: Path) -> None:
    assert change(work, name="the new one") == (f"tenant “the new one” is kept in {kept}",)
    assert kept.read_text() == WRITTEN.replace("tenants.production", 'tenants."the new one"')
    change(work, 1, name="test")
    assert "\n[tenants.test]\nkey-id = 'two'\n" in kept.read_text()


def test_name_and_text_change_in_one_step(kept: Path, work: Path) -> None:
    change(work, name="x", description="the real one", tolerance="2.5")
    table = {"issuer": "https://one", "cert": "its.cer", "description": "the real one", "clock-tolerance": 2.5}
    assert tenants(work) == {"x": table, "test 2": {"key-id": "two"}}
    assert "# with care" in kept.read_text()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"name": "test 2"}, "tenants.test 2 is there already; take another name"),
        ({"name": " "}, "the tenant's name is empty"),
        ({"name": "x" * 61}, "has over 60 characters"),
        ({"tolerance": "five"}, "The tolerance is a number of seconds, such as 5."),
        ({"tolerance": "-1"}, "has to be 0 or more seconds"),
    ],
)
def test_what_cannot_be_kept_is_refused(kept: Path, work: Path, texts: dict[str, str], words: str) -> None:
    assert kept.exists()
    assert words in refused(work, 0, **texts)


def test_a_tenant_that_nothing_is_told_of_is_refused(kept: Path, work: Path) -> None:
    assert kept.exists()
    assert "nothing is told of it" in refused(work, 1, key_id="", description="empty")


def test_an_invisible_name_that_is_left_stays(own: Path, work: Path) -> None:
    write(own, '[tenants."a\\u200bb"]\nissuer = "i\\u202e"\n')
    change(work, key_id="k")
    assert tenants(work) == {"a\u200bb": {"issuer": "i\u202e", "key-id": "k"}}


def test_the_nearer_file_is_changed_and_takes_only_what_changed(kept: Path, project: Path, work: Path) -> None:
    near = write(project / "qlik-jwt.toml", '[tenants.production]\ndescription = "ours"\n')
    change(work, key_id="k")
    assert near.read_text() == '[tenants.production]\ndescription = "ours"\nkey-id = "k"\n'
    assert kept.read_text() == WRITTEN


def test_what_another_file_would_still_say_is_refused(kept: Path, project: Path, work: Path) -> None:
    write(project / "qlik-jwt.toml", '[tenants.production]\ndescription = "ours"\nissuer = "https://two"\n')
    assert f"its issuer stands in {kept} too" in refused(work, issuer="")
    assert f"it stands in {kept} too" in refused(work, name="other")


def test_a_tenant_that_is_written_in_one_line_cannot_be_called_otherwise_but_changed(own: Path, work: Path) -> None:
    write(own, '[tenants]\nprod = { issuer = "i" } # short\n')
    assert "cannot be changed without loss; do it by hand" in refused(work, name="other")
    change(work, issuer="j")
    assert own.read_text() == '[tenants]\nprod = { issuer = "j" } # short\n'


def test_another_certificate_is_copied_into_the_file(kept: Path, work: Path) -> None:
    first = everything(work)
    other = read_certificate(key_pair("other").certificate)
    said = keep_changed(first[0], dataclasses.replace(entry_of(first[0]), certificate=other), first, MOMENT + 10**10)
    assert "certificate-expired" in " ".join(said)
    assert everything(work)[0].certificate == other
    assert kept.read_text().count("# ") == 4
    last = everything(work)
    keep_changed(last[0], dataclasses.replace(entry_of(last[0]), certificate=None), last, MOMENT)
    assert tenants(work) == {"production": {"issuer": "https://one"}, "test 2": {"key-id": "two"}}


def test_a_tenant_that_is_gone_meanwhile_is_not_written_again(kept: Path, work: Path) -> None:
    before = everything(work)
    kept.write_text('[tenants.other]\nissuer = "i"\n')
    with pytest.raises(InspectorError, match="is not there any more"):
        keep_changed(before[0], dataclasses.replace(entry_of(before[0]), issuer="x"), before, MOMENT)
    assert kept.read_text() == '[tenants.other]\nissuer = "i"\n'


def test_a_new_one_is_kept_beside_the_others(kept: Path, work: Path) -> None:
    said = keep_new(Entry(name="third", issuer="https://three", tolerance="5"), kept, everything(work), MOMENT)
    assert said == (f"tenant “third” is kept in {kept}",)
    assert kept.read_text() == f'{WRITTEN}\n[tenants.third]\nissuer = "https://three"\nclock-tolerance = 5\n'


@pytest.mark.parametrize("entry", [Entry(name="test 2", issuer="i"), Entry(name="x"), Entry(issuer="i")])
def test_a_new_one_without_a_name_of_its_own_or_without_any_value_is_refused(
    kept: Path, work: Path, entry: Entry
) -> None:
    with pytest.raises(InspectorError):
        keep_new(entry, kept, everything(work), MOMENT)
    assert kept.read_text() == WRITTEN
