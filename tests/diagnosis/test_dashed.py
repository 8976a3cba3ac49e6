"""Groups that stand in lines of their own, as in YAML or a mail: each is masked, and what follows the list stays."""

import pytest

from inspector.diagnosis.veil.dashed import groups_dashed
from inspector.diagnosis.veil.named import named_in
from tests.diagnosis.captures import Call, capture, errors
from tests.diagnosis.sent_on import FORMS, leaks, sent_on

LISTS: dict[str, list[str]] = {
    "groups:\n  - Finance\n  - Sales EMEA\nname: x": ["Finance", "Sales EMEA"],
    "groups:\n- Finance\n- HR\nroles:\n- admin": ["Finance", "HR"],
    "groups:\r\n  - Finance\r\n  - HR\r\n": ["Finance", "HR"],
    "groups:\n- 'Finance team'\n- \"Sales # EMEA\" # the big one\n- HR # no": ["Finance team", "Sales # EMEA", "HR"],
    "groups:\n- `Finance`\n- **HR**\n- „Board“": ["Finance", "HR", "Board"],
    "groups:\n  - - Finance\n    - HR\n": ["Finance", "HR"],
    "  groups:\n    - id: g1\n      name: Board Room\n    - name: HR\n  roles:\n    - x": ["Board Room", "HR"],
    "> groups:\n>   - Finance\n>   - HR\n> thanks": ["Finance", "HR"],
    "Groups:\n\n* Finance\n* HR\n\n\nBye": ["Finance", "HR"],
    "**Groups:**\n1. Finance\n2. HR": ["Finance", "HR"],
    'groups:\n  - Finance\n  - HR", "status": "400"}': ["Finance", "HR"],
    "groups:\n  - ACME\\nurses\n  - HR\n": ["ACME\\nurses", "HR"],
    "groups:\n  - Finance\ngroups:\n  - HR\n": ["Finance", "HR"],
    "assigned_groups:\n  - Finance": ["Finance"],
    "groups:\n  Finance\n": [],
    "groups: none\n  - Finance\n": [],
    "groups:\n  - ---\n": [],
    "subgroups:\n  - Finance\n": [],
    "the group:\nFinance - HR": [],
}


@pytest.mark.parametrize("text", LISTS)
def test_the_groups_of_a_list_are_found(text: str) -> None:
    assert list(groups_dashed(text)) == LISTS[text]


def test_groups_of_nobody_stay() -> None:
    assert named_in("groups:\n  - Finance\n") == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("told", ["groups:\n  - Finance\n  - HR\n", "groups:\n- 'Finance'\n- HR\nroles:\n- admin"])
def test_none_of_them_is_in_a_report(told: str, form: str) -> None:
    for source in (f"sub: auth0|jdoe77\n{told}".encode(), _refused(f"no user with sub=auth0|jdoe77\n{told}")):
        assert leaks(sent_on(source, form=form), (), ("finance", "hr")) == []


@pytest.mark.parametrize("told", ["groups « Ärzte », « HR »", "groups 'Ärzte', 'HR'", "groups:\n - Ärzte\n - HR"])
def test_groups_are_known_where_json_has_their_signs_as_numbers(told: str) -> None:
    assert leaks(sent_on(_refused(f"no user with sub=auth0|jdoe77, {told}")), (), ("ärzte", "hr")) == []


def _refused(told: str) -> bytes:
    return capture(Call(status=400, body=errors("X-1", "Refused", told)))
