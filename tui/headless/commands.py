"""The commands of the command line: what each is for, its words and its options."""

from __future__ import annotations

from typing import NamedTuple

from tui.locale import N_


class Words(NamedTuple):
    """The arguments of a command that are no options: their name in the help, how many, what."""

    name: str
    number: str | None
    meaning: str


_LISTED = ("--to", "--with-notes", "--as-of", "--json", "--csv")
"""The options of a list."""
_SHOWN = ("--as-of", "--json", "--csv")


class Subcommand(NamedTuple):
    """A command: what it is for, its words, and the options that not every command has."""

    summary: str
    words: Words | None = None
    options: tuple[str, ...] = _LISTED


_TERMS = Words(N_("TERM"), "*", N_("word that must be there, -word that must not, or key:value"))
_DOCUMENTS = Words(
    N_("DOCUMENT"),
    "+",
    N_("a text in UTF-8, .md, .html, .docx, .odt, .pdf, .xlsx, .ods, .csv, .ics or .json"),
)
_ID = Words(N_("ID"), None, N_("such as A17, D204, I3 or C1"))
_SEARCHED = Words(N_("WORDS"), "+", N_("what all must be found; -word that must not, or key:value"))

OTHER_NAMES = {"money": "adjustments", "parties": "dissents"}
"""What views are called whose lists have the names of their records; the help has those alone."""
COMMANDS: dict[str, Subcommand] = {
    "import": Subcommand(
        N_("read a document into the register"),
        _DOCUMENTS,
        (
            *("--dry-run", "--year", "--organisation", "--sender", "--map", "--picture", "--to"),
            *("--by", "--json"),
        ),
    ),
    "organisation": Subcommand(
        N_("whose bodies there are: shown, learnt, corrected, merged, shared as a file"),
        Words(
            N_("WHAT"),
            "*",
            N_(
                "show, learn DOCUMENT, add NAME FIELD=VALUE, set NAME FIELD=VALUE, "
                "merge NAME INTO, export FILE or import FILE; show unless told"
            ),
        ),
        ("--organisation", "--year", "--by", "--json"),
    ),
    "columns": Subcommand(
        N_("what is remembered of the columns of sheets; --forget forgets it"),
        Words(N_("DOCUMENT"), "*", N_("documents of the families that are meant; all unless told")),
        ("--forget", "--json"),
    ),
    "committees": Subcommand(
        N_("committees, companies and groups, with their load"), _TERMS, _LISTED
    ),
    "goals": Subcommand(
        N_("what the council and committees want, and how it was judged"), _TERMS, _LISTED
    ),
    "directives": Subcommand(
        N_("what each committee is to do, mostly without a date"), _TERMS, _LISTED
    ),
    "requests": Subcommand(
        N_("what is to be answered for: requests, assignments, recommendations"), _TERMS
    ),
    "activities": Subcommand(N_("what is to be done between two dates"), _TERMS),
    "indicators": Subcommand(N_("measures with their targets and outcomes"), _TERMS),
    "budgets": Subcommand(N_("what each committee gets, in mnkr"), _TERMS),
    "adjustments": Subcommand(
        N_("money asked for beside the budget, with sums, in mnkr"), _TERMS, _LISTED
    ),
    "dissents": Subcommand(
        N_("what parties say against decisions or beside them"), _TERMS, _LISTED
    ),
    "outturns": Subcommand(N_("what committees and their groups have spent"), _TERMS),
    "deviations": Subcommand(N_("what did not go as planned, or may not"), _TERMS),
    "own": Subcommand(N_("what the office itself entered, printed in no document"), _TERMS),
    "sources": Subcommand(N_("the documents that were imported"), _TERMS),
    "overdue": Subcommand(N_("what has an end date whose last day has passed"), _TERMS),
    "upcoming": Subcommand(N_("what falls due soon"), _TERMS, ("--within", *_LISTED)),
    "show": Subcommand(
        N_("one entry, with the sentence as printed"),
        _ID,
        ("--source", *_LISTED),
    ),
    "search": Subcommand(N_("everything that holds some words"), _SEARCHED),
    "find": Subcommand(
        N_("every line of the papers on which some words stand, also one letter off"),
        Words(N_("WORDS"), "+", N_("what all must stand there; 'several words' are one phrase")),
        _SHOWN,
    ),
    "explain": Subcommand(
        N_("why an entry is in its class, or how each term of a filter is read"),
        Words(N_("ID or TERM"), "+", N_("A17 alone, or terms as in the lists")),
        ("--as-of", "--json"),
    ),
    "when": Subcommand(
        N_("how an expression of time is read, and why"),
        Words(N_("TEXT"), "+", N_("such as v. 34, våren 2026 or senast den 15 april")),
        ("--year", "--as-of", "--json", "--csv"),
    ),
    "thread": Subcommand(
        N_("one matter through the years, and what may belong to it"),
        Words(N_("ID or WORDS"), "+", N_("A17, lines of a document such as S3:14-16, or words")),
        ("--same", "--not", "--by", "--json"),
    ),
    "threads": Subcommand(
        N_("what was said of matters through the years, and names that changed; shared as a file"),
        Words(
            N_("WHAT"),
            "*",
            N_("show, rename BEFORE NOW, export FILE or import FILE; show unless told"),
        ),
        ("--by", "--json"),
    ),
    "news": Subcommand(
        N_("what came, what others changed, what became late or is due within a week"),
        None,
        ("--since", "--as-of", "--json"),
    ),
    "pack": Subcommand(
        N_("what a committee's meeting is to know: late, due, unanswered, changed, parties"),
        Words(N_("COMMITTEE"), "+", N_("its name, or a part of it")),
        ("--to", "--as-of", "--json"),
    ),
    "compare": Subcommand(
        N_("a budget beside that of another year: kept, reworded, moved, dropped, new"),
        Words(N_("YEAR"), "+", N_("two years, or the ids of two budgets")),
        ("--json",),
    ),
    "view": Subcommand(
        N_("what a saved view shows: its list, filter, committee and order"),
        Words(
            N_("NAME TERM"),
            "*",
            N_("its name, and more terms; without a name, all that there are"),
        ),
    ),
    "silent": Subcommand(
        N_("what nobody has said a word about, committee by committee"),
        _TERMS,
        ("--since", "--as-of", "--json", "--csv"),
    ),
    "draft": Subcommand(
        N_("the draft of a question about entries: facts with their sources, blanks to fill in"),
        Words(
            N_("KIND ID"),
            "+",
            N_(
                "letter, question, interpellation or motion, and ids such as A17; "
                "words alone writes the words around the facts"
            ),
        ),
        ("--to", "--as-of", "--json"),
    ),
    "cycle": Subcommand(
        N_("the steering cycle of a year; T1=2024-05-20 sets a point, T1= leaves it as usual"),
        Words(N_("POINT=TIME"), "*", N_("T1, T2, VB, VP, avstämning or budget, and when")),
        ("--year", "--as-of", "--by", "--json", "--csv"),
    ),
    "meetings": Subcommand(
        N_("when committees meet, with notice, papers, minutes and appeal"),
        Words(N_("TERM"), "*", N_("committees, words, när:maj, flyttad>0; all unless told")),
        ("--year", "--as-of", "--ics", "--to", "--json", "--csv"),
    ),
    "meet": Subcommand(
        N_("add a meeting or a rule of meetings, or set how its days are counted"),
        Words(
            N_("COMMITTEE WHEN"),
            "+",
            N_(
                "words such as tredje tisdagen varje månad kl 16 i Stadshuset, a date or several, "
                "FREQ=MONTHLY;BYDAY=2TH, a file.ics with words of the titles that are meetings, "
                "or papers=10"
            ),
        ),
        ("--dry-run", "--as-of", "--by", "--json"),
    ),
    "move": Subcommand(
        N_("move a meeting, or set its time or place, once or from then on"),
        Words(
            N_("ID WHEN"), "+", N_("M3, and what is to be otherwise: 10 november kl 9 i Rådhuset")
        ),
        ("--day", "--onwards", "--as-of", "--by"),
    ),
    "cancel": Subcommand(
        N_("cancel a meeting, or one day of a rule"),
        Words(N_("ID DATE"), "+", N_("M3, and the day where it is a rule")),
        ("--onwards", "--as-of", "--by"),
    ),
    "keys": Subcommand(
        N_("what can be set, and all keys by their names, as the settings have them"),
        None,
        ("--json",),
    ),
    "discrepancies": Subcommand(
        N_("what the documents say against themselves"),
        _TERMS,
    ),
    "set": Subcommand(
        N_("note status, owner, tags, link, a moved deadline or what the city reports"),
        Words(
            N_("ID FIELD=VALUE"),
            "+",
            N_("status= owner= tags= link= due= city_status= document= date=, or in Swedish"),
        ),
        ("--reason", "--by", "--json"),
    ),
    "note": Subcommand(
        N_("add a dated and signed line to the office's notes about an entry"),
        Words(N_("ID TEXT"), "+", N_("the line; '' removes all lines, or the one of --line")),
        ("--line", "--by", "--json"),
    ),
    "new": Subcommand(
        N_("enter an assignment, a question or an answer of the office's own"),
        Words(
            N_("TEXT FIELD=VALUE"),
            "+",
            N_(
                "what it says; lead= due= kind=assignment, question or answer; about=A17 asked= "
                "answered= answer= with= link= owner= tags="
            ),
        ),
        ("--by", "--json"),
    ),
    "remove": Subcommand(
        N_("take an entry of the office's own away; undo brings it back"),
        Words(N_("ID"), None, N_("such as E3")),
        ("--by", "--json"),
    ),
    "forget": Subcommand(
        N_("remove what was written of an entry for good, also from history and backups"),
        _ID,
        ("--note", "--by", "--json"),
    ),
    "undo": Subcommand(
        N_("take the last change that you made back"), None, ("--any", "--step", "--by", "--json")
    ),
    "redo": Subcommand(
        N_("do again what you undid last"), None, ("--any", "--step", "--by", "--json")
    ),
    "history": Subcommand(
        N_("who changed what, when, from what, to what, and why"),
        Words(
            N_("ID TERM"),
            "*",
            N_("an entry such as A17, and the terms of a filter; words also in who and why"),
        ),
        _SHOWN,
    ),
    "merge": Subcommand(
        N_("take in what was changed in a copy of the register"),
        Words(N_("COPY"), None, N_("a copy of the register, or of its journal")),
        ("--by", "--json"),
    ),
    "check": Subcommand(
        N_("what is wrong with the register, and where"), None, ("--json", "--csv")
    ),
    "backups": Subcommand(
        N_("the copies that are kept of the register"), None, ("--json", "--csv")
    ),
    "restore": Subcommand(
        N_("put the register back to a backup"),
        Words(N_("BACKUP"), "?", N_("its name; without one, the last good state is told")),
        ("--by", "--json"),
    ),
    "where": Subcommand(N_("the paths of register, settings and backups"), None, _SHOWN),
    "server": Subcommand(
        N_("a register on a PostgreSQL server: made ready, checked, copied, kept"),
        Words(
            N_("WHAT"),
            "+",
            N_(
                "init or check, with the address or --register; copy FROM TO, of which one is a "
                "file; backup FILE; member LOGIN OFFICE, without an office to none"
            ),
        ),
        ("--office", "--json", "--csv"),
    ),
    "serve": Subcommand(N_("the app in a browser"), None, ("--host", "--port", "--as-of")),
}
