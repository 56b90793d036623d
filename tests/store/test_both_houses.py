"""The same steps by the same people in a file and on a server: everything is alike after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from store.changes import edits
from store.changes.arranging import add_meeting, cancel_meeting, set_point, set_terms
from store.changes.bodies import set_body
from store.changes.deciding import change_of, wanted
from store.changes.linking import answer, rename
from store.changes.owning import Typing, add_own, own_edits, remove_own
from store.common.errors import NamndkollError
from store.common.place import Place
from store.dates.terms import Terms
from store.dates.today import today
from store.keeping.applying import made_by, take
from store.keeping.contents import Contents, Header, encode
from store.keeping.copied import Copy
from store.keeping.forgetting import EVERYTHING, NOTE
from store.keeping.signing import Signed
from store.model.kinds import Record
from store.register.forgetting import forget
from store.register.organising import reorganise
from store.register.register import Register
from store.register.restoring import put_back
from store.survey.since import novelties, steps_after
from tests.registers import small_register
from tests.server.houses import KEEPER, Databases, Files, seen_by
from tests.store.made import activity, directive, listing, reading

BEGUN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
PEOPLE = ("Karin", "Maj")
Act = Callable[[Register, str, datetime], object]
"""What someone does with a register at a time; the very same in either house."""
_ABOUT = st.sampled_from(["A1", "A2", "D1", "D2", "E1", "E2"])
_OWN = st.sampled_from(["E1", "E2", "E3"])
_TEXT = st.sampled_from(["ring", "två\nrader", 'å "n1":{', '"kind":"forget"', "", "x" * 9000])
_DAYS = st.sampled_from(["2026-05-31", "v. 20 2026", "T2 2026", ""])


class Step(Struct, frozen=True):
    """Something that one of two people does, some time after the last; `fresh`, it looks first."""

    who: int
    fresh: bool
    later: timedelta
    act: Act


@st.composite
def _edits(draw: st.DrawFn) -> edits.Edit:
    """Something said of a record, or of an entry of one's own."""
    about, text = draw(_ABOUT), draw(_TEXT)
    kind = draw(st.sampled_from(["line", "note", "owner", "status", "tags", "due", "link"]))
    match kind:
        case "line":
            return edits.add_note(about, text or "rad")
        case "owner":
            return edits.owner(about, text.splitlines()[0][:90] if text else "")
        case "status":
            return edits.own_status(about, draw(st.sampled_from(edits.STATUSES)))
        case "tags":
            return edits.tags(about, draw(st.sampled_from(["a", "a,b", ""])))
        case "due":
            day = draw(_DAYS)
            return edits.due(about, day, "sjuk" if day else None, date(2026, 3, 2))
        case "link":
            return edits.link(about, draw(st.sampled_from(["KS 2026/12", ""])))
    return edits.note(about, text)


@st.composite
def _saids(draw: st.DrawFn) -> Act:
    """Some things said as one step, with a reason or none."""
    some, why = draw(st.lists(_edits(), min_size=1, max_size=3)), draw(st.sampled_from([None, "x"]))
    return lambda one, by, now: one.change(some, by=by, now=now, why=why)


_TYPING = Typing(lambda text: text if text == "Socialnämnden" else None, date(2026, 3, 2))


@st.composite
def _own(draw: st.DrawFn) -> Act:
    """An entry of one's own that is made, edited or taken away."""
    kind, about = draw(st.sampled_from(["add", "add", "edit", "remove"])), draw(_OWN)
    if kind == "add":
        values: Any = {"text": draw(st.sampled_from(["Skriv", "Fråga"])), "end": draw(_DAYS)}
        draft = add_own(values, ["owner=Maj"], _TYPING, Signed("Karin", BEGUN))
    elif kind == "edit":
        return lambda one, by, now: one.change(
            own_edits(about, {"answer": "ja", "leads": "Socialnämnden"}, _TYPING), by=by, now=now
        )
    else:
        draft = remove_own(about)
    return lambda one, by, now: one.arrange(draft, by=by, now=now)


