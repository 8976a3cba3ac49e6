"""From a comparison to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/comparison."""

from inspector.diagnosis.alteration_as_text import alteration_change, alteration_words
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.difference import Change, Difference
from inspector.diagnosis.key_as_text import pem, thumbprint
from inspector.diagnosis.lifetimes import spans
from inspector.diagnosis.marks.table import marks
from inspector.diagnosis.marks_as_json import mark_document
from inspector.diagnosis.matters import Matter
from inspector.diagnosis.same_key import SameKey
from inspector.diagnosis.story_as_json import story_document
from inspector.jose import Json
from inspector.report.as_json import Document, as_document, writable
from inspector.report.members import is_impersonal, masked
from inspector.report.report import Report
from inspector.visible import visible

_OF_MEMBERS = (Change.ADDED, Change.REMOVED, Change.VALUE, Change.TYPE)


def comparison_document(comparison: Comparison, *, is_masked: bool) -> Document:
    """All that was found; values of claims are in it, masked where that is wanted."""
    return {
        "good": as_document(comparison.good, masked=is_masked),
        "bad": as_document(comparison.bad, masked=is_masked),
        "identical": comparison.is_one_token,
        "summary": comparison.summary,
        "alteration": _alteration(comparison),
        "stories": [story_document(each.side, each.story) for each in comparison.stories],
        "matters": [_matter(matter, is_masked=is_masked) for matter in comparison.matters],
        "inBoth": [*comparison.in_both],
        "inGoodAlone": [*comparison.in_good_alone],
        "others": [_difference(each, is_masked=is_masked) for each in comparison.others],
        "same": [visible(where) for where in comparison.same],
        "times": [
            {"later": each.later, "earlier": each.earlier, "good": writable(each.good), "bad": writable(each.bad)}
            for each in spans(comparison.good, comparison.bad)
        ],
        "key": _key(comparison.key),
        "marks": {"good": _marks(comparison.good), "bad": _marks(comparison.bad)},
    }


def _alteration(comparison: Comparison) -> Document | None:
    found = comparison.alteration
    if found is None:
        return None
    return {
        "kind": found.kind,
        "token": found.whose or None,
        "basis": found.basis or None,
        "words": alteration_words(found, comparison.good, comparison.bad),
        "change": alteration_change(found),
    }


def _matter(matter: Matter, *, is_masked: bool) -> Document:
    return {
        "findings": [{"code": each.rule.code, "where": visible(each.where)} for each in matter.findings],
        "differences": [_difference(each, is_masked=is_masked) for each in matter.differences],
        "reason": matter.reason or None,
        "change": matter.change or None,
        "source": matter.source or None,
    }


def _difference(difference: Difference, *, is_masked: bool) -> Document:
    name = difference.where.rsplit("/", 1)[-1]
    good, bad = difference.good, difference.bad
    if is_masked and difference.change in _OF_MEMBERS:
        good = good if difference.change is Change.ADDED or is_impersonal(name, good) else masked(good)
        bad = bad if difference.change is Change.REMOVED or is_impersonal(name, bad) else masked(bad)
    return {
        "change": difference.change.value,
        "where": visible(difference.where),
        "also": [visible(each) for each in difference.places[1:]],
        "usual": difference.is_usual,
        "guess": difference.is_guess,
        "words": difference.words,
        "good": writable(good),
        "bad": writable(bad),
    }


def _key(found: SameKey) -> Document:
    return {
        "same": found.same,
        "words": found.words,
        "source": found.source or None,
        "publicKey": None if found.key is None else pem(found.key),
        "publicKeySha256": None if found.key is None else thumbprint(found.key),
        "bits": None if found.key is None else found.key.key_size,
        "owners": [*found.owners],
        "heldAgainst": found.held_against,
    }


def _marks(report: Report) -> list[Json]:
    return [mark_document(mark) for mark in marks(report)]
