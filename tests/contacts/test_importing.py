"""An import: planned, carried out as one work, taken back with one undo."""

import pytest

from kommin_desktop.base.errors import Cancelled
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.importing.carry_out import Result, carry_out
from kommin_desktop.contacts.importing.plan import Action, Duplicates, Plan, make_plan
from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.queries import ContactLine
from kommin_desktop.office.service import set_up_office
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.search import hits
from tests.bench.cards import make_vcards

AYSE = """BEGIN:VCARD
VERSION:4.0
UID:ayse-1
FN:Ayşe Yılmaz
N:Yılmaz;Ayşe;;Dr.;
ORG:Brücke e. V.;Vorstand
TITLE:Vorsitzende
EMAIL:ayse@bruecke.example
TEL:05221 5550-142
ADR;TYPE=work:;;Bahnhofstraße 12;Bünde;;32257;Deutschland
CATEGORIES:Runder Tisch
NOTE:vormittags erreichbar
END:VCARD
"""


@pytest.fixture
def county(office: OfficeFile) -> OfficeFile:
    with office.work("Amt eingerichtet") as session:
        set_up_office(session)
    return office


def planned(office: OfficeFile, text: str, duplicates: Duplicates = Duplicates.SKIP) -> Plan:
    known = office.read(queries.match_lines())
    return make_plan([("karten.vcf", read(text.encode(), "karten.vcf"))], known, duplicates)


def imported(
    office: OfficeFile, text: str, duplicates: Duplicates = Duplicates.SKIP, group: str = ""
) -> Result:
    plan = planned(office, text, duplicates)
    with office.work("Kontakte importiert") as session:
        return carry_out(session, plan, group=group)


def people(office: OfficeFile) -> dict[str, ContactLine]:
    return {line.display: line for line in office.read(queries.contact_lines())}


def card(**changes: str) -> str:
    """Ayşe's card with other values for some of its lines; an empty value leaves the line out."""
    lines = []
    for line in AYSE.splitlines():
        name = line.split(":")[0].split(";")[0].lower()
        value = changes.get(name)
        if value is None:
            lines.append(line)
        elif value:
            lines.append(f"{name.upper()}:{value}")
    return "\n".join(lines) + "\n"


def test_a_card_becomes_person_organisation_and_affiliation(county: OfficeFile) -> None:
    assert imported(county, AYSE)[:4] == (1, 1, 0, 0)
    ayse = people(county)["Ayşe Yılmaz"]
    assert (ayse.organisation, ayse.unit, ayse.function_title) == (
        "Brücke e. V.",
        "Vorstand",
        "Vorsitzende",
    )
    assert (ayse.uid, ayse.prefix, ayse.groups) == ("ayse-1", "Dr.", ("Runder Tisch",))
    assert (ayse.municipality, ayse.note) == ("Bünde", "vormittags erreichbar")
    assert people(county)["Brücke e. V."].kind == "organisation"


def test_the_whole_import_is_undone_and_redone_in_one_step(county: OfficeFile) -> None:
    imported(county, AYSE, group="Einladung")
    before = people(county)
    assert county.undo() == "Kontakte importiert"
    assert people(county) == {}
    assert county.read(hits("yilmaz")) == []
    assert county.read(queries.groups()) == []
    assert county.redo() == "Kontakte importiert"
    assert people(county) == before
    assert len(county.read(hits("yilmaz"))) == 1


def test_a_planned_import_writes_nothing(county: OfficeFile) -> None:
    plan = planned(county, AYSE)
    assert plan.count(Action.ADD) == 1
    assert people(county) == {}


def test_an_organisation_is_reused_however_it_is_spelled(county: OfficeFile) -> None:
    imported(county, AYSE)
    imported(
        county,
        card(
            uid="other-2",
            fn="Ali Kaya",
            n="Kaya;Ali;;;",
            org="BRUECKE E. V.",
            email="ali@bruecke.example",
            tel="",
        ),
    )
    assert sorted(people(county)) == ["Ali Kaya", "Ayşe Yılmaz", "Brücke e. V."]
    assert people(county)["Ali Kaya"].organisation == "Brücke e. V."


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (card(fn="Ganz Anders", n="Anders;Ganz;;;", email="x@y.example"), "same uid"),
        (card(uid="", fn="Ayse Yilmaz", n="Yilmaz;Ayse;;;", tel=""), "folded name and mail"),
        (card(uid="", email="", tel="+49 5221 5550142"), "name and number"),
    ],
)
def test_who_is_there_already_is_skipped(county: OfficeFile, second: str, why: str) -> None:
    imported(county, AYSE)
    before = people(county)
    assert imported(county, second)[:4] == (1, 0, 0, 1), why
    assert people(county) == before


def test_the_same_person_thrice_in_one_file_is_added_once(county: OfficeFile) -> None:
    again = card(uid="", tel="0049 5221 / 5550 142")
    assert imported(county, AYSE + again + again)[:4] == (3, 1, 0, 2)