@st.composite
def _arranged(draw: st.DrawFn) -> Act:
    """Something of meetings, the cycle, matters through the years or bodies."""
    day = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    kind = draw(st.integers(0, 6))
    if kind == 0:
        body = set_body(draw(st.sampled_from(["C1", "C2"])), {"aliases": draw(_DAYS)})
        return lambda one, by, now: reorganise(one, body, "sagt", by=by, now=now)
    draft = {
        1: add_meeting("Socialnämnden", day),
        2: cancel_meeting(draw(st.sampled_from(["M1", "M2"]))),
        3: set_point("t1 2026", day, day),
        4: set_terms("Socialnämnden", draw(st.integers(1, 3)), Terms(papers=7)),
        5: answer("A1:2024", "A2:2024", same=draw(st.sampled_from([True, False, None]))),
        6: rename("Gamla nämnden", draw(st.sampled_from(["Nya nämnden", ""]))),
    }[kind]
    return lambda one, by, now: one.arrange(draft, by=by, now=now)


@st.composite
def _imports(draw: st.DrawFn) -> Act:
    """A document, an earlier version of which may be there."""
    texts = draw(st.lists(st.sampled_from(["Odla", "Plantera", "Bygg"]), max_size=3))
    year, ends = draw(st.sampled_from([2026, 2027])), draw(_DAYS)
    records: list[Record] = [directive(text) for text in texts]
    records += [activity(listing(text, end=ends)) for text in texts]
    read = reading(*records, text=f"{texts} {ends}", year=year, doubts=tuple(texts[:1]))
    return lambda one, by, now: one.take_in(read, now, by)


@st.composite
def _joins(draw: st.DrawFn) -> Act:
    """A copy of what someone has open, in which more was said and an entry may have been made."""
    some, adds = draw(st.lists(_edits(), max_size=3)), draw(st.booleans())
    own = add_own({"text": "Skriv dit"}, [], _TYPING, Signed("Ola", BEGUN))

    def act(one: Register, by: str, now: datetime) -> object:
        theirs, signed = one.contents.snapshot(), Signed("Ola", now)
        for ops in (wanted(theirs, some, signed), tuple(own(theirs)) if adds else ()):
            if change := change_of(theirs, ops, signed):
                theirs = take(theirs, change, made_by(theirs, change))
        return one.copies.join(Copy(Path("kopia.json"), theirs), by=by, now=now)

    return act


def _undo(one: Register, by: str, now: datetime) -> object:
    return one.undo(by=by, now=now)


def _undo_anyones(one: Register, by: str, now: datetime) -> object:
    return one.undo(by=by, now=now, anyones=True)


def _redo(one: Register, by: str, now: datetime) -> object:
    return one.undo(by=by, now=now, again=True)


def _restored(one: Register, by: str, now: datetime) -> object:
    """Put back what was known a day ago, as a backup of that day would."""
    before = one.as_known(today(now) - timedelta(days=1)).contents
    put_back(one, before, "igår.json", Signed(by, now))
    return None


@st.composite
def _forgetting(draw: st.DrawFn) -> Act:
    about, fields = draw(_ABOUT), draw(st.sampled_from([NOTE, EVERYTHING]))
    return lambda one, by, now: forget(one, about, fields, by=by, now=now)


@st.composite
def _steps(draw: st.DrawFn) -> Step:
    alone = st.sampled_from([_undo, _undo, _undo_anyones, _redo, _restored])
    act = draw(st.one_of(_saids(), _saids(), _own(), _arranged(), _imports(), _joins(), alone))
    who, forgets = draw(st.integers(0, 1)), draw(st.integers(0, 9)) == 0
    if forgets:  # of what everyone may read, only an administrator does so
        who, act = 0, draw(_forgetting())
    gaps = [timedelta(0), timedelta(minutes=-3), timedelta(hours=5), timedelta(days=1)]
    later = draw(st.sampled_from([*gaps, timedelta(hours=-1)]))
    return Step(who, draw(st.booleans()), later, act)


