"""`qlik-jwt demo`: from throwaway keys to ten sample tokens and their verdicts."""

from functools import partial
from typing import TYPE_CHECKING

import click

from inspector.cli.instant import moment
from inspector.cli.options import Chosen
from inspector.cli.output import Output, color_option, output_to
from inspector.cli.screen import can_open, open_workbench
from inspector.inspection import ALL_RULES, Inquiry, inspect_all
from inspector.report.report import Report
from inspector.report.terminal import finding_block, headline
from inspector.signing.keys import make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID, Sample, samples
from inspector.trust.certificate import read_certificate
from inspector.trust.tenant import Tenant

if TYPE_CHECKING:
    from inspector.tui.app import Inspector


@click.command(short_help="Show ten sample tokens, one sound and nine faulty, and their verdicts.")
@click.option("--print", "to_print", is_flag=True, help="Print, on a terminal too.")
@click.option("--at", metavar="TIME", help="The moment the tokens are made and judged at.  [now]")
@color_option
def command(*, to_print: bool, at: str | None, color: str, ascii_only: bool) -> int:
    """Show ten sample tokens, one sound and nine faulty, and their verdicts.

    On a terminal they open in the workbench. Keys and certificate are made in memory and thrown away;
    no file and no network is needed.
    """
    now = moment(at)
    pair = make_key_pair(subject="qlik-jwt demo", moment=now)
    other = make_key_pair(subject="qlik-jwt demo, another key", moment=now)
    tenant = Tenant(issuer=ISSUER, key_id=KEY_ID, certificate=read_certificate(pair.certificate))
    if can_open() and not to_print:
        chosen = Chosen(tenant=tenant, rules=ALL_RULES, moment=now, is_now=at is None, fail_on="error", exit_zero=True)
        return open_workbench(chosen, partial(_open, made=samples(now, pair, other)), ascii_only=ascii_only)
    with output_to(None, color, ascii_only=ascii_only) as out:
        for number, sample in enumerate(samples(now, pair, other), start=1):
            report = inspect_all(sample.token, Inquiry(now, tenant))[0]
            out.write(_shown(number, sample, report, out))
    return 0


def _open(app: "Inspector", made: tuple[Sample, ...]) -> None:
    app.take_samples([sample.token for sample in made], [sample.title for sample in made])


def _shown(number: int, sample: Sample, report: Report, out: Output) -> str:
    paint, width = out.sheet.paint, out.sheet.width
    blocks = [[paint("bold", f"{number:>2}  {sample.title}"), *headline(report, paint, width)]]
    blocks += [finding_block(finding, width, paint) for finding in report.findings]
    return "\n".join("\n".join(block) for block in blocks) + "\n\n"
