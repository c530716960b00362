"""Names meet in every spelling, and stand in lists where a German register has them."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.base.names import (
    cologne,
    fold,
    search_terms,
    search_text,
    skeleton,
    sort_key,
)

STRESS = Path(__file__).parents[3] / "shared" / "data" / "names" / "stress_names.json"


def found(names: Iterable[str], query: str) -> list[str]:
    """Look a query up in a real index, as the program does."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table doc using fts5(name unindexed, text, tokenize=unicode61)")
    base.executemany("insert into doc values (?, ?)", [(n, search_text(n)) for n in names])
    wanted = " AND ".join(
        "(" + " OR ".join(f'"{spelling}"*' for spelling in term) + ")"
        for term in search_terms(query)
    )
    rows = base.execute("select name from doc where text match ? order by rowid", [f"{wanted}"])
    result = [name for (name,) in rows]
    base.close()
    return result


LOOK_UPS = [
    (name, query)
    for names, queries in [
        (["Müller", "Mueller", "Muller"], ["muller", "müller", "MUELLER"]),
        (["Schröder", "Schroeder"], ["schroe", "schrö"]),
        (["Groß", "Gross"], ["gross", "groß"]),
        (["Yılmaz"], ["yilmaz", "YILMAZ"]),
        (["İbrahim"], ["ibrahim"]),
        (["Işıl"], ["isil"]),
        (["Şahin"], ["sahin"]),
        (["Ömer"], ["omer"]),
        (["Łukasz"], ["lukasz"]),
        (["Đorđević"], ["dordevic", "djordjevic"]),
        (["Шевченко"], ["schewtschenko", "shevchenko"]),
        (["محمد"], ["mohammed", "muhammad"]),
        (["Nguyễn"], ["nguyen"]),
        (["Bäcker"], ["backer", "baecker"]),
        (["Straße"], ["strasse"]),
    ]
    for name in names
    for query in queries
]


@pytest.mark.parametrize(("name", "query"), LOOK_UPS)
def test_a_name_is_found_in_the_spelling_somebody_types(name: str, query: str) -> None:
    assert found([name, "Wilhelmine Dreßler"], query) == [name]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Mohammed", "Muhammad"),
        ("Mohammed Warsame", "محمد"),
        ("Олександр Щербина", "Oleksandr Shcherbyna"),
        ("Schewtschenko", "Шевченко"),
        ("Djordjević", "Đorđević"),
        ("Дем’яненко", "demyanenko"),
        ("O'Brien-Ní Dhomhnaill", "o’brien"),
        ("O’Brien", "OBRIEN"),
        ("O’Brien", "brien"),
        ("Said", "Sa'īd"),
        ("Müller-Lüdenscheidt", "lüden"),
        ("a.oeztuerk@example.org", "öztürk@example"),
        ("+49 (0)171 1234567", "0171 123"),
        ("+49 (0)171 1234567", "01711234567"),
        ("05221 5550-12", "+49 5221 5550-12"),
        ("05221/5550-12", "0522155"),
        ("علي", "Ali"),
        ("أحمد خليل", "ahmed khalil"),
        ("أحمد خليل", "achmed chalil"),
        ("王", "wang"),
    ],
)
def test_other_spellings_meet_too(name: str, query: str) -> None:
    assert found([name, "Wilhelmine Dreßler"], query) == [name]


def test_every_word_must_be_found() -> None:
    names = ["Ayşe Öztürk", "Ayşe Yılmaz", "Emine Öztürk"]
    assert found(names, "ayse oeztuerk") == ["Ayşe Öztürk"]
    assert found(names, "oz") == ["Ayşe Öztürk", "Emine Öztürk"]


def test_miller_is_not_found_as_mueller() -> None:
    assert found(["Miller", "Möller", "Müller", "Mahler"], "Müller") == ["Müller"]


