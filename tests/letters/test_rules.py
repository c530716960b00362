"""Placeholders, and who gets a letter by which channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.documents.blocks import Text
from kommin_desktop.documents.markdown import blocks_of
from kommin_desktop.letters.rules import (
    Channel,
    LetterRunDraft,
    TemplateDraft,
    channel_label,
    dispatch,
    fill,
    item_status_label,
    placeholders,
    run_refusal,
    template_refusal,
    template_warnings,
)


def test_placeholders_are_found_once_in_their_order() -> None:
    text = "{{ Vorname }} {{nachname}} {{VORNAME}} {einfach} {{ zwei worte }} {{}} {{1a}}"
    assert placeholders(text) == ("vorname", "nachname")


def test_filling_tells_missing_from_unknown() -> None:
    filled = fill("{{vorname}} {{funktion}} {{kurss}}", {"vorname": "Elif", "funktion": " "})
    assert filled.text == "Elif  {{kurss}}"
    assert (filled.missing, filled.unknown) == (("funktion",), ("kurss",))


def test_a_value_with_braces_is_not_filled_again() -> None:
    filled = fill("{{name}}", {"name": "{{ort}}", "ort": "Bünde"}, markdown=False)
    assert filled.text == "{{ort}}"


def test_warnings_name_the_letter() -> None:
    texts = ("An {{vorname}}", "{{vorname}} {{ort}} {{kurss}}")
    warnings = template_warnings(
        texts, [{"vorname": "Elif", "ort": ""}, {"vorname": "", "ort": "x"}]
    )
    assert [(one.letter, one.name) for one in warnings] == [
        (0, "ort"),
        (0, "kurss"),
        (1, "vorname"),
        (1, "kurss"),
    ]
    assert warnings[0].sentence == "Für „ort“ ist nichts eingetragen."
    assert warnings[1].sentence == "Den Platzhalter „kurss“ gibt es nicht."


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_a_value_is_never_markup(value: str) -> None:
    """What a person is called is printed as it stands, also inside Markdown."""
    assert blocks_of(fill("{{name}}", {"name": value}).text) == (Text(value),)


@dataclass(frozen=True)
class Contact:
    contact_id: int
    display: str = "Elif Kaya"
    street: str = "Amtshausstr. 3"
    po_box: str = ""
    city: str = "Herford"
    email: str | None = None
    preferred_channel: str = "letter"
    blocked: bool = False


def test_everybody_gets_one_letter_by_a_way_that_works() -> None:
    plan = dispatch(
        [
            Contact(1),
            Contact(1, display="dieselbe noch einmal"),
            Contact(2, preferred_channel="email", email="kaya@verein.example"),
            Contact(3, preferred_channel="email"),
            Contact(4, street="", email="kaya@verein.example"),
            Contact(5, preferred_channel="internal", street="", city=""),
            Contact(6, street="", po_box="1234"),
        ]
    )
    assert [(one.contact_id, channel) for one, channel in plan.recipients] == [
        (1, Channel.LETTER),
        (2, Channel.EMAIL),
        (3, Channel.LETTER),
        (4, Channel.EMAIL),
        (5, Channel.INTERNAL),
        (6, Channel.LETTER),
    ]
    assert [one.contact_id for one in plan.by(Channel.EMAIL)] == [2, 4]


def test_who_drops_out_is_told_why() -> None:
    plan = dispatch([Contact(1, blocked=True), Contact(2, city="")])
    assert plan.recipients == ()
    assert [(one.contact_id, one.reason) for one in plan.dropped] == [
        (1, "Für diesen Kontakt sind Briefe gesperrt."),
        (2, "Es fehlen Anschrift und E-Mail-Adresse."),
    ]


def test_what_cannot_be_kept() -> None:
    assert run_refusal(LetterRunDraft("general", "x", date(2026, 1, 1), None, ()))
    assert template_refusal(TemplateDraft(" ", body="x"))
    assert template_refusal(TemplateDraft("Dank", body=" "))
    assert template_refusal(TemplateDraft("Dank", body="x")) is None


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert (channel_label("letter"), channel_label("fax")) == ("Brief", "fax")
    assert (item_status_label("sent"), item_status_label("lost")) == ("versendet", "lost")