class Both:
    """A register in two houses, each opened by two people and by one who only looks on."""

    def __init__(self, file: Place, server: Place, kept_in: Path) -> None:
        self.places = (file, server)
        self.kept_in = kept_in
        self.now = BEGUN
        small_register(file)
        small_register(server)
        self.people = [self._opened(file, file), self._opened(seen_by(server, KEEPER), server)]
        self.watching = [Register.open(one) for one in self.places]
        Register.open(server, kept_in=kept_in).disk.close()

    @staticmethod
    def _opened(*places: Place) -> list[Register]:
        return [Register.open(one) for one in places]

    def take(self, step: Step) -> None:
        """Have one of the people take a step in both houses, and compare what came of it."""
        self.now += step.later
        outcomes = [_outcome(people[step.who], step, self.now) for people in self.people]
        assert outcomes[0] == outcomes[1]
        _assert_alike(*(people[step.who] for people in self.people))
        for register in self.watching:
            register.disk.refresh()
        _assert_alike(*self.watching)
        anew = Register.open(self.places[1])
        assert _bytes(self.watching[1]) == _bytes(anew), "read on, it is as read anew"

    def assert_answers_alike(self) -> None:
        """Compare what registers answer, of each day and since each step."""
        for people in self.people:
            for one in people:
                one.disk.refresh()
        for file, server in zip(*self.people, strict=True):
            _assert_alike(file, server)
            _assert_same_answers(file, server)
        later = Register.open(self.places[1], kept_in=self.kept_in)
        assert _bytes(later) == _bytes(self.watching[1]), "what was kept here is brought up to date"


def _outcome(register: Register, step: Step, now: datetime) -> object:
    """Return what came of a step: what was said where it could not be."""
    if step.fresh:
        register.disk.refresh()
    try:
        step.act(register, PEOPLE[step.who], now)
    except NamndkollError as error:
        return type(error), str(error).replace(str(register.place), "there")
    return None


def _assert_alike(file: Register, server: Register) -> None:
    assert file.fingerprint == server.fingerprint
    assert file.changes == server.changes
    assert _plain(file.contents) == _plain(server.contents)


def _assert_same_answers(file: Register, server: Register) -> None:
    assert file.history() == server.history()
    assert (file.last_words, file.follow_ups) == (server.last_words, server.follow_ups)
    assert [file.moves(one.id) for one in file.activities] == [
        server.moves(one.id) for one in server.activities
    ]
    for last in range(len(file.changes)):
        told = [novelties(one, steps_after(one, last)) for one in (file, server)]
        assert told[0] == told[1]
    for day in {today(one.at) for one in file.changes.values()}:
        assert _plain(file.as_known(day).contents) == _plain(server.as_known(day).contents)


def _plain(contents: Contents) -> Contents:
    """Return contents without what only a file says of itself."""
    return replace(contents, register=Header(replace(contents.about, checksum="", bases=())))


def _bytes(register: Register) -> bytes:
    """Return contents as bytes; what is said of records stands in no order."""
    said = dict(sorted(register.contents.follow_ups.items()))
    return encode(replace(register.contents, follow_ups=said))


@contextmanager
def _both(folder: Path, databases: Databases) -> Iterator[Both]:
    with ExitStack() as lending:
        file, server = (lending.enter_context(one.lent()) for one in (Files(folder), databases))
        yield Both(file, server, folder / "kept")


# Each example takes seconds, so that shrinking one that fails would take very long.
@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_steps(), min_size=1, max_size=8))
def test_a_register_is_the_same_in_a_file_and_on_a_server_after_any_steps(
    tmp_path_factory: Any, databases: Databases, steps: list[Step]
) -> None:
    with _both(tmp_path_factory.mktemp("both"), databases) as both:
        for step in steps:
            both.take(step)
        both.assert_answers_alike()
