"""Invented documents of every kind, as the areas build them."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime

from kommin_desktop.documents.blocks import (
    Block,
    BulletList,
    Callout,
    Certificate,
    Column,
    Document,
    Fields,
    GroupRow,
    Heading,
    Item,
    KeepTogether,
    Letter,
    Letterhead,
    Markdown,
    NumberList,
    PageBreak,
    Picture,
    Rule,
    Run,
    SignatureLine,
    Signatures,
    Slot,
    Space,
    Table,
    Text,
)
from kommin_desktop.documents.letter_run import LetterRun, PersonalPart

CREATED = datetime(2026, 11, 5, 9, 14, 7, tzinfo=UTC)
HEAD = Letterhead("Kreis Herford", ("Der Landrat · Koordinierungsstelle Integration",))
RETURN_LINE = "Kreis Herford · Amtshausstraße 3 · 32051 Herford"
FOOTER = (
    ("Kreis Herford – Der Landrat", "Amtshausstraße 3", "32051 Herford"),
    ("Telefon 05221 5550-0", "Telefax 05221 5550-199", "integration@kreis-herford.example"),
    ("Sprechzeiten", "Mo.–Do. 8:30–15:30 Uhr", "Fr. 8:30–12:30 Uhr"),
)
HOSTILE = '<b>& "Söhne" </b><para>\\(x) </p> =HYPERLINK("x")'
NAMES = (
    "Şükran Yıldız",
    "Małgorzata Öztürk-Łukasiewicz",
    "Олександр Шевченко",
    "Gülşen Aydın",
    "Νίκος Παπαδόπουλος",
    "Xoşnav Êzîdî",
    "Karl-Friedrich Brünger",
)
AGENDA = (
    ("14:00", "1", "Begrüßung und Feststellung der Tagesordnung"),
    ("14:10", "2", "Genehmigung des Protokolls der 16. Sitzung"),
    (
        "14:15",
        "3",
        "Interkulturelle Öffnung der Kindertageseinrichtungen: Stand in Enger und Spenge",
    ),
    ("14:45", "4", "Förderkriterien für Migrantenselbstorganisationen 2027 (Vorlage 17/2)"),
    ("15:20", "5", "Integrationskurse: Zahlen, Wartezeiten, Kinderbetreuung"),
    ("15:45", "6", "Qualifizierung „Elternbegleitung“: Werbung in den Vereinen"),
    ("16:10", "7", "Verschiedenes und Termine"),
)
COURSE = """\
Frau Brinkmann berichtet über die Qualifizierung der ehrenamtlichen Begleiterinnen und Begleiter. \
Die Zusammenarbeit mit Kindertageseinrichtungen und Schulen soll verbindlich geregelt werden; die \
Zuständigkeitsregelungen der Integrationsbeauftragten werden fortgeschrieben.

Aus den Kommunen liegen **neun** Rückmeldungen vor:

- Bünde und Löhne bieten einen *zweiten* Kurs an
- Hiddenhausen sucht noch Räume
  - Anfrage an die Gesamtschule
- Rödinghausen beteiligt sich an den Kosten

