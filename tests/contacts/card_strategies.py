"""Cards as hypothesis invents them: any text, but as trimmed as readers leave it."""

from datetime import date

from hypothesis import strategies as st

from kommin_desktop.contacts.rules.cards import (
    PHONE_KINDS,
    PLACES,
    Card,
    Email,
    Extra,
    Phone,
    Postal,
)

HOSTILE = [
    '<b>& "Söhne"',
    '=HYPERLINK("http://example.org";"klick")',
    "Sehr langer Name\n" * 35,
    "Mu\u0308ller",
    "\u200fأحمد خليل",
    "حسینی\u200cنژاد",
    "a\\nb\\,c;d",
    "1\u20282",
    "@SUM(A1)",
    "''",
    "ÄÖÜ=",
    "QUOTED-PRINTABLE: =",
]

_signs = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufeff\ufffd")
_free = st.text(_signs, max_size=12) | st.sampled_from(HOSTILE)
texts = _free.map(str.strip)
filled = texts.filter(lambda text: len(text) > 0)
labels = st.sampled_from(["", *PLACES]) | filled
_OWN = ("mycontacts", "my contacts", "starred")


def _fits_a_shared_cell(text: str) -> bool:
    # Groups and languages share one cell of a table, so they hold no separator of it.
    return ":::" not in text and text.lstrip("* ").lower() not in _OWN


words = filled.filter(_fits_a_shared_cell)


def _once(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=3, unique=True).map(tuple)


emails = st.builds(Email, filled, labels)
phones = st.builds(Phone, filled, st.sampled_from(PHONE_KINDS), labels)
postals = st.builds(Postal, labels, *[texts] * 7).filter(lambda p: not p.is_empty())

cards = st.builds(
    Card,
    uid=texts,
    given=texts,
    additional=texts,
    family=filled,
    prefix=st.sampled_from(["", "Dr.", "Prof. Dr. Dr. h. c."]),
    suffix=texts,
    nickname=texts,
    salutation=st.sampled_from(["", "Frau", "Herr"]),
    display=filled,
    organisation=texts,
    unit=texts,
    function=texts,
    emails=st.lists(emails, max_size=3, unique=True).map(tuple),
    phones=st.lists(phones, max_size=3, unique=True).map(tuple),
    webs=_once(filled),
    addresses=st.lists(postals, max_size=2, unique=True).map(tuple),
    birthday=st.none() | st.dates(date(1850, 1, 1), date(2050, 1, 1)),
    languages=_once(words),
    categories=_once(words),
    note=texts,
    extra=st.just(())
    | st.lists(st.builds(Extra, filled, filled), max_size=2, unique=True).map(tuple),
)
