"""What the columns of a sheet become, in words."""

from __future__ import annotations

from tui.locale import N_

FIELDS = {
    "text": N_("text (text)"),
    "indicator": N_("indicator (indicator)"),
    "committee": N_("committee (committee)"),
    "area": N_("area (area)"),
    "goal": N_("goal (goal)"),
    "theme": N_("theme (theme)"),
    "status": N_("status, in the document's words (status)"),
    "comment": N_("comment on the status (comment)"),
    "number": N_("number (number)"),
    "description": N_("description, kept in the text alone (description)"),
    "participants": N_("who takes part (participants)"),
    "start": N_("start date (start)"),
    "end": N_("end date (end)"),
    "target": N_("target (target)"),
    "own_target": N_("the committee's own target (own_target)"),
    "council_target": N_("the council's target (council_target)"),
    "outcome": N_("outcome (outcome)"),
    "outcome_last_year": N_("outcome of the year before (outcome_last_year)"),
    "forecast": N_("forecast (forecast)"),
    "period": N_("period (period)"),
}
"""What columns of sheets become, with the words of --map."""