Herr Dr. Meyer zu Selhausen weist auf die kurze Frist im Januar hin. Die \
Migrantenselbstorganisationen wünschen eine Beratung vor der Antragstellung.
"""


def letter(**changes: object) -> Letter:
    """A one-page invitation."""
    parts: dict[str, object] = {
        "letterhead": HEAD,
        "return_line": RETURN_LINE,
        "remarks": ("Persönlich/Vertraulich",),
        "recipient": (
            "Interkulturelles Elternnetz Hiddenhausen e. V.",
            "Frau Şükran Yıldız",
            "Rathausstraße 1",
            "32120 Hiddenhausen",
        ),
        "information": (
            ("Mein Zeichen", "II.5-17/2026"),
            ("Auskunft erteilt", "Petra Brinkmann"),
            ("Zimmer", "3.14"),
            ("Durchwahl", "05221 5550-142"),
            ("E-Mail", "p.brinkmann@kreis-herford.example"),
            ("Datum", "05.11.2026"),
        ),
        "subject": "Einladung zur 17. Sitzung des Runden Tisches Integration",
        "greeting": "Sehr geehrte Frau Yıldız,",
        "body": letter_body(),
        "formula": "Im Auftrag",
        "signatory": ("Petra Brinkmann",),
        "enclosures": ("Tagesordnung", "Rückmeldebogen"),
        "footer": FOOTER,
    }
    return Letter(**{**parts, **changes})  # type: ignore[arg-type]


def letter_body() -> tuple[Block, ...]:
    """What the invitation says."""
    return (
        Text(
            "zur 17. Sitzung des Runden Tisches Integration lade ich Sie herzlich ein. Wir treffen "
            "uns am Donnerstag, dem 3. Dezember 2026, von 14:00 bis 16:30 Uhr im Kreishaus "
            "Herford, Raum 3.02."
        ),
        Text("Tagesordnung", "label"),
        agenda_table(),
        Text(
            "Bitte teilen Sie mir bis zum 26. November 2026 mit, ob Sie teilnehmen. Falls Sie eine "
            "Sprachmittlung oder Kinderbetreuung benötigen, geben Sie dies bitte an."
        ),
    )


def agenda_table() -> Table:
    """Clock time, number and title."""
    columns = (Column(mm=15, look="muted"), Column(mm=9), Column(is_header=True))
    return Table(AGENDA, columns, look="plain", summary="Tagesordnung mit Uhrzeiten")


def reply_slip() -> tuple[Block, ...]:
    """The slip that comes back, with the recipient's name and code."""
    boxes = (
        ("□", "Ich nehme teil."),
        ("□", "Ich bin verhindert."),
        ("□", "Ich werde vertreten durch:"),
        ("□", "Ich benötige Sprachmittlung in:"),
    )
    return (
        Heading(1, "Rückmeldung"),
        Text("Bitte bis zum 26. November 2026 zurück an die Koordinierungsstelle Integration."),
        Slot("sender"),
        Table(boxes, (Column(mm=8), Column()), look="plain", row_height=10),
        Signatures((SignatureLine("Unterschrift", place_date="Ort, Datum:"),)),
    )


def letter_run(count: int = 3) -> LetterRun:
    """A run of invitations with agenda and reply slip on the second page."""
    recipients = tuple(
        PersonalPart(
            recipient=(
                f"Verein der Nachbarschaft {i} e. V.",
                NAMES[i % len(NAMES)],
                f"Bahnhofstraße {i}",
                "32049 Herford",
            ),
            greeting=f"Guten Tag {NAMES[i % len(NAMES)]},",
            slots=(
                ("code", (Text(f"Ihr Kürzel für die Rückmeldung: R{i:03}"),)),
                ("sender", (Fields((("Name", NAMES[i % len(NAMES)]), ("Kürzel", f"R{i:03}"))),)),
            ),
        )
        for i in range(count)
    )
    body = (*letter_body(), Slot("code"))
    return LetterRun(
        title="Einladungen zur 17. Sitzung",
        letter=letter(recipient=(), greeting="", body=body, remarks=()),
        recipients=recipients,
        created=CREATED,
        appendix=(*reply_slip(),),
        author="Kreis Herford",
        subject="Runder Tisch Integration",
    )


def invitation_run(count: int) -> LetterRun:
    """Letters of one page, each with its own address, greeting and reply code."""
    return replace(letter_run(count), appendix=())


