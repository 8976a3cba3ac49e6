"""From the part of the screen one is in to words on it."""

from collections.abc import Iterable

from inspector.report.layout import labelled, wrapped
from inspector.tui.keys import Key
from inspector.tui.pages.row import Canvas, Row, rows

_PARTS = {
    "findings": "Findings: what does not hold, errors first. What merely follows from another finding is folded under "
    "it; enter unfolds it. The part below says why it matters and what to change. Choosing a finding moves the "
    "cursor in claims and payload to the place it speaks of.",
    "why": "Why and how to fix: the rule's explanation for the finding that was chosen, with what stands in the token "
    "(got), what should stand there (want), and who says so.",
    "claims": "Claims: every member of header and payload, as JSON, times also in words. The sign before a name says "
    "whether something was found there; choosing a claim chooses its finding. Enter shows a long value whole.",
    "header": "Header: the decoded first part of the token, as JSON.",
    "payload": "Payload: the decoded second part of the token, as JSON, times also in words.",
    "payload-beside": "Payload: the decoded second part of the token, as JSON, times also in words.",
    "signature": "Signature and certificate: whether the signature verifies, with which certificate, and which rules "
    "could not be asked for want of something. Give certificate, issuer and key ID to have them asked.",
    "file": "Certificate: the path of the file that the identity provider was configured with (tab completes it, and "
    "looks at it), or paste the certificate itself into any line. Without one signatures are not checked.",
    "issuer": "Issuer: as the identity provider in Qlik's management console shows it; every character counts. "
    "Without it the token's issuer is not compared.",
    "key-id": "Key ID: as the identity provider in Qlik's management console shows it. Without it kid is not compared.",
    "tolerance": "Clock tolerance: how many seconds clocks may differ (clockToleranceSec of the identity provider). "
    "Its default is not published; none is granted unless told.",
    "name": "Name: what the tenant is called here and on the command line; nobody else sees it.",
    "description": "Description: a word for people on what it is; nothing is checked by it.",
    "tenants": "Tenants: what is kept of identity providers, with the file that keeps it. By the one in use all tokens "
    "are judged, or each token by the tenant whose key ID and issuer it has. Enter says what can be done with one.",
    "tokens": "Tokens: every token that was found, with its verdict, where it stands, how long it is valid, and the "
    "first cause of what does not hold; of sub only the length. Enter shows the token in the workbench, and the list "
    "is as you left it when you come back. It can be filtered by words, by verdict, and by rule, all at once.",
    "filter": "Filter: words that must hold of a token. Taken exactly: a rule's code or its beginning (QJ501, QJ5), "
    "error, warning, note, conforming, nonconforming, undecided, and of the signature verified, unverified, unchecked, "
    "unsigned. Any other word must occur in a file's name or in what was found.",
    "rules": "Rules found: in how many tokens each rule found something. Enter lists the tokens of one of them; the "
    "first line lists those of all rules again.",
    "files": "Files: what is in a folder, folders first, but for hidden files. Enter opens a file, and goes into a "
    "folder; a whole folder is opened with all files in it and below.",
    "causes": "Case: why the login failed. Above all stands the first cause; then every call with its answer and the "
    "verdict on its token as of then, what follows from the cause, what else was found, what it is not and what is not "
    "known. Moving over them explains each. Enter on a call shows its token in the workbench, one in its answer too, "
    "the clock at the moment of the call; escape comes back.",
    "explained": "What was chosen: of a cause what it rests on, where to look and what to change; of a call its "
    "answer, its cookies by name, and what was found in its token. It can be copied, and the report on the whole case "
    "saved; users are masked in both.",
    "whole": "The first cause whole: what it rests on, where to look and what to change.",
    "compared": "Two tokens: what differs and matters first, then all other differences, what is the same, the spans "
    "between the times, whether one key signed both, and how each was likely made. The good one is the one that "
    "conforms, else the first; it can be swapped with the bad one. Tokens of texts before can be compared with, too: "
    "the last 20 are remembered until you quit.",
    "outline": "Before signing: what is wrong with payload and signing options, then the token that would result, the "
    "inputs set right, and whole programs that sign it. Moving over them shows each; enter unfolds what follows from a "
    "finding. Paste others at any time.",
    "chosen": "What was chosen: an explanation, corrected inputs or a program; these can be copied whole.",
    "report-file": "Report: the name of a file for the report on the case or token. Its ending says whether it is "
    "Markdown (.md) or a web page (.html). Nobody is named in it; below it is said what is masked. What is there is "
    "written over only if you say so.",
    "line": "A file's name, with ~ for your home; tab completes it, the arrow keys choose from the list below.",
}
_GENERAL = (
    "Paste anywhere: a new token is judged at once. Nothing leaves this machine, nothing is kept.",
    "The clock runs on: what was valid expires before your eyes. It can be stopped.",
    "With a screen reader use the plain command line: qlik-jwt inspect, qlik-jwt lint.",
)
_LABEL = 16


def help_on(part: str, keys: Iterable[Key], canvas: Canvas) -> list[Row]:
    """Words on one part, on all of them, and every key."""
    width, paint = canvas.width, canvas.paint
    lines: list[str] = []
    for text in (*([_PARTS[part]] if part in _PARTS else []), *_GENERAL):
        lines += [*wrapped(text, width), ""]
    lines.append(paint("bold", "Keys"))
    for key in keys:
        shown = key.keys.replace(",", ", ")
        told = labelled(shown, key.help, indent=0, label_width=_LABEL, width=width)
        lines += told
    return rows([paint.drawn(line) if "\x1b" not in line else line for line in lines])
