"""What is doubtful as a lens sees it; found once for each day."""

from __future__ import annotations

from collections.abc import Iterable

from store.common.kept import Key
from store.entries.entries import Entry
from store.survey.findings import Finding, Findings
from store.survey.survey import Survey
from tui.presentation.lens import Lens

_FINDINGS: Key[Findings] = Key("findings")
_CONTRADICTIONS: Key[int] = Key("contradictions seen")


def findings_of(survey: Survey) -> Findings:
    """Return everything doubtful in a register, found out the first time."""
    return survey.kept(_FINDINGS, lambda: _found(survey))


def _found(survey: Survey) -> Findings:
    findings = Findings(survey)
    _ = findings.contradictions, findings.doubts
    return findings


def seen(found: Iterable[Finding], lens: Lens) -> list[Finding]:
    """Return those about an entry that the lens lets through; else those that it lets through."""
    return [one for one in found if _is_seen(one, lens)] if lens.narrowed else list(found)


def _is_seen(one: Finding, lens: Lens) -> bool:
    if one.about:
        return any(_lets_through(lens, entry) for entry in one.about)
    return bool(lens.select([one]))


def _lets_through(lens: Lens, entry: Entry) -> bool:
    return bool(lens.mask(entry.kind)[entry.place])


def counted(lens: Lens) -> int:
    """Return how many contradictions the lens lets through."""
    return lens.kept(
        _CONTRADICTIONS, lambda: len(seen(findings_of(lens.survey).contradictions, lens))
    )