def test_nothing_typed_asks_for_nothing() -> None:
    assert search_terms("") == []
    assert search_terms(" – '") == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Weiß", "weiss"),
        ("STRAẞE", "strasse"),
        ("İIıi", "iiii"),
        ("Ḥusaynī", "husayni"),
        ("Jo\u0308rg", "jorg"),
        ("Schmidt\u00a0 Groß\t", "schmidt gross"),
        ("Sch\u200bmidt", "schmidt"),
        ("\u200fأحمد", "hmd"),
        ("Țurcanu Şimşek", "turcanu simsek"),
        ("Szőke", "szoke"),
        ("ELÉNH Ελένη", "elenh eleni"),
        ("Kraków – Łódź", "krakow - lodz"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_composed_and_decomposed_letters_are_one() -> None:
    assert fold("Й") == fold("И\u0306")
    assert fold("Müller") == fold("Mu\u0308ller") == "muller"


@given(st.text())
def test_fold_and_its_friends_take_any_text(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.isascii()
    search_text(text)
    assert all(spelling for term in search_terms(text) for spelling in term)
    sort_key(text, text)
    sort_key(text, person=False)
    cologne(text)
    skeleton(text)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_what_was_typed_as_a_name_finds_that_name(name: str) -> None:
    if search_terms(name):
        assert name in found([name], name)


@pytest.mark.skipif(not STRESS.exists(), reason="the collected names are not at hand")
def test_the_collected_hard_names() -> None:
    names: list[dict[str, Any]] = json.loads(STRESS.read_text("utf-8"))
    full = [f"{n['given']} {n['family']}" for n in names]
    for entry, name in zip(names, full, strict=True):
        if search_terms(name):
            assert name in found(full, name), name
        if entry["sort"]:
            assert name in found(full, entry["sort"])
            main = sort_key(entry["family"]).split("\t")[0]
            assert fold(main).startswith(entry["sort"])


@pytest.mark.parametrize(
    ("family", "main"),
    [
        ("von der Heyde", "heyde"),
        ("vom Brocke", "brocke"),
        ("Graf von Bismarck-Schönhausen", "bismarck schoenhausen"),
        ("Freiin von und zu Guttenberg", "guttenberg"),
        ("van den Berg", "berg"),
        ("'t Hooft", "hooft"),
        ("’t Hooft", "hooft"),
        ("al-Ḥusaynī", "husayni"),
        ("El-Sayed", "sayed"),
        ("Graf", "graf"),
        ("Zu", "zu"),
        ("Öhlschläger", "oehlschlaeger"),
        ("D'Angelo", "dangelo"),
        ("de Maizière", "maiziere"),
    ],
)
def test_lists_skip_particles_and_titles(family: str, main: str) -> None:
    assert sort_key(family) == sort_key(family).strip()
    assert sort_key(family).split("\t")[0] == main


def test_lists_are_ordered_as_in_a_german_register() -> None:
    names = [
        ("Ärmel", "Uta"),
        ("Aster", "Udo"),
        ("Berg", "Jan"),
        ("Berg-Meier", "Anna"),
        ("Bergmann", "Zoe"),
        ("Goethe", "August"),
        ("Göthe", "Berta"),
        ("Goethe", "Carl"),
        ("von Goethe", "Carl"),
        ("Gote", "Anna"),
    ]
    assert sorted(names, key=lambda name: sort_key(*name)) == names


def test_an_organisation_is_ordered_as_it_is_called() -> None:
    assert sort_key("De Heimat e. V.", person=False) == "de heimat e v"


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("Müller-Lüdenscheidt", "65752682"),
        ("Wikipedia", "3412"),
        ("Breschnew", "17863"),
        ("Meyer", "67"),
        ("Maier", "67"),
        ("Schmidt", "862"),
        ("Schmitt", "862"),
        ("Heinz Classen", "068586"),
        ("Philipp", "351"),
        ("Xaver", "4837"),
    ],
)
def test_cologne(name: str, digits: str) -> None:
    assert cologne(name) == digits


def test_skeletons_of_one_name_in_many_spellings() -> None:
    assert {skeleton(n) for n in ("محمد", "Mohammed", "Muhammad", "Mohamad")} == {"mhmd"}
    assert {skeleton(n) for n in ("خالد", "Khaled", "Chalid", "Khalid")} == {"hld"}
    assert skeleton("Abdul Rahman") == "abdl rhmn"
