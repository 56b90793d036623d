"""What a name of a body looks like, known or not: its last word, its kind and its base form."""

from __future__ import annotations

import re
from functools import lru_cache

from store.model.records import CommitteeKind

_KINDS: tuple[CommitteeKind, ...] = ("company", "authority", "committee", "office", "external")
_OWN_KINDS: frozenset[CommitteeKind] = frozenset(("office", "company", "district"))
_ENDINGS = {
    "company": r"bolagsstyrelse(?:n|r|rna)?|bolag(?:et|en)?",
    "authority": r"länsstyrelse(?:n|r|rna)?|myndighet(?:en|er|erna)?|verk(?:et|en)?"
    r"|inspektion(?:en)?|departement(?:et|en)?|delegation(?:en)?|råd(?:et)?|polis(?:en)?|kassan|kanslern"
    r"|domstol(?:en)?|ombudsman(?:nen)?|kollegi(?:um|et)|statskontoret"
    r"|direktorat(?:et)?|tilsyn(?:et)?",
    "committee": r"nämnd(?:en|er|erna)?|styrelse(?:n|r|rna)?|utskott(?:et|en)?"
    r"|beredning(?:en|ar|arna)?|kommitté(?:n|er|erna)?|fullmäktige|direktion(?:en)?"
    r"|presidi(?:um|et)|revision(?:en)?|styret|u[td]valg(?:et)?|nemnd(?:a|en)?"
    r"|formannskapet|byrådet",
    "office": r"förvaltning(?:en|ar|arna)?|kontor(?:et|en)?|kansli(?:et|er|erna)?"
    r"|etat(?:en)?|forvaltning(?:en)?|avdeling(?:en)?|sekretariat(?:et)?|avdelning(?:en|ar|arna)?|enhet(?:en|er|erna)?|stab(?:en)?"
    r"|direkt[öø]r(?:en|er|erna)?|ordförande(?:n|na)?|rådmannen|jurist(?:en)?|sekreterare(?:n)?"
    r"|chef(?:en|er|erna)?",
    "external": r"förbund(?:et|en)?|universitet(?:et|en)?|högskola(?:n)?|institut(?:et)?"
    r"|muse(?:um|et)|bibliotek(?:et)?|arkiv(?:et)?|stiftelse(?:n|r)?|räddningstjänst(?:en)?",
}
_NO_HEADS = re.compile(
    r".*(?:områd|nätverk|regelverk|ramverk|hantverk|kraftverk|reningsverk|läroverk|konstverk"
    r"|byggnadsverk|sågverk|förråd|(?<!s)tråd|samråd|lägenhet|erfarenhet|öppenhet|sällsynthet|skärenhet"
    r"|ärendeberedning|avfallsberedning|förberedning).*|\w*bolag"
    r"|förvaltning|chef|chefen|chefer|cheferna|etat|forvaltning|avdeling|sekretariat|utvalg|udvalg|nemnd|verk|råd|stab|kontor|förbund|arkiv|institut|avdelning|enhet|revision|polis"
    r"|jurist|bibliotek|bolag|stiftelse|delegation|inspektion|direktion|beredning|utskott|kansli"
    r"|myndighet|styrelse|museum|universitet|departement|domstol",
    re.I,
)
"""Words that end as names do, and are none alone."""
_HEAD_OF_OWNER = re.compile(
    r"förvaltning|kansli|kontor|\w*bolag|stab|råd|verk|myndighet|universitet|institut|styrelse|delegation"
    r"|u[td]valg|nemnd|utskott|beredning|ordförande|chef|direktör|revision|museum|arkiv|bibliotek|departement|domstol|inspektion",
    re.I,
)
_HEAD = re.compile(
    r"(?P<stem>[^\W\d_]*?-?)(?:"
    + "|".join(rf"(?P<{kind}>{_ENDINGS[kind]})" for kind in _KINDS)
    + r")(?P<genitive>s?)",
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
    (re.compile(r"chef(?:erna|er)?$", re.I), "chefen"),
    (re.compile(r"ordförande$", re.I), "ordföranden"),
    (re.compile(r"sekreterare$", re.I), "sekreteraren"),
)
_PLURAL = re.compile(
    r".*(?:nämnder(?:na)?|styrelser(?:na)?|utskotten|beredningar(?:na)?|förvaltningar(?:na)?"
    r"|kontoren|myndigheter(?:na)?|bolagen|kommittéer(?:na)?|avdelningar(?:na)?|enheter(?:na)?"
    r"|direktörer(?:na)?|chefer(?:na)?|verken|förbunden)",
    re.I,
)
_ROLE = re.compile(r".*(?:direkt[öø]r|chef|ordförande|jurist|rådmannen|sekreterare)\w{0,4}", re.I)
_COMPANY = re.compile(r"(?:AB|AS|A/S|HB|KB|Aktiebolag|Ltd|Inc)(?::?s)?\.?")
_OWNED_SHORT = re.compile(r"([A-ZÅÄÖ]{2,6}):s$")
_BROKEN = re.compile(
    r"(?<=[a-zåäö]{3})-(?=(?:nämnd|styrelse|förvaltning|kontor|verk|myndighet|utskott|beredning))"
)
_TORN = re.compile(r"(?<=\w)-(?=(?:och|samt|og) )")
_HYPHENS = str.maketrans("‐‑", "--")
_DISTRICT = re.compile(r"stadsdelsnämnd|stadsdelsförvaltning|kommundelsnämnd", re.I)


