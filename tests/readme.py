"""From the catalogue, the commands and a real run to the generated parts of README.md: `python -m tests.readme`."""

import re
import sys
from pathlib import Path

from inspector import Tenant, inspect
from inspector.checks.catalogue import BY_FAMILY
from inspector.cli.main import COMMANDS
from inspector.report.forms import MEANINGS
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.signing.samples import sample_header, sample_payload
from inspector.signing.sign import encode
from inspector.tui.keys import KEYS

README = Path(__file__).parents[1] / "README.md"
MOMENT = 1_700_000_000


def rules_table() -> str:
    """Every rule, a table for each family."""
    parts = []
    for title, rules in BY_FAMILY:
        rows = [f"| {rule.code} | {rule.name} | {rule.severity.value} | {rule.title} |" for rule in rules]
        parts.append("\n".join([f"**{title}**", "", "| code | name | severity | says |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts)


def commands_table() -> str:
    """Every command with its line of help."""
    rows = [f"| `qlik-jwt {name}` | {told} |" for name, told in COMMANDS.items()]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def forms_table() -> str:
    """Every form of lint's output, and the file names that choose it."""
    rows = [
        f"| `{name}` | {words} | {', '.join(f'`{ending}`' for ending in endings)} |"
        for name, (words, endings) in MEANINGS.items()
    ]
    return "\n".join(["| `--format` | writes | chosen by |", "|---|---|---|", *rows])


def sample() -> str:
    """What is said of a token whose options were merged into its payload, unsigned so that it never changes."""
    payload = sample_payload(MOMENT)
    for name in ("exp", "nbf"):
        del payload[name]
    payload |= {"expiresIn": "5m", "notBefore": "1s"}
    text = f"Authorization: Bearer {encode(sample_header())}.{encode(payload)}.{'A' * 342}"
    report = inspect(text, now=MOMENT, tenant=Tenant(issuer="https://my-custom-jwt", key_id="my-custom-jwt"))
    shown = render(report, Sheet(width=100)).split("\n\nHeader", maxsplit=1)[0]
    return (
        f"```text\n$ qlik-jwt inspect request.txt --issuer https://my-custom-jwt --key-id my-custom-jwt\n{shown}\n```"
    )


def keys_table() -> str:
    """Every binding of the workbench: its keys, what it does, and its name in the configuration."""
    rows = [f"| {key.keys.replace(',', ', ')} | {key.help} | `{key.id}` |" for key in KEYS]
    return "\n".join(["| keys | do | name |", "|---|---|---|", *rows])


GENERATED = {
    "keys": keys_table,
    "rules": rules_table,
    "commands": commands_table,
    "forms": forms_table,
    "sample": sample,
}


def generated(text: str) -> str:
    """The README's text with its generated parts made anew."""
    for name, make in GENERATED.items():
        marks = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
        if len(marks.findall(text)) != 1:
            sys.exit(f"README.md: the marks of “{name}” do not stand there just once")
        before, after = marks.split(text)[0], marks.split(text)[-1]
        text = f"{before}<!-- {name} -->\n\n{make()}\n\n<!-- /{name} -->{after}"
    return text


def main() -> None:
    """Writes README.md anew; with --check only says whether it is current."""
    text = README.read_text(encoding="utf-8")
    current = generated(text)
    if "--check" in sys.argv[1:]:
        sys.exit(0 if text == current else "README.md is not current: run python -m tests.readme")
    README.write_text(current, encoding="utf-8")


if __name__ == "__main__":
    main()
