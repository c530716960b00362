"""What people mistype, whom they may enter twice, and how names and languages are shown."""

import pytest

from kommin_desktop.contacts.queries import ListLine
from kommin_desktop.contacts.rules.drafts import person_named
from kommin_desktop.contacts.rules.languages import language_code, languages_text
from kommin_desktop.contacts.rules.likeness import alike_organisation, alike_person
from kommin_desktop.contacts.rules.naming import list_name, near_name, spoken_name
from kommin_desktop.contacts.rules.typed import mail_fault, number_fault, postcode_fault


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("s.yildiz@elternnetz,example", "s.yildiz@elternnetz.example"),
        ("Anna Kaya <a.kaya@post.example>", "a.kaya@post.example"),
        ("mailto:a@post.example", "a@post.example"),
        ("a (at) post.example", "a@post.example"),
        ("a@post..example", "a@post.example"),
        ("a kaya@post.example", "akaya@post.example"),
        ("kaya", ""),
        ("a@post", ""),
    ],
)
def test_a_mistyped_mail_address_is_told_with_its_repair(typed: str, meant: str) -> None:
    fault = mail_fault(typed)
    assert fault is not None
    assert fault.meant == meant


@pytest.mark.parametrize("typed", ["", "a@post.example", "vorstand+mso@kreis-herford.example"])
def test_a_good_mail_address_is_no_fault(typed: str) -> None:
    assert mail_fault(typed) is None


def test_postcodes_have_five_digits_in_germany_alone() -> None:
    assert postcode_fault("32120") is None
    assert postcode_fault("") is None
    assert postcode_fault("1010", "Österreich") is None
    for typed, meant in (("D-32120", "32120"), ("1067", "01067"), ("321200", "")):
        fault = postcode_fault(typed)
        assert fault is not None
        assert fault.meant == meant


def test_a_number_has_digits() -> None:
    assert number_fault("05221 5550-142") is None
    assert number_fault("") is None
    assert number_fault("unbekannt") is not None


def _line(given: str, family: str, prefix: str = "") -> ListLine:
    return ListLine(
        1, "person", f"{given} {family}", prefix, given, family, None, None, None, 0, None, ()
    )


def test_who_may_be_the_same() -> None:
    assert alike_person("Sukran", "Yildiz", _line("Şükran", "Yıldız"))
    assert alike_person("", "Yıldız", _line("Şükran", "Yıldız"))
    assert alike_person("Sevgi", "Yılmaz", _line("Sevgi", "Yılmaz-Höpker"))
    assert alike_person("Yıldız", "Şükran", _line("Şükran", "Yıldız"))
    assert not alike_person("Anna", "Yıldız", _line("Şükran", "Yıldız"))
    assert not alike_person("Anna", "Y", _line("Anna", "Yıldız"))
    club = _line("", "")._replace(kind="organisation", display="Elternverein Brücke e. V.")
    assert alike_organisation("brucke eltern", club)
    assert not alike_organisation("Elternverein Herford", club)
    assert not alike_person("", "Brücke", club)


def test_names_are_shown_by_the_family_name_in_lists() -> None:
    meyer = _line("Heinrich", "Meyer zu Selhausen", "Herr Dr.")
    assert list_name(meyer) == "Meyer zu Selhausen, Dr. Heinrich"
    assert spoken_name(meyer) == "Dr. Heinrich Meyer zu Selhausen"
    assert list_name(_line("", "Kaya")) == "Kaya"


def test_the_nearest_name_is_proposed() -> None:
    assert near_name("Müler", ["Müller", "Maier", "Groß Müllermann"]) == "Müller"
    assert near_name("Xq", ["Müller"]) == ""
    assert near_name("Brinkmann", ["Müller", "Yıldız"]) == ""


def test_languages_are_kept_as_codes_and_shown_as_words() -> None:
    assert languages_text(("de", "tr", "Zaza")) == "Deutsch, Türkisch, Zaza"
    assert language_code("turkisch") == "tr"
    assert language_code("TR") == "tr"
    assert language_code("Schweizer Deutsch") == "Schweizer-Deutsch"


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("Zeynep Demir", "Zeynep", "Demir"),
        ("Demir,  Zeynep ", "Zeynep", "Demir"),
        ("Anna Maria von der Heide", "Anna Maria", "von der Heide"),
        ("Zeynep", "", "Zeynep"),
        ("van Dyk", "van", "Dyk"),
    ],
)
def test_a_name_typed_in_one_go_is_parted(typed: str, given: str, family: str) -> None:
    draft = person_named(typed)
    assert (draft.given, draft.family) == (given, family)