@lru_cache(maxsize=16384)
def head(word: str) -> re.Match[str] | None:
    """Return what a word is as the last of a name, by kinds of bodies; None when it ends none."""
    found = _HEAD.fullmatch(word)
    return found if found and not _NO_HEADS.fullmatch(word.removesuffix("s")) else None


def is_head_of_owner(word: str) -> bool:
    """Tell whether a word ends a name behind whose it is: "kommunstyrelsens ordförande"."""
    return _HEAD_OF_OWNER.fullmatch(word) is not None


def is_common(word: str) -> bool:
    """Tell whether a word ends as names do and is none: "samråd", "nätverket"."""
    return _NO_HEADS.fullmatch(word) is not None


def is_plural(word: str) -> bool:
    """Tell whether a word that ends a name stands for several bodies."""
    return _PLURAL.fullmatch(word) is not None


def is_role(word: str) -> bool:
    """Tell whether a word that ends a name is what a person is, as a director."""
    return _ROLE.fullmatch(word) is not None


def is_company_word(word: str) -> bool:
    """Tell whether a word says that the name it stands in is a company's."""
    return _COMPANY.fullmatch(word) is not None


def kind_of(name: str) -> CommitteeKind:
    """Return what kind of body a name is of, by its shape."""
    words = re.findall(r"[^\s,()]+", name)
    if any(map(is_company_word, words)):
        return "company"
    if any(map(is_plural, words)):
        return "group"
    if _DISTRICT.search(name):
        return "district"
    heads = [found for found in (*map(head, words), *map(_HEAD.fullmatch, words)) if found]
    last = next((found for found in heads if not found["genitive"]), None)
    return next((kind for kind in _KINDS if last and last[kind]), "external")


def own_kind_of(name: str) -> CommitteeKind:
    """Return what kind of body of an organisation's own a name is of: most are committees."""
    kind = kind_of(name)
    return kind if kind in _OWN_KINDS else "committee"


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return a name's last word as it stands for one body: "socialnämnd" is "socialnämnden"."""
    for ending, whole in _SINGULAR:
        if ending.search(word):
            return ending.sub(whole, word)
    return word


def base(name: str) -> str:
    """Return a name as it is shown: with a capital, and without a genitive at its end."""
    name = name.translate(_HYPHENS)
    name = _OWNED_SHORT.sub(r"\1", " ".join(name.split()).strip(" ,;:."))
    name = _BROKEN.sub("", _TORN.sub("- ", name))
    before, _, last = name.rpartition(" ")
    if (ending := head(last)) and ending["genitive"]:
        name = f"{before} {last[:-1]}".strip()
    return name[:1].upper() + name[1:]
