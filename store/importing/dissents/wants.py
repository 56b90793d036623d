"""What a sentence of a party's text wants done, and what only argues.

A text that is to be decided instead of another tells bodies what they shall do. Any other argues,
and wants only what it says that it wants, demands or thinks should be done: what a body shall do
according to it may as well be what was decided long ago.
"""

from __future__ import annotations

import re

from store.importing.language.addressees import is_request
from store.importing.language.parties import named_parties
from store.model.following import MoveKind

_LONGEST = 3_000
"""Letters of a sentence that is one."""
_FILL = r"(?:(?:dock|också|även|därför|därtill|därutöver|dessutom|vidare|nu|alltså|särskilt) )*"
_WE = r"(?:vi|jag|undertecknade?)"
_WANTS = r"(?:vill|önskar|kräver|begär|yrkar|föreslår|förordar)"
_SAYS = (
    r"(?:anföra|lyfta|påtala|påpeka|understryka|betona|framhålla|poängtera|tacka|uttrycka|påminna"
    r"|säga|peka|se|noteras?|påpekas|framhållas|understrykas|betonas|ses)"
)
_WANTED = re.compile(
    rf"\b(?:{_WE} {_WANTS}|{_WANTS} {_WE}) (?:(?!(?:att|{_SAYS})\b)\w+ ){{0,3}}att\b"
    r"(?! (?:\w+ ){0,2}(?:beslut|anför))",
    re.I,
)
_THINKS = re.compile(
    rf"(?P<before>.*?)\b(?:{_WE} (?:menar|anser|tycker|ser också)|(?:menar|anser)(?: {_WE})?)"
    r" (?:också |även |därför )?att\b.*"
    r"\b(?:bör|borde|måste|ska(?:ll)?|behövs|behöver)\b",
    re.I,
)
_PARTY_WANTS = re.compile(
    rf"\s{_WANTS}\s(?!(?:att|se)\b){_FILL}(?!{_SAYS}\b)(?=\w+|att\b)|\s{_WANTS} {_FILL}att\b"
    r"|\sförordar\s(?!en annan\b)"
)
_HOW = re.compile(r"\bhur [^,]*$", re.I)
_SHOULD = re.compile(
    rf"(?P<before>.*?)\b(?:bör|måste)\s{_FILL}(?!(?:{_SAYS})\b)(?P<verb>\w+s|tas|ges|göras|ske)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:som|vilka?|vilket|hur|när|om|för att|så att|eftersom|då|där|innan|att det|det) [^,]*$"
    r"|^det\b",
    re.I,
)
"""Before a verb: it says something of a word, or when and why, and not what the sentence does."""
_SHALL = re.compile(r"\b(?:ska|skall|måste)\b", re.I)
_WHY = re.compile(
    r"(?:\bför att (?!(?!alla\b|båda\b|flera\b)\w+a\b|(?:få|se|ge|nå|gå|stå|bli)\b)"
    r"|\b(?:så att|hur|vad|när|där|handlar om att|inriktade på att)\s|(?:^|, )om\s)[^,]*$",
    re.I,
)
"""Before "ska": why, how or when something shall be, and not that it shall."""
_MONEY = re.compile(
    r"\b(?:avsätts|anslås|tillförs|tilldelas|satsas|reserveras|inrättas|införs|tillsätts|bildas"
    r"|startas|utökas|höjs|sänks|avskaffas|avvecklas|förstärks|fördubblas|halveras|tillskapas"
    r"|skapas|slopas|återinförs|tillskjuts|inleds|anställs|tas fram|permanentas)\b",
    re.I,
)
_GETS = re.compile(
    r"\b(?:får|ges|tilldelas)\s(?:\w+ ){0,2}?"
    r"(?:i uppdrag|uppdraget|ett (?:\w+ )?uppdrag|en (?:\w+ )?ram)\b",
    re.I,
)
_NEEDS = re.compile(r"\bbehöver\b", re.I)
_DUTY = re.compile(
    r"\b(?:har (?:det|ett|ansvar)\b.{0,30}\bansvar\w*|ansvarar) för att\b"
    r"|\bligger (?:under|hos|på) \w+",
    re.I,
)
_TARGET = re.compile(
    r"\b(?:andel(?:en)?|antal(?:et)?|mål(?:et)?|årsmål)\b.*"
    r"\b(?:ska(?:ll)?|öka\w*|minska\w*|nå)\b.*"
    r"(?:\d+(?:[,.]\d+)? ?(?:%|procent)|\b\d[\d ]*\b(?! kap))",
    re.I,
)
_GOALS = re.compile(r"\b(?:övergripande|egna|våra) (?:inriktnings)?mål\w*\b[^.]*:", re.I)


def moved(sentence: str, *, instead: bool) -> MoveKind:
    """Return what a sentence moves; `instead` in a text that is to be decided instead."""
    if len(sentence) > _LONGEST:
        return "argument"
    if is_request(sentence):
        return "request"
    if _GOALS.search(sentence):
        return "goal"
    wanted = _is_told(sentence) if instead else False
    if not (wanted or _is_wanted(sentence)):
        return "argument"
    return "indicator" if _TARGET.search(sentence) else "proposal"


def is_duty(sentence: str) -> bool:
    """Tell whether a sentence says what a body answers for, and not what it is to do."""
    return _DUTY.search(sentence) is not None


def _is_wanted(sentence: str) -> bool:
    """Tell whether a sentence says that its party wants something done."""
    thinks = _THINKS.match(sentence)
    if _WANTED.search(sentence) or (thinks and not _HOW.search(thinks["before"])):
        return True
    if any(_PARTY_WANTS.match(sentence, end) for end in _party_ends(sentence)):
        return True
    found = _SHOULD.match(sentence)
    return found is not None and not _RELATIVE.search(found["before"])


def _party_ends(sentence: str) -> list[int]:
    """Return where the names of parties end that a sentence begins with or joins to."""
    ends = []
    for _letters, start in named_parties(sentence):
        space = sentence.find(" ", start)
        if space > 0 and (start == 0 or sentence[:start].rstrip().endswith(("och", ","))):
            ends.append(space)
    return ends


def _is_told(sentence: str) -> bool:
    """Tell whether a sentence of a text that is to be decided says what is to be done."""
    if any(not _WHY.search(sentence[: one.start()]) for one in _SHALL.finditer(sentence)):
        return True
    if any(not _RELATIVE.search(sentence[: one.start()]) for one in _MONEY.finditer(sentence)):
        return True
    needs = _NEEDS.search(sentence)
    if needs and not _RELATIVE.search(sentence[: needs.start()]):
        return True
    return bool(_GETS.search(sentence) or _DUTY.search(sentence))