def agenda() -> Document:
    """An agenda to hand out."""
    return Document(
        title="Tagesordnung der 17. Sitzung",
        blocks=(
            Heading(1, "Tagesordnung der 17. Sitzung"),
            Text("Runder Tisch Integration Kreis Herford", "subtitle"),
            Fields(
                (
                    ("Datum", "Donnerstag, 3. Dezember 2026, 14:00–16:30 Uhr"),
                    ("Ort", "Kreishaus Herford, Raum 3.02"),
                    ("Leitung", "Petra Brinkmann"),
                )
            ),
            Table(
                (
                    GroupRow("A  Öffentlicher Teil"),
                    *AGENDA[:5],
                    GroupRow("B  Nichtöffentlicher Teil"),
                    *AGENDA[5:],
                ),
                (
                    Column(mm=18, look="muted"),
                    Column(mm=14),
                    Column(is_header=True),
                ),
                head=("Beginn", "TOP", "Gegenstand"),
            ),
        ),
        created=CREATED,
        letterhead=HEAD,
        footer="Runder Tisch Integration · 17. Sitzung am 3. Dezember 2026",
        author="Kreis Herford",
    )


def attendance_list(rows: int = 34) -> Document:
    """A list to sign."""
    people = tuple(
        (str(i + 1), NAMES[i % len(NAMES)], "Verein Nachbarschaft e. V., Kirchlengern", "")
        for i in range(rows)
    )
    half = rows // 2
    return Document(
        title="Anwesenheitsliste der 17. Sitzung",
        blocks=(
            Heading(1, "Anwesenheitsliste"),
            Text("17. Sitzung des Runden Tisches Integration, 3. Dezember 2026", "subtitle"),
            Table(
                (
                    GroupRow("Stimmberechtigte Mitglieder"),
                    *people[:half],
                    GroupRow("Beratende Mitglieder und Gäste"),
                    *people[half:],
                ),
                (
                    Column(mm=10, align="right", look="muted"),
                    Column(share=3, is_header=True, look="bold"),
                    Column(share=3),
                    Column(share=4),
                ),
                head=("Nr.", "Name", "Organisation", "Unterschrift"),
                look="grid",
                row_height=11,
            ),
        ),
        created=CREATED,
        letterhead=HEAD,
        footer="Anwesenheitsliste",
        author="Kreis Herford",
    )


def minutes(items: int = 7, *, draft: bool = False) -> Document:
    """Minutes with attendance, decisions, tasks and signatures."""
    blocks: list[Block] = [
        Heading(1, "Protokoll der 17. Sitzung"),
        Text("Runder Tisch Integration Kreis Herford", "subtitle"),
        Fields(
            (
                ("Datum", "Donnerstag, 3. Dezember 2026, 14:00–16:25 Uhr"),
                ("Ort", "Kreishaus Herford, Raum 3.02"),
                ("Leitung", "Petra Brinkmann"),
                ("Protokoll", "Jörg Wehmeier"),
                ("Anwesend", "23 Personen (Anlage 1), 6 entschuldigt"),
            )
        ),
    ]
    for number in range(1, items + 1):
        title = AGENDA[(number - 1) % len(AGENDA)][2]
        blocks += [
            Heading(2, title, number=f"TOP {number}"),
            Markdown(COURSE),
            Callout(
                f"Beschluss RT 2026/{number}",
                (
                    Text("Der Runde Tisch empfiehlt die Förderkriterien in der Fassung 17/2."),
                    Text("21 dafür, 0 dagegen, 2 Enthaltungen", "small"),
                ),
            ),
            Callout(
                "Aufgabe",
                (Text("Frau Aydın lädt die Vereine zur Beratung ein, bis 15.01.2027."),),
                "task",
            ),
        ]
    blocks += [
        Heading(2, "Aufgaben"),
        task_table(),
        Signatures(
            (
                SignatureLine("Petra Brinkmann", "Leitung"),
                SignatureLine("Jörg Wehmeier", "Protokoll"),
            )
        ),
    ]
    return Document(
        title="Protokoll der 17. Sitzung",
        blocks=tuple(blocks),
        created=CREATED,
        letterhead=HEAD,
        header="Protokoll der 17. Sitzung · Runder Tisch Integration",
        footer="Protokoll vom 3. Dezember 2026",
        author="Kreis Herford",
        draft=draft,
    )


