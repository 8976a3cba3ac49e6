"""Groups that a text lists, however it writes lists: each is masked, and what is no group stays."""

import pytest

from inspector.diagnosis.veil.dashed import groups_dashed
from inspector.diagnosis.veil.listed import groups_listed
from inspector.diagnosis.veil.named import named_in
from tests.diagnosis.growth import is_in_proportion
from tests.diagnosis.sent_on import FORMS, leaks, sent_on

ROWS: dict[str, list[str]] = {
    '"groups":["Sales EMEA","HR"]': ["Sales EMEA", "HR"],
    "groups ['Sales EMEA','HR'] are unknown": ["Sales EMEA", "HR"],
    "{'groups': ['Sales EMEA', 'HR']}": ["Sales EMEA", "HR"],
    "groups=['Sales EMEA', 'HR'": ["Sales EMEA", "HR"],
    "assigned_groups: ('Sales EMEA', 'HR')": ["Sales EMEA", "HR"],
    "groups: [\n  'Sales EMEA',\n  'HR'\n]": ["Sales EMEA", "HR"],
    "groups [Sales EMEA, HR]": ["Sales EMEA", "HR"],
    "groups “Sales EMEA”, “HR” and “Board”": ["Sales EMEA", "HR", "Board"],
    "group 'Sales EMEA' and 'HR'": ["Sales EMEA", "HR"],
    "groups [\"Women's team\", 'Men's team']": ["Women's team", "Men's team"],
    '"groups":["\\u00c4rzte"]': ["Ärzte"],
    '"assignedGroups":[{"id":"g1","name":"Board Room"}]': ["Board Room"],
    "'assigned_groups': [{'id': 'g1', 'name': 'Board Room'}]": ["Board Room"],
    "groups ['a'], then groups ['b']": ["a", "b"],
    '"groups": [\n                    "Sales EMEA",\n                    "HR"\n                ]': ["Sales EMEA", "HR"],
    '"groups":\n                    ["Sales EMEA"]': ["Sales EMEA"],
    '"groups":["Sales EMEA", null, "HR"]': ["Sales EMEA", "HR"],
    "groups ['Sales EMEA', None, 'HR']": ["Sales EMEA", "HR"],
    '"groups":[17, "HR"]': ["HR"],
    '"groups":["", "HR"]': ["HR"],
    "groups ['', 'HR']": ["HR"],
    f'"groups":["{"long " * 100}", "HR"]': ["long " * 100, "HR"],
    f"groups ['{'long' * 101}', 'HR']": ["HR"],
    'groups ["Sales EMEA" "HR"]': ["Sales EMEA", "HR"],
    '"groups":["Sales [EMEA]", "HR"]': ["Sales [EMEA]", "HR"],
    "groups ('Sales (EMEA)', None, 'HR')": ["Sales (EMEA)", "HR"],
    '"groups":["{all}", "HR"]': ["{all}", "HR"],
    '"groups":[{"name":"Board [all]"},{"name":"HR"}]': ["Board [all]", "HR"],
    "groups [Jones' team, Smith' team]": ["Jones' team", "Smith' team"],
    "groups `Sales EMEA`, `HR` and `Board`": ["Sales EMEA", "HR", "Board"],
    "groups [`Sales EMEA`, `HR`]": ["Sales EMEA", "HR"],
    "groups « Sales EMEA », «HR»": ["Sales EMEA", "HR"],
    "groups „Sales EMEA“, „HR“": ["Sales EMEA", "HR"],
    '"groups":[["Sales EMEA"],["HR"]]': ["Sales EMEA", "HR"],
    "groups=[['Sales EMEA', ['HR', ['Deep']]], 'Board']": ["Sales EMEA", "HR", "Deep", "Board"],
    "groups: [[Sales EMEA], [HR, Board]]": ["Sales EMEA", "HR", "Board"],
    '"groups":[["Sales EMEA"],["HR"': ["Sales EMEA", "HR"],
    '"groups":[["Sales EMEA"]], "roles":["admin"]': ["Sales EMEA"],
    '"groups":[{"name":"Board","members":["x"]},{"name":"HR"}]': ["Board", "HR"],
    "groups 'Sales EMEA', null, 'not a group'": [],
    "groups (as in 'docs', 'strings')": [],
    "groups: []": [],
    "groups: [object Object]": [],
    "groups: [0, 1]": [],
    "groups: [undefined]": [],
    "groups (at most 256)": [],
    "groups is no array of 'strings'": [],
    "subgroups ['a']": [],
    "the group's ['a']": [],
}


@pytest.mark.parametrize("text", ROWS)
def test_the_groups_of_a_list_are_found(text: str) -> None:
    assert list(groups_listed(text)) == ROWS[text]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "told",
    [
        "no user with sub=auth0|jdoe77, groups ['Sales EMEA','HR']",
        "{'sub': 'auth0|jdoe77', 'groups': ['Sales EMEA', 'HR']} is unknown",
        "jane@acme.example of groups [Sales EMEA, HR]",
        "jane@acme.example of groups `Sales EMEA`, `HR`",
        "jane@acme.example de groups « Sales EMEA », « HR »",
        "jane@acme.example mit groups „Sales EMEA“, „HR“",
        "jane@acme.example of groups [['Sales EMEA'], ['HR']]",
        "jane@acme.example of groups:\n  - Sales EMEA\n  - HR\nis unknown",
        '{"sub":"auth0|jdoe77","groups":["Sales EMEA", null,\n                    "HR"]} is unknown',
    ],
)
def test_none_of_them_is_in_a_report(told: str, form: str) -> None:
    report = sent_on(f"ERR-500 {told}".encode(), form=form)
    assert leaks(report, (), ("sales emea", "hr")) == []
    assert "(group 2)" in report.replace("`", "").replace("</code>", "").replace("<code>", "")


def test_a_list_within_json_within_json_is_found() -> None:
    found = named_in('no user with {\\"sub\\":\\"auth0|jdoe77\\",\\"groups\\":[\\"Sales EMEA\\",\\"HR\\"]}')
    assert [each.value for each in found if each.kind == "group"] == ["Sales EMEA", "HR"]


def test_groups_of_nobody_stay() -> None:
    assert named_in("groups ['Sales EMEA','HR'] are full") == ()


REPEATED = [
    "groups [",
    "groups [[",
    "groups [[[[",
    "groups `",
    "groups «",
    "groups:\n- ",
    "groups:\n  - groups:\n",
    "groups ['",
    "groups '",
    "group(",
    'groups:["a\\',
    "groups = 'a', ",
    "groups ['a 'a ",
]


@pytest.mark.parametrize("piece", [*REPEATED, 'groups ["', "groups          "])
def test_a_text_that_is_made_to_take_time_takes_none(piece: str) -> None:
    for found_in in (groups_listed, groups_dashed):
        assert is_in_proportion(lambda size: list(found_in(piece * (size // len(piece)))), 30_000)  # noqa: B023
