"""The language that is chosen, and a catalogue that says everything the program says."""

import ast
import gettext
import os
import re
import string
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog

from store.common.errors import Message
from tests import catalogue
from tui.commands.main import MAIN
from tui.locale import DOMAIN, Language, _, language, lent, ngettext, say, set_language, wanted

_PERCENT = re.compile(r"%(?:\(\w+\))?[srd]")


@pytest.fixture
def _restored() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return catalogue.catalogue()


def _forms(kept: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return every sentence with its Swedish: one form each, or singular and plural."""
    return {_all(one.id): _all(one.string or "") for one in kept if one.id}


def _all(forms: str | Iterable[str]) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else tuple(forms)


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv_SE.UTF-8", "LANG": "en_US"}, "sv"),
        ({"LC_MESSAGES": "en_US", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"NAMNDKOLL_LANG": "sv", "LC_ALL": "en_US.UTF-8"}, "sv"),
        ({"NAMNDKOLL_LANG": "en", "LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_swedish_where_the_environment_says_so(environ: dict[str, str], name: str) -> None:
    assert wanted(environ) == name


@pytest.mark.usefixtures("_restored")
@pytest.mark.parametrize(
    ("name", "one", "many"),
    [("sv", "försenad 1 dag", "försenad 16 dagar"), ("en", "overdue by 1 day", None)],
)
def test_a_number_has_its_form(name: Language, one: str, many: str | None) -> None:
    set_language(name)
    said = [
        ngettext("overdue by {days} day", "overdue by {days} days", days).format(days=days)
        for days in (1, 16)
    ]
    assert said == [one, many or "overdue by 16 days"]


@pytest.mark.usefixtures("_restored")
def test_a_message_is_said_with_its_values_in_their_language() -> None:
    set_language("sv")
    inner = Message("closed: it is done")
    assert say(Message("{path}: {reason}.", {"path": "x", "reason": inner})) == (
        "x: avslutad: den är klar."
    )


@pytest.mark.usefixtures("_restored")
def test_what_is_not_in_the_catalogue_is_said_in_english() -> None:
    set_language("sv")
    assert (_("no such sentence"), _("")) == ("no such sentence", "")


@pytest.mark.usefixtures("_restored")
@pytest.mark.parametrize("before", [None, "de"])
@pytest.mark.parametrize(("name", "said"), [("sv", "användning: "), ("en", "usage: ")])
def test_the_catalogue_is_lent_to_gettext_and_taken_back(
    monkeypatch: pytest.MonkeyPatch, name: Language, said: str, before: str | None
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    if before:
        monkeypatch.setenv("LANGUAGE", before)
    else:
        monkeypatch.delenv("LANGUAGE", raising=False)
    set_language(name)
    with lent():
        assert gettext.gettext("usage: ") == said
    assert (os.environ.get("LANGUAGE"), gettext.textdomain()) == (before, "messages")


def test_every_sentence_of_the_program_is_in_the_catalogue(kept: Catalog) -> None:
    said = {tuple(filter(None, sentence)) for sentence in catalogue.sentences()}
    assert sorted(said - set(_forms(kept))) == []


def test_every_message_has_its_sentence_where_it_is_said() -> None:
    """What stands in a variable is not collected, and would be told in English."""
    elsewhere = [
        f"{path.name}:{call.lineno}"
        for room in ("store", "tui")
        for path in sorted((catalogue.ROOT / room).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Message"
        if call.args and isinstance(call.args[0], ast.Name) and path.name != "errors.py"
    ]
    assert elsewhere == []


def test_no_sentence_in_the_catalogue_is_unused(kept: Catalog) -> None:
    said = {tuple(filter(None, sentence)) for sentence in catalogue.sentences()}
    assert sorted(set(_forms(kept)) - said) == []


def test_every_sentence_has_its_swedish(kept: Catalog) -> None:
    assert catalogue.untranslated(kept) == []


def test_the_compiled_catalogue_says_what_the_written_one_says(kept: Catalog) -> None:
    with catalogue.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    written = {forms: said for forms, said in _forms(kept).items() if all(said)}
    said = {
        forms: tuple(compiled.ngettext(*forms, number) for number in (1, 2))
        if len(forms) == 2
        else (compiled.gettext(*forms),)
        for forms in written
    }
    assert said == written
    assert catalogue.CATALOGUE.stem == DOMAIN


def test_translations_have_the_same_places_for_values(kept: Catalog) -> None:
    wrong = [
        text
        for forms, said in _forms(kept).items()
        for text, translated in zip(forms, said, strict=True)
        if _places(text) != _places(translated)
    ]
    assert wrong == []


def _places(text: str) -> set[str]:
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return fields | set(_PERCENT.findall(text))


def test_line_breaks_and_edges_are_kept(kept: Catalog) -> None:
    def edges(text: str) -> tuple[bool, bool, int]:
        return text[:1].isspace(), text[-1:].isspace(), text.count("\n")

    wrong = [forms for forms, said in _forms(kept).items() if edges(forms[0]) != edges(said[0])]
    assert wrong == []


@pytest.mark.usefixtures("_restored")
@pytest.mark.parametrize("name", ["sv", "en"])
def test_no_two_commands_have_the_same_name(name: Language) -> None:
    set_language(name)
    names = [_(command.palette) for command in MAIN if command.palette]
    assert sorted(names) == sorted(set(names))


def test_swedish_quotes_as_swedes_do(kept: Catalog) -> None:
    said = [text for forms in _forms(kept).values() for text in forms]
    assert [text for text in said if "“" in text or "‘" in text] == []