def task_table(rows: int = 12) -> Table:
    """Tasks of a meeting."""
    return Table(
        tuple(
            (
                f"{i}",
                "Einladung an die Kommune versenden und Rücklauf der Anmeldungen dokumentieren",
                "Frau Öztürk-Łukasiewicz",
                f"{i % 28 + 1:02}.12.2026",
            )
            for i in range(1, rows + 1)
        ),
        (Column(mm=10, look="muted"), Column(share=3, is_header=True), Column(), Column(mm=22)),
        head=("Nr.", "Aufgabe", "Verantwortlich", "Frist"),
        caption="Vereinbarte Aufgaben",
    )


def certificate(name: str = "Grażyna Kaniewski", modules: int = 6) -> Certificate:
    """A certificate of attendance."""
    return Certificate(
        letterhead=HEAD,
        title="Teilnahmebescheinigung",
        name_lead="Frau",
        name=name,
        statement="hat mit Erfolg teilgenommen an der Qualifizierung",
        achievement="Elternbegleitung in Kindertageseinrichtungen und Schulen",
        facts=(
            ("Zeitraum", "12.01.–23.03.2027"),
            ("Umfang", "32 von 36 Unterrichtseinheiten (89 %)"),
            ("Leitung", "Dr. Ayşe Demirbaş"),
        ),
        contents_title="Inhalte",
        contents=tuple(f"Modul {i + 1}: Gespräche führen und vermitteln" for i in range(modules)),
        place_date="Herford, 30. März 2027",
        signatures=(
            SignatureLine("Petra Brinkmann", "Koordinierungsstelle Integration"),
            SignatureLine("Dr. Ayşe Demirbaş", "Kursleitung"),
        ),
        number="TB-2027-0004",
    )


def certificates() -> Document:
    """Certificates of one course."""
    return Document(
        title="Teilnahmebescheinigungen",
        blocks=(certificate(), certificate("Олександр Шевченко", 9)),
        created=CREATED,
        author="Kreis Herford",
    )


def everything() -> Document:
    """Each block at least once, with hostile text."""
    runs = (Run(HOSTILE), Run(" fett", bold=True), Run(" kursiv", italic=True))
    return Document(
        title=f"Alles\n{HOSTILE}",
        blocks=(
            Heading(1, HOSTILE),
            Heading(3, "Ebene ausgelassen"),
            Text(runs, "lead"),
            Text("Zeile eins\nZeile zwei\n\nnach Leerzeile", "small", "right"),
            BulletList(("eins", Item("zwei", (NumberList(("a", "b")),)), (*runs,))),
            NumberList(("drei", "vier"), start=9),
            KeepTogether((Heading(2, "Zusammen"), Text("bleibt beieinander", "muted"))),
            Rule(),
            Space(10),
            Picture(PNG, 20, "Ein roter Punkt", "centre"),
            Fields((("Name", HOSTILE),)),
            Table((("a", runs), ("b", "")), (Column(is_header=True), Column(align="right"))),
            PageBreak(),
            SignatureLine("Name", "Rolle", "Ort, Datum"),
        ),
        created=CREATED,
        letterhead=Letterhead("Verein " + HOSTILE, logo=PNG),
        header="Kopf " + HOSTILE,
    )


def kinds() -> dict[str, Document | LetterRun]:
    """Every kind of document by name."""
    letter_document = Document(
        "Einladung", (letter(),), CREATED, author="Kreis Herford", subject="Einladung"
    )
    return {
        "letter": letter_document,
        "letter_run": letter_run(),
        "agenda": agenda(),
        "attendance": attendance_list(),
        "minutes": minutes(),
        "draft": minutes(2, draft=True),
        "certificates": certificates(),
        "everything": everything(),
    }


# A chequered dot of four by four pixels, half see-through.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAGUlEQVR4nGM4IScXBcT/YTQDMgdEMxBUAQCaFRsJ"
    "RisHQwAAAABJRU5ErkJggg=="
)