def test_completing_fills_gaps_and_keeps_what_is_there(county: OfficeFile) -> None:
    imported(county, card(tel="", title="", note="alt"))
    text = card(n="YILMAZ;AYSE;;Prof.;", note="neu", bday="19750403")
    text = text.replace("END:VCARD", "BDAY:19750403\nTEL;TYPE=cell:0171 5550000\nEND:VCARD")
    assert imported(county, text, Duplicates.COMPLETE)[:4] == (1, 0, 1, 0)
    ayse = people(county)["Ayşe Yılmaz"]
    assert (ayse.given, ayse.prefix) == ("Ayşe", "Dr.")
    assert ayse.birth_date is not None
    assert ayse.birth_date.isoformat() == "1975-04-03"
    assert [value for kind, value, _label in ayse.points if kind == "mobile"] == ["0171 5550000"]
    assert ayse.note == "alt\nneu"
    assert len(ayse.addresses) == 1


def test_replacing_takes_the_cards_word_but_loses_no_note(county: OfficeFile) -> None:
    imported(county, AYSE)
    text = card(n="Yılmaz;Ayşe;;Prof.;", email="neu@bruecke.example", note="geändert")
    assert imported(county, text, Duplicates.REPLACE)[:4] == (1, 0, 1, 0)
    ayse = people(county)["Ayşe Yılmaz"]
    assert ayse.prefix == "Prof."
    assert [value for kind, value, _l in ayse.points if kind == "email"] == ["neu@bruecke.example"]
    assert ayse.note == "vormittags erreichbar\ngeändert"


def test_weaker_likeness_is_told_and_never_merged(county: OfficeFile) -> None:
    imported(county, AYSE)
    namesake = card(uid="n-1", email="andere@post.example", tel="")
    plan = planned(county, namesake)
    assert plan.count(Action.ADD) == 1
    assert [p.message for p in plan.problems if "Möglicherweise doppelt" in p.message]
    shared = card(uid="s-1", fn="Ali Kaya", n="Kaya;Ali;;;", tel="")
    messages = [problem.message for problem in planned(county, shared).problems]
    assert any("anderem Namen" in message for message in messages)


def test_everybody_of_an_import_is_put_into_the_group_also_who_was_there(
    county: OfficeFile,
) -> None:
    imported(county, AYSE)
    imported(
        county,
        AYSE + card(uid="o-2", fn="Ali Kaya", n="Kaya;Ali;;;", email="", tel=""),
        group="Sitzung",
    )
    names = [line.display for line in county.read(queries.group_members("Sitzung"))]
    assert names == ["Ali Kaya", "Ayşe Yılmaz"]


def test_a_cancelled_import_leaves_nothing(county: OfficeFile) -> None:
    plan = planned(county, make_vcards(600).decode())

    def stop(done: int, _total: int) -> None:
        if done >= 250:
            raise Cancelled

    with pytest.raises(Cancelled), county.work("Kontakte importiert") as session:
        carry_out(session, plan, step=stop)
    assert people(county) == {}
    assert county.read(hits("a")) == []


def test_progress_is_told_up_to_the_end(county: OfficeFile) -> None:
    plan = planned(county, make_vcards(600).decode())
    told: list[tuple[int, int]] = []
    with county.work("Kontakte importiert") as session:
        carry_out(session, plan, step=lambda done, total: told.append((done, total)))
    assert told == [(0, 600), (250, 600), (500, 600), (600, 600)]


def test_names_of_any_kind_come_through_unchanged(county: OfficeFile) -> None:
    hostile = ['<b>& "Söhne"', "=HYPERLINK(1)", "محمد", "Ковальчук-О'Ніл", "x" * 600, "é́"]
    text = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{name};;;;\nEND:VCARD\n" for name in hostile
    )
    imported(county, text)
    assert set(people(county)) == set(hostile)


@pytest.mark.parametrize(
    ("shown", "display"),
    [
        ("Frau Dr. Ayşe Yılmaz", "Frau Dr. Ayşe Yılmaz"),
        ("Yılmaz, Ayşe", "Ayşe Yılmaz"),
        ("YILMAZ\\, AYSE", "Ayşe Yılmaz"),
        ("Ayşe Yılmaz", "Ayşe Yılmaz"),
    ],
)
def test_the_whole_name_is_kept_unless_it_is_turned_round(
    county: OfficeFile, shown: str, display: str
) -> None:
    imported(county, card(fn=shown))
    assert display in people(county)
    assert people(county)[display].family == "Yılmaz"


def test_a_whole_name_hides_no_duplicate_and_is_not_taken_from_one(county: OfficeFile) -> None:
    imported(county, AYSE)
    again = card(uid="", fn="Frau Dr. Ayşe Nur Yılmaz", tel="")
    assert imported(county, again, Duplicates.COMPLETE)[:4] == (1, 0, 1, 0)
    assert sorted(people(county)) == ["Ayşe Yılmaz", "Brücke e. V."]
    assert imported(county, again, Duplicates.REPLACE)[:4] == (1, 0, 1, 0)
    assert "Frau Dr. Ayşe Nur Yılmaz" in people(county)
