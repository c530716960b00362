"""Many invented but lifelike vCards, the same on every machine, for measuring."""

import random

_NAMES = [
    (
        ["Anna-Lena", "Jörg", "Änne", "Karl-Friedrich", "Ute", "Wilhelmine", "Björn", "Maria"],
        ["Müller-Lüdenscheidt", "Groß", "von der Heyde", "Öhlschläger", "Weiß", "Schmidt", "Meyer"],
    ),
    (
        ["Ayşe Nur", "İbrahim", "Işıl", "Ömer", "Tuğba", "Elif", "Mehmet", "Hatice"],
        ["Yılmaz", "Şahin", "Çağlayan-Özgür", "Öztürk", "Kaya", "Yıldız", "Aydın"],
    ),
    (
        ["Олена", "Мар’яна", "Олександр", "Анна", "Тарас", "Наталія", "Iryna", "Oleksandr"],
        ["Шевченко", "Ковальчук", "Дем’яненко", "Щербина", "Иванова", "Shevchuk", "Kovalenko"],
    ),
    (
        ["Mohammed", "Fatima", "Khaled", "Abdi", "Selam", "محمد", "Şêrîn", "Samira"],
        ["al-Ḥusaynī", "Warsame", "Tesfay", "Xelîl", "Rahimi", "خليل", "Haddad"],
    ),
    (
        ["Łukasz", "Đurđica", "Ștefan", "Győző", "Shpëtim", "Thị Minh Khai", "Zofia", "Nicolò"],
        ["Wójcik-Żółć", "Đorđević", "Țurcanu", "Szőke", "Çela", "Nguyễn", "Kowalska"],
    ),
]
_PLACES = [
    ("32049", "Herford"),
    ("32051", "Herford"),
    ("32120", "Hiddenhausen"),
    ("32130", "Enger"),
    ("32139", "Spenge"),
    ("32257", "Bünde"),
    ("32278", "Kirchlengern"),
    ("32289", "Rödinghausen"),
    ("32584", "Löhne"),
    ("32602", "Vlotho"),
]
_STREETS = ["Bahnhofstraße", "Elsestraße", "Lübbecker Straße", "Am Kirchplatz", "Weststraße"]
_ORGANISATIONS = [
    ("Türkisch-Deutscher Elternverein Bünde e. V.", "Vorstand"),
    ("Brücke Ukraine Herford e. V.", ""),
    ("Kita Regenbogen", "Leitung"),
    ("Stadt Löhne", "Amt für Jugend\\, Familie und Schule"),
    ("Arbeiterwohlfahrt Kreisverband Herford", "Migrationsberatung"),
    ("Grundschule Am Elsebach", ""),
]
_FUNCTIONS = ["Vorsitzende", "Kassenwart", "Sozialdezernent", "Erzieherin", "Beraterin", "Lehrer"]
_GROUPS = ["Runder Tisch", "Verein", "Ehrenamt", "Verwaltung", "Sprachmittlung"]
_NOTES = [
    "Spricht Türkisch und Kurdisch\\; Anruf nur vormittags.",
    "Übersetzt bei Elternabenden.\\nBitte zwei Wochen vorher fragen.",
    "Ist im Januar umgezogen\\, neue Anschrift am Telefon bestätigt.",
]


def make_vcards(n: int) -> bytes:
    """Return `n` different cards in vCard 3.0, about two thirds with an organisation."""
    chance = random.Random(20261123)
    return "".join(_card(chance, number) for number in range(n)).encode()


def _card(chance: random.Random, number: int) -> str:
    givens, families = chance.choice(_NAMES)
    given, family = chance.choice(givens), chance.choice(families)
    postcode, city = chance.choice(_PLACES)
    street = f"{chance.choice(_STREETS)} {chance.randint(1, 180)}"
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{number:08x}-0000-4000-8000-{chance.getrandbits(48):012x}",
        f"N:{family};{given};;{chance.choice(['', '', '', 'Dr.'])};",
        f"FN:{given} {family}",
        f"EMAIL;TYPE=INTERNET,WORK:kontakt.{number}@beispiel-{number % 97}.example",
        f"TEL;TYPE=WORK,VOICE:05221 5550-{number:05d}",
        f"ADR;TYPE=HOME:;;{street};{city};;{postcode};Deutschland",
    ]
    if chance.random() < 0.65:
        name, unit = chance.choice(_ORGANISATIONS)
        lines.append(f"ORG:{name};{unit}")
        lines.append(f"TITLE:{chance.choice(_FUNCTIONS)}")
    if chance.random() < 0.5:
        lines.append(f"TEL;TYPE=CELL:0151 5550{number:05d}")
    if chance.random() < 0.4:
        lines.append(
            f"BDAY:{chance.randint(1945, 2004)}-{chance.randint(1, 12):02d}-{number % 28 + 1:02d}"
        )
    if chance.random() < 0.6:
        lines.append(f"CATEGORIES:{','.join(chance.sample(_GROUPS, 2))}")
    if chance.random() < 0.3:
        lines.append(_fold(f"NOTE:{chance.choice(_NOTES)}"))
    lines.append(f"REV:2026-11-{number % 28 + 1:02d}T08:02:00Z")
    lines.append("END:VCARD\r\n")
    return "\r\n".join(lines)


def _fold(line: str) -> str:
    return "\r\n ".join(line[at : at + 60] for at in range(0, len(line), 60))
