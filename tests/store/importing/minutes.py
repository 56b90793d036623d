"""Minutes in the styles of several offices, in words of our own, with what they ask of whom."""

from __future__ import annotations

from typing import NamedTuple

Asked = tuple[str, str, str, str]
"""Section, number of the point, body and text of an assignment."""


class Style(NamedTuple):
    """A way to write minutes: a document, and the assignments in it."""

    name: str
    text: str
    asked: tuple[Asked, ...]


PAGED = Style(
    "protokoll_paged.txt",
    """§ 41 Ärendenummer FJS-2026-00101

Delårsrapport per mars 2026
Beslut

Enligt kommunstyrelsens förslag:
1. Delårsrapporten godkänns.
2. Båtnämnden får i uppdrag att måla om alla bryggor inom en
kilometer från färjan, i samarbete med

2 (9)

Kommunfullmäktige

Protokoll nr 3
Sammanträdesdatum: 2026-04-16

Hamnbolaget AB. För detta höjs nämndens ram med 300 tkr för 2026 och
framåt. Uppdraget återrapporteras i nämnden under november 2026.
3. Redovisning av kommunfullmäktiges uppdrag 2025-02-20 § 7 punkt 2 till
båtnämnden, att räkna livbojarna vid stränderna, antecknas och förklaras fullgjort.
4. Fyrnämnden, Hamnbolaget AB och Båtnämnden får i uppdrag att enas om en
jourtelefon senast den 1 september 2026.

Yrkanden

Ada Ek (A) yrkar att båtnämnden får i uppdrag att köpa en ny färja.

Reservation

Ledamöterna från B reserverar sig mot beslutet till förmån för det egna yrkandet.

Protokollsutdrag skickas till
Båtnämnden
Fyrnämnden

3 (9)

Kommunfullmäktige

Protokoll nr 3
Sammanträdesdatum: 2026-04-16

§ 42 Ärendenummer FJS-2026-00102

Motion av Bo Alm (B) om att kommunen får i uppdrag att
öppna ett bad
Beslut

Motionen avslås.

4 (9)

Kommunfullmäktige

Protokoll nr 3
Sammanträdesdatum: 2026-04-16
""",
    (
        (
            "41",
            "2",
            "Båtnämnden",
            "måla om alla bryggor inom en kilometer från färjan, i samarbete med Hamnbolaget AB",
        ),
        ("41", "4", "Fyrnämnden", "enas om en jourtelefon senast den 1 september 2026"),
        ("41", "4", "Hamnbolaget AB", "enas om en jourtelefon senast den 1 september 2026"),
        ("41", "4", "Båtnämnden", "enas om en jourtelefon senast den 1 september 2026"),
    ),
)

THAT = Style(
    "ks_2026-02-10.txt",
    """SAMMANTRÄDESPROTOKOLL
Kommunstyrelsen
Sammanträdesdatum
2026-02-10
Sida 3 (12)

KS § 45 Dnr KS/2026:12

Översyn av lekplatser

Sammanfattning av ärendet
Kommunfullmäktige gav 2024 kommunstyrelsen i uppdrag att se över lekplatserna.

Förslag till beslut
Kommunstyrelsen beslutar
att lägga ärendet till handlingarna

Yrkande
Cia Dahl (C) yrkar att fritidsnämnden ska få i uppdrag att gräva en damm.

Kommunstyrelsens beslut
Kommunstyrelsen beslutar

att uppdra åt kommundirektören att ta fram en plan för
lekplatserna i tätorten och att redovisa den i september 2026,

att uppmana fritidsnämnden att spara en tredjedel av gungorna, samt

att i övrigt godkänna rapporten.

Mot beslutet reserverar sig Cia Dahl (C).

Beslutet skickas till
Kommundirektören
Fritidsnämnden

Justerandes sign                Utdragsbestyrkande

KS § 46 Dnr KS/2026:13

Anmälningsärenden

Kommunstyrelsens beslut
Kommunstyrelsen beslutar

att lägga anmälningarna till handlingarna.
""",
    (
        (
            "45",
            "",
            "Kommundirektören",
            "ta fram en plan för lekplatserna i tätorten och att redovisa den i september 2026",
        ),
        ("45", "", "Fritidsnämnden", "spara en tredjedel av gungorna"),
    ),
)

INLINE = Style(
    "protokollsutdrag.txt",
    """Exempelby kommun
Protokollsutdrag
Plats och tid: Stora salen, tisdagen den 3 mars 2026 kl. 09.00

§ 12 Vinterväghållning
Dnr 0202/26

Kommunstyrelsen beslutar 1. att ge tekniska nämnden i uppdrag att ploga
cykelvägarna före bilvägarna
2. att ge miljönämnden i uppdrag att mäta saltet i Exempelån. Uppdraget ska redovisas
senast den 15 december 2026.

Reservation
Eva Frid (D) reserverar sig.
""",
    (
        ("12", "1", "Tekniska nämnden", "ploga cykelvägarna före bilvägarna"),
        ("12", "2", "Miljönämnden", "mäta saltet i Exempelån"),
    ),
)

MARKDOWN = Style(
    "kulturnamnden.md",
    """# Protokoll, Kulturnämnden

**Sammanträde den 21 januari 2026**

## § 3 Lån av instrument

Diarienr KUN 2026-14

### Ärendebeskrivning

Förvaltningen har haft i uppdrag att pröva utlån av cello.

### Beslut

Kulturnämnden ger förvaltningen i uppdrag att

- köpa tio fioler
- pröva utlån av trumpet på två bibliotek

### Särskilt yttrande

Gun Holm (E): Förvaltningen borde få i uppdrag att köpa en orgel.

## § 4 Nästa möte

### Beslut

Nämnden beslutar att nästa möte hålls den 18 februari 2026.
""",
    (
        ("3", "", "Förvaltningen", "köpa tio fioler"),
        ("3", "", "Förvaltningen", "pröva utlån av trumpet på två bibliotek"),
    ),
)

PROPOSING = Style(
    "protokoll ks mars.txt",
    """Protokoll
Kommunstyrelsen 2026-03-24

§ 88
Samordning av skolbussar
KS 2026/0088

Kommunstyrelsens beslut
För egen del beslutar kommunstyrelsen:
1. Kommunledningskontoret får i uppdrag att samla in busstiderna.

Kommunstyrelsen föreslår att kommunfullmäktige beslutar:
1. Utbildningsnämnden får i uppdrag att ordna en buss till varje skola
   a. som ligger mer än fem kilometer från torget, och
   b. som har fler än tio elever.
2. Uppdraget till utbildningsnämnden att dela ut busskort (KF 2024-05-13 § 60) förklaras
avslutat.

§ 89
Val av justerare

Kommunstyrelsens beslut
Ivar Jung (F) väljs.
""",
    (
        ("88", "1", "Kommunledningskontoret", "samla in busstiderna"),
        ("88", "1", "Utbildningsnämnden", "ordna en buss till varje skola"),
    ),
)

STYLES = (PAGED, THAT, INLINE, MARKDOWN, PROPOSING)
