"""`qlik-jwt config`: from files, environment and defaults to every setting that holds, and where it comes from."""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click

from inspector.cli.configured import configured
from inspector.cli.kinds import OneOf
from inspector.cli.output import color_option, output_to
from inspector.configuration import Setting
from inspector.configuration.faults import refuse_unknown, table_of
from inspector.configuration.known import FLAT, TENANT, TUI, Known, is_pem, tenants, values_in, variable_of
from inspector.configuration.variables import VARIABLES
from inspector.jose import Json
from inspector.report.as_json import dumps
from inspector.report.layout import clipped
from inspector.report.paint import Paint, columns
from inspector.visible import visible

_WIDEST = 40


class Row(NamedTuple):
    """One setting: its dotted name, its value, where that comes from, and what it says."""

    key: str
    value: Json
    origin: str
    words: str


@click.command(short_help="Print every setting that holds here, and where it comes from.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="[text]")
@color_option
def command(*, form: str, color: str, ascii_only: bool) -> None:
    """Print every setting that holds here, and where it comes from.

    Settings are read from qlik-jwt.toml (or [tool.qlik-jwt] of pyproject.toml) in the working folder or the nearest
    one above it, then from your own; environment variables override them, and options override all.
    """
    rows = [*_rows(), *_of_tenants(), *_of_tui()]
    with output_to(None, color, ascii_only=ascii_only) as out:
        if form == "json":
            documents: list[Json] = [row._asdict() for row in rows]
            out.write(dumps({"settings": documents}, indent=2) + "\n")
            return
        for line in _table(rows, out.sheet.paint):
            out.write(line + "\n")


def _table(rows: list[Row], paint: Paint) -> Iterator[str]:
    keys = [clipped(row.key, _WIDEST) for row in rows]
    values = [_fitting(visible(_shown(row.value))) for row in rows]
    widths = [min(max(map(columns, cells)), _WIDEST) for cells in (keys, values)]
    for key, value, row in zip(keys, values, rows, strict=True):
        gaps = [" " * (max(width - columns(text), 0) + 2) for width, text in zip(widths, (key, value), strict=True)]
        yield f"{paint('bold', key)}{gaps[0]}{value}{gaps[1]}{row.origin}"


def _fitting(text: str) -> str:
    """The text, cut where it is long; a URL is not."""
    return text if "://" in text else clipped(text, _WIDEST)


def _shown(value: Json) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else dumps({"": value})[5:-1]


def _rows() -> Iterator[Row]:
    for table, known in FLAT.items():
        given = configured().table(table)
        read = values_in(given, known)
        for name, each in known.items():
            yield _row(f"{table}.{name}", each, read.get(name, each.default), given.get(name), name)


def _row(key: str, known: Known, value: object, setting: Setting | None, name: str) -> Row:
    variable = variable_of(name)
    if variable in VARIABLES and os.environ.get(variable):
        return Row(key, _json(os.environ[variable]), f"environment: {variable}", known.words)
    origin = "default" if setting is None else setting.origin.file
    return Row(key, _json(value), origin, known.words)


def _json(value: object) -> Json:
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    if isinstance(value, str) and is_pem(value):
        return "PEM text"  # long, and somebody may have put a private key there
    return value if isinstance(value, str | int | float | bool) else None


def _of_tenants() -> Iterator[Row]:
    for name, read in tenants(configured()).items():
        given = table_of(configured().table("tenants")[name])
        for key, value in read.items():
            yield Row(f"tenants.{visible(name)}.{key}", _json(value), given[key].origin.file, TENANT[key].words)


def _of_tui() -> Iterator[Row]:
    refuse_unknown(configured().table("tui"), TUI)
    for name, setting in _leaves(configured().table("tui"), "tui"):
        value = setting.value
        yield Row(name, _json(value), setting.origin.file, "How the workbench looks, and its keys.")


def _leaves(table: Mapping[str, Setting], before: str) -> Iterator[tuple[str, Setting]]:
    for name, setting in table.items():
        key = f"{before}.{visible(name)}"
        if isinstance(setting.value, Mapping):
            yield from _leaves(setting.value, key)
        else:
            yield key, setting
