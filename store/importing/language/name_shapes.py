"""What a name of a body looks like, known or not: its last word, its kind and its base form."""

from __future__ import annotations

import re

from store.model.records import CommitteeKind

_COMMITTEE = (
    r"nämnd(?:en|er|erna)?|(?<!be)styrelse(?:n|r|rna)?|utskott(?:et|en)?"
    r"|(?<![fk]ör)beredning(?:en|ar|arna)?|kommitté(?:n|er|erna)?|fullmäktige|kollegi(?:um|et)"
    r"|direktion(?:en)?|presidi(?:um|et)|styret|utvalget|udvalget|nemnda?|byrådet"
)
_OFFICE = (
    r"förvaltning(?:en|ar|arna)?|kontor(?:et|en)?|kansli(?:et|er|erna)?|etaten|forvaltningen"
    r"|avdelning(?:en|ar|arna)?|(?<![rpg])enhet(?:en|er|erna)?|stab(?:en)?"
    r"|direktør(?:en)?|direktör(?:en|er|erna)?"
    r"|(?:förvaltnings|kommun|verksamhets|avdelnings|enhets|stads|kultur|skol)chef(?:en|er|erna)?"
    r"|ordförande(?:n|na)?|rådmannen|jurist(?:en)?"
)
_AUTHORITY = (
    r"myndighet(?:en|er|erna)?|verk(?:et|en)?|inspektion(?:en)?|länsstyrelse(?:n|r|rna)?"
    r"|departement(?:et|en)?|delegation(?:en)?|råd(?:et)?|revision(?:en)?|polis(?:en)?"
    r"|kassan|kanslern|domstol(?:en)?|ombudsman(?:nen)?"
)
_OTHER = (
    r"förbund(?:et|en)?|universitet(?:et|en)?|högskola(?:n)?|institut(?:et)?|muse(?:um|et)"
    r"|bibliotek(?:et)?|arkiv(?:et)?|stiftelse(?:n|r)?|räddningstjänst(?:en)?|kollegiet"
)
_COMPANY = r"bolag(?:et|en)?|bolagsstyrelse(?:n|r|rna)?"
_NO_HEADS = re.compile(
    r".*(?:områd|nätverk|regelverk|ramverk|hantverk|kraftverk|reningsverk|läroverk|konstverk"
    r"|byggnadsverk|sågverk|förråd|tråd|lägenhet|erfarenhet|öppenhet"
    r"|ärendeberedning|avfallsberedning|förberedning).*"
    r"|\w*förvaltning|verk|råd|stab|kontor|förbund|arkiv|institut|avdelning|enhet|revision|polis"
    r"|jurist|bibliotek|bolag|stiftelse|delegation|inspektion|direktion|beredning|utskott|kansli"
    r"|myndighet|direktör|ordförande|styrelse|museum|universitet|departement|domstol",
    re.I,
)
"""Words that end as heads do, and are no bodies alone."""
HEAD = re.compile(
    rf"(?P<stem>[^\W\d_]*?-?)(?:(?P<company>{_COMPANY})|(?P<committee>{_COMMITTEE})"
    rf"|(?P<office>{_OFFICE})|(?P<authority>{_AUTHORITY})|(?P<external>{_OTHER}))(?P<genitive>s?)",
    re.I,
)
"""The last word of a name that says what kind of body it is."""
PLURAL = re.compile(
    r".*(?:nämnder(?:na)?|styrelser(?:na)?|utskotten|beredningar(?:na)?|förvaltningar(?:na)?"
    r"|kontoren|myndigheter(?:na)?|bolagen|kommittéer(?:na)?|avdelningar(?:na)?|enheter(?:na)?"
    r"|direktörer(?:na)?|chefer(?:na)?|verken|förbunden)",
    re.I,
)
_SINGULAR = (
    (re.compile(r"nämnd(?:erna|er)?$", re.I), "nämnden"),
    (re.compile(r"styrelse(?:rna|r)?$", re.I), "styrelsen"),
    (re.compile(r"utskott(?:en)?$", re.I), "utskottet"),
    (re.compile(r"beredning(?:arna|ar)?$", re.I), "beredningen"),
    (re.compile(r"förvaltning(?:arna|ar)?$", re.I), "förvaltningen"),
    (re.compile(r"kontor(?:en)?$", re.I), "kontoret"),
    (re.compile(r"direktör(?:erna|er)?$", re.I), "direktören"),
)
_BARE_S = re.compile(r"(?:AB|KF|AS|[A-ZÅÄÖ]{2,6}):s$")
_DISTRICT = re.compile(r"stadsdelsnämnd|stadsdelsförvaltning|kommundelsnämnd", re.I)
COMPANY_WORD = re.compile(r"(?:AB|Aktiebolag|AS|A/S|HB|KB|Ltd|Inc)\b\.?", re.I)


def head(word: str) -> re.Match[str] | None:
    """Return what a word says as the last of a name, or None when it ends no name."""
    found = HEAD.fullmatch(word)
    return found if found and not _NO_HEADS.fullmatch(word.removesuffix("s")) else None


def kind_of(name: str) -> CommitteeKind:
    """Return what kind of body a name is of, by its shape."""
    words = re.findall(r"[^\s,()]+", name)
    if any(COMPANY_WORD.fullmatch(word) and not word.islower() for word in words):
        return "company"
    if _DISTRICT.search(name):
        return "district"
    found = next(filter(None, map(head, words)), None)
    if found is None or found.lastgroup is None:
        return "external"
    if PLURAL.fullmatch(found[0]):
        return "group"
    kinds: tuple[CommitteeKind, ...] = ("company", "committee", "office", "authority", "external")
    return next(kind for kind in kinds if found[kind])


def singular(word: str) -> str:
    """Return a name's last word as it stands for one body: "socialnämnd" is "socialnämnden"."""
    for ending, whole in _SINGULAR:
        if ending.search(word):
            return ending.sub(whole, word)
    return word


def base(name: str) -> str:
    """Return a name as it is shown: with a capital, and without a genitive at its end."""
    name = " ".join(name.split()).strip(" ,;:.")
    if found := _BARE_S.search(name):
        name = name[: found.end() - 2]
    *before, last = name.rsplit(" ", 1) if " " in name else (name,)
    if (ending := head(last)) and ending["genitive"]:
        last = last[:-1]
    name = " ".join([*before, last])
    return name[:1].upper() + name[1:]
