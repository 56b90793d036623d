"""The words of the filter language, Swedish and English, and what each one means."""

from __future__ import annotations

KEYS = {
    "nämnd": "committee", "committee": "committee",
    "kapitel": "chapter", "chapter": "chapter",
    "roll": "role", "role": "role",
    "område": "area", "area": "area",
    "klass": "class", "class": "class",
    "status": "status",
    "slut": "end", "end": "end",
    "start": "start",
    "mål": "goal", "goal": "goal",
    "tema": "theme", "theme": "theme",
    "typ": "type", "type": "type",
    "schablon": "template", "template": "template",
    "har": "has", "has": "has",
    "id": "id",
    "vy": "saved", "view": "saved",
}  # fmt: skip

VALUES: dict[str, dict[str, str]] = {
    "role": {
        "leder": "leads", "leads": "leads",
        "deltar": "takes part", "takes-part": "takes part", "participates": "takes part",
        "berörs": "covered", "covered": "covered",
        "samarbetar": "collaborates", "collaborates": "collaborates",
        "samråd": "consulted", "consulted": "consulted",
        "ledning": "directs", "directs": "directs",
        "stöd": "supports", "supports": "supports",
    },
    "class": {
        "försenad": "overdue", "försenat": "overdue", "overdue": "overdue",
        "idag": "today", "today": "today",
        "vecka": "this_week", "this_week": "this_week",
        "kommande": "upcoming", "upcoming": "upcoming",
        "senare": "later", "later": "later",
        "odaterad": "undated", "undated": "undated",
        "ogiltig": "invalid", "invalid": "invalid",
        "avslutad": "closed", "closed": "closed",
    },
    "status": {
        "öppen": "open", "open": "open",
        "påbörjad": "started", "started": "started",
        "klar": "done", "done": "done",
        "avviker": "deviates", "deviates": "deviates",
        "utgår": "dropped", "dropped": "dropped",
    },
    "type": {
        "direktiv": "directive", "directive": "directive",
        "ägardirektiv": "owner_directive", "owner_directive": "owner_directive",
        "uppgift": "duty", "duty": "duty",
        "drift": "operating", "operating": "operating",
        "investering": "investment", "investment": "investment",
        "obligatorisk": "obligatory", "obligatory": "obligatory",
        "facknämnd": "committee", "committee": "committee",
        "stadsdelsnämnd": "district", "district": "district",
        "bolag": "company", "company": "company",
        "grupp": "group", "group": "group",
        "extern": "external", "external": "external",
    },
    "template": {"ja": "yes", "yes": "yes", "nej": "no", "no": "no"},
    "has": {
        "avvikelse": "any flag", "deviation": "any flag",
        "olika-datum": "dates differ", "dates-differ": "dates differ",
        "olika-ansvariga": "leads differ", "leads-differ": "leads differ",
        "slut-före-start": "end before start", "end-before-start": "end before start",
        "oläsligt-datum": "unreadable date", "unreadable-date": "unreadable date",
        "återtagen": "withdrawn", "withdrawn": "withdrawn",
        "medverkande": "participants", "participants": "participants",
    },
}  # fmt: skip
