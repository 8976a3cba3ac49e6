"""The members of JSON are told with their names and pointers, and take no more memory than they are."""

import json
import tracemalloc

from inspector.jose import Json
from inspector.lint.absent import names_of
from inspector.lint.leaves import leaves, objects_named

VALUE: Json = {"id": 7, "auth": {"a/b": "x"}, "all": [{"token": "A"}, {"token": "B"}], "some": ["C", ["D"]]}


def test_each_has_its_name_its_pointer_and_what_it_holds() -> None:
    assert [(step.name, step.pointer(), held) for step, held in leaves(VALUE)] == [
        ("id", "/id", 7),
        ("a/b", "/auth/a~1b", "x"),
        ("token", "/all/0/token", "A"),
        ("token", "/all/1/token", "B"),
        ("some", "/some", "C"),
        ("some", "/some/1", "D"),
    ]


def test_in_an_array_at_the_top_the_pointer_is_the_same_for_all() -> None:
    assert [step.pointer() for step, _ in leaves([{"token": "A"}, {"token": "B"}])] == ["/token"] * 2


def test_members_that_are_objects_are_found_by_their_name() -> None:
    assert list(objects_named({"a": {"token": {"x": 1}}, "token": "A"}, "token")) == [{"x": 1}]
    assert list(objects_named(VALUE, "token")) == []


def peak_of_names(value: Json, wanted: str) -> int:
    """How many bytes it takes at most to tell the names."""
    tracemalloc.start()
    for _ in names_of(value, wanted):
        pass
    list(objects_named(value, wanted))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_a_long_name_with_many_items_is_not_copied_for_each() -> None:
    bomb: Json = {"k" * 100_000: [{} for _ in range(15_000)]}
    assert max(peak_of_names(bomb, "token"), peak_of_names(bomb, "/token")) < 1 << 20


def test_neither_are_many_members_of_many_items() -> None:
    bomb: Json = {"k" * 100_000: [{"a": 1, "b": 2} for _ in range(15_000)]}
    assert max(peak_of_names(bomb, "token"), peak_of_names(bomb, "/token")) < 1 << 20


def test_no_depth_is_too_deep() -> None:
    deep = json.loads('{"a":' * 900 + "1" + "}" * 900)
    assert [step.name for step, _ in leaves(deep)] == ["a"]
    assert next(step.pointer() for step, _ in leaves(deep)).endswith("/a/a")
