"""Words that stand in names of bodies beside their last one, and words that stand in none."""

from __future__ import annotations

import re

HALF = re.compile(r"[^\W\d_]+[-‐‑]")
JOINTS = frozenset(
    [*",;/", "och", "samt", "eller", "respektive", "liksom", "jämte", "och/eller", "og", "and"]
)
"""What stands between the names of a list."""
SHORT_FORM = re.compile(r"[A-ZÅÄÖÆØ][A-ZÅÄÖÆØa-zåäö]{0,4}[A-ZÅÄÖÆØ]")
NO_SHORT_NAMES = frozenset(
    ["EU", "FN", "USA", "AI", "IT", "HR", "VA", "LSS", "LOV", "LOU", "SFI", "GDPR", "ESF", "OBS"]
)
"""What is shortened to capitals and is nobody, or nobody who is told anything."""
PARTIES = frozenset(["SD", "MP", "KD", "FI", "FP"])
BEFORE = re.compile(
    r"mottagande|avlämnande|stads|kommuns|regions|teknisk|social|ekonomisk|kommunal|berörda?|ansvariga?|aktuella?|övriga|samtliga|alla|respektive|andra"
    r"|relevanta|tekniska|sociala|centrala|allmänna|gemensamma|lokala|regionala|kommunala"
    r"|brottsförebyggande|kungliga|svenska|nordiska|fackliga|statliga|stadens|kommunens|regionens"
    r"|nämndens|bolagets|förvaltningens|nationella|vice|tillförordnad|biträdande",
    re.I,
)
"""What may stand in a name before its last word, however it is spelt."""
OWNER = re.compile(r"[^\W\d_][\w-]{2,}s", re.I)
CARRIER = re.compile(
    r"nämnd(?:en|er|erna)?|myndighet(?:en)?|institutet|\w*rådet|styrelsen|utskottet|kommittén"
    r"|verket|forum|centrum|centret|beredning|institut|råd|museet|stiftelsen"
    r"|delegationen|inspektionen|avdelningen|enheten|kontoret|förvaltningen|beredningen"
    r"|stiftelsen|kansliet|\w*direktören|\w*chefen|u[td]valg(?:et)?|nemnd|\w*avdeling|etat(?:en)?",
    re.I,
)
"""What names a body only with what it is for."""
ENDS_PHRASE = re.compile(
    r"att|som|i|om|på|vid|från|inom|genom|under|enligt|tillsammans|utan|gällande|avseende"
    r"|angående|utom|förutom|får|fick|få|fått|ges|gavs|ge|ger|gav|har|hade|är|var|ska|skall|bör"
    r"|kan|kommer|vill|tilldelas|uppdras|åläggs|uppmanas|anmodas|rekommenderas|ombeds|föreslås"
    r"|beviljas|medges|tillåts|godkänns|samråda|samverka|samarbeta|redovisa|utreda|analysera|ta"
    r"|lämna|genomföra|följa|säkerställa|bistå|stödja|beakta|föra|verka|göra|inhämta|beskriva"
    r"|bedöma|kartlägga|föreslå|utveckla|fortsätta|ansvara|hålla|särskilt|senast|löpande|årligen",
    re.I,
)
NO_NAMES = frozenset(
    word
    for words in (
        "det den detta denna dessa de vi ni han hon man alla vissa några någon samma varje ingen",
        "vilken därför därmed därutöver dessutom vidare också även samt och att om när då sedan",
        "som enligt för i på under med till från av inom genom vid efter före mot utan uppdrag",
        "uppdraget beslut beslutet förslag förslaget januari februari mars april maj juni juli",
        "augusti september oktober november december ja nej paragraf punkt bilaga",
    )
    for word in words.split()
)
"""What begins with a capital, where a sentence does, and is nobody's name."""
_ENGLISH_HEAD = (
    r"(?:Department|Office|Agency|Committee|Council|Authority|Board|Division|Commission"
    r"|Administration|Directorate|Ministry|Bureau)\b"
)
_ENGLISH_WORD = rf"(?!City |{_ENGLISH_HEAD})[A-Z][\w&'-]+ "
ENGLISH = re.compile(
    rf"(?:{_ENGLISH_WORD}){{0,3}}(?:{_ENGLISH_WORD}and )?(?:{_ENGLISH_WORD}){{0,3}}{_ENGLISH_HEAD}"
    r"(?: (?:of|for)(?: (?:the|and|of|[A-Z][\w&'-]+))+)?|City of [A-Z]\w+"
)
FOR = frozenset(["för", "mot", "for"])
