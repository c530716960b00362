"""The headings of other programs and the columns they mean (exchange.md, csv_headers.json)."""

from __future__ import annotations

# code: headings, separated by |. Compared without capitals, blanks at the ends and doubled blanks.
_COMMON = {
    "salutation": "Anrede|Salutation",
    "prefix": "Titel|Title|Akad. Titel|Akademischer Titel|Name Prefix|Prefix|Namenspräfix",
    "given": "Vorname|Vornamen|Rufname|First Name|Given Name|givenName|first_name|Firstname",
    "additional": "Weitere Vornamen|Middle Name|Additional Name|middle_name|Zweiter Vorname",
    "family": "Nachname|Familienname|Zuname|Last Name|Family Name|Surname|last_name|Lastname",
    "family_given": "Nachname, Vorname|Name, Vorname|Familienname, Vorname|Last Name, First Name",
    "suffix": "Suffix|Name Suffix|Namenssuffix|Namenszusatz",
    "nickname": "Spitzname|Nickname|nick_name",
    "display": "Anzeigename|Display Name|Name|Full Name|display_name|Vorname Nachname"
    "|Vor- und Nachname|Vor- und Zuname|Vollständiger Name|Ansprechpartner|Kontakt",
    "organisation": "Firma|Organisation|Organization|Company|Organization Name|organization_name"
    "|company_name|Verein / Einrichtung|Verein|Einrichtung|Institution|Träger|Unternehmen"
    "|current_employer|Schule|Behörde|Orga|Verein/Orga|Verein/Organisation|Verein/Einrichtung",
    "unit": "Abteilung|Department|Organization Department|Amt|Fachbereich",
    "function": "Position|Arbeitstitel|Job Title|Organization Title|Funktion|job_title"
    "|Berufsbezeichnung|Rolle|Role|Amt / Funktion",
    "email": "E-Mail-Adresse|E-Mail|eMail|Email|E-mail Address|Primary Email|Mail|Mailadresse"
    "|Primäre E-Mail-Adresse|E-Mail 1|Email Address|E-Mail-Adresse 1",
    "email#2": "E-Mail 2: Adresse|E-mail 2 Address|Secondary Email|Sekundäre E-Mail-Adresse"
    "|E-Mail 2|E-Mail-Adresse 2|Additional Email|Zweite E-Mail-Adresse",
    "email#3": "E-Mail 3: Adresse|E-mail 3 Address|E-Mail 3",
    "email.work": "E-Mail dienstlich|E-Mail (dienstlich)|E-Mail geschäftlich|Work Email",
    "email.home": "E-Mail privat|E-Mail (privat)|Home Email",
    "phone": "Telefon|phone|Tel.|Tel|Telefonnummer|Festnetz|Phone Number|Haupttelefon"
    "|Primary Phone|Telefon 1|Tel. 1|Tel 1",
    "phone#2": "Telefon 2|Tel. 2|Tel 2",
    "phone.work": "Telefon geschäftlich|Business Phone|Tel. dienstlich|Work Phone"
    "|Telefon dienstl.|Telefon dienstlich|Telefon (dienstlich)|Telefon (geschäftlich)",
    "phone.work#2": "Telefon geschäftlich 2|Business Phone 2",
    "phone.Firma": "Telefon Firma|Company Main Phone",
    "phone.home": "Telefon privat|Telefon (privat)|Home Phone|Tel. privat",
    "phone.home#2": "Telefon privat 2|Telefon (privat 2)|Home Phone 2",
    "phone.other": "Weiteres Telefon|Other Phone",
    "phone.Auto": "Autotelefon|Car Phone",
    "phone.Rückruf": "Rückmeldung|Callback",
    "mobile": "Mobiltelefon|Mobile Phone|Mobil-Tel.-Nr.|Mobile Number|mobile|Handy|Mobil"
    "|Handynummer|Mobilnummer|mobile_phone|Cell Phone",
    "mobile#2": "Mobiltelefon 2|Mobile Phone 2",
    "fax": "Fax-Nummer|Fax Number|Fax|Telefax|Faxnummer",
    "fax.work": "Fax geschäftlich|Business Fax|Fax dienstlich",
    "fax.home": "Fax privat|Home Fax",
    "fax.other": "Weiteres Fax|Other Fax",
    "pager": "Pager|Pager-Nummer|Pager Number",
    "web": "Webseite|Web Page|Website|Homepage|Internet|URL|Business Web Page",
    "web#2": "Webseite 1|Web Page 1|Personal Web Page",
    "web#3": "Webseite 2|Web Page 2",
    "street": "Straße|Strasse|Straße und Hausnr.|Straße und Hausnummer|street_address|Adresse"
    "|Address|Anschrift|Straße, Hausnummer|Straße / Nr.|Street",
    "extra": "Adresszusatz|Adresszeile 2|supplemental_address_1|Zusatz",
    "po_box": "Postfach",
    "postcode": "PLZ|Postleitzahl|postal_code|zip_code|Zip|Zip Code|Postal Code",
    "city": "Ort|Wohnort|Stadt|city|town|Gemeinde|Kommune",
    "place": "PLZ Ort|PLZ/Ort|PLZ / Ort|PLZ, Ort|PLZ und Ort|Postleitzahl und Ort|Postleitzahl Ort",
    "region": "Bundesland|state_province|Region|State|Kanton",
    "country": "Land|Country|Staat",
    "street.work": "Straße geschäftlich|Business Street|Dienstlich: Adresse|Work Address",
    "extra.work": "Straße geschäftlich 2|Business Street 2|Dienstlich: Adresse 2|Work Address 2",
    "line3.work": "Straße geschäftlich 3|Business Street 3",
    "postcode.work": "Postleitzahl geschäftlich|Business Postal Code|Dienstlich: PLZ|Work ZipCode",
    "city.work": "Ort geschäftlich|Business City|Dienstlich: Ort|Work City",
    "region.work": "Region geschäftlich|Bundesland/Kanton geschäftlich|Business State"
    "|Dienstlich: Bundesland|Work State",
    "country.work": "Land/Region geschäftlich|Business Country/Region|Business Country"
    "|Dienstlich: Land|Work Country",
    "po_box.work": "Postfach geschäftlich|Business Address PO Box|PO Box",
    "street.home": "Straße privat|Home Street|Privat: Adresse|Home Address",
    "extra.home": "Straße privat 2|Home Street 2|Privat: Adresse 2|Home Address 2",
    "line3.home": "Straße privat 3|Home Street 3",
    "postcode.home": "Postleitzahl privat|Home Postal Code|Privat: PLZ|Home ZipCode",
    "city.home": "Ort privat|Home City|Privat: Ort",
    "region.home": "Region privat|Bundesland/Kanton privat|Privat: Bundesland|Home State",
    "country.home": "Land/Region privat|Home Country/Region|Privat: Land|Home Country",
    "po_box.home": "Postfach privat|Home Address PO Box",
    "street.other": "Weitere Straße|Other Street",
    "extra.other": "Weitere Straße 2|Other Street 2",
    "line3.other": "Weitere Straße 3|Other Street 3",
    "postcode.other": "Weitere Postleitzahl|Other Postal Code",
    "city.other": "Weiterer Ort|Other City",
    "region.other": "Weiteres/r Bundesland/Kanton|Weitere Region|Other State",
    "country.other": "Weiteres/e Land/Region|Weitere/s Land/Region|Other Country/Region",
    "po_box.other": "Weiteres Postfach|Other Address PO Box",
    "birthday": "Geburtstag|Birthday|Geburtsdatum|Geb.-Datum|birth_date|geb. am|Date of Birth",
    "birth_year": "Geburtsjahr|Birth Year",
    "birth_month": "Geburtsmonat|Birth Month",
    "birth_day": "Birth Day",
    "language": "Sprache|Sprachen|Language|Languages|Muttersprache",
    "categories": "Kategorien|Categories|Kategorie|Labels|Group Membership|tags|Gruppe|Gruppen"
    "|Verteiler|groups",
    "note": "Notizen|Notes|Notiz|Bemerkung|Bemerkungen|description|Anmerkung|Anmerkungen"
    "|Kommentar|Hinweis",
    "uid": "Kennung",
    "ignore": "Priorität|Priority|Privat|Private|Vertraulichkeit|Sensitivity|Geschlecht|Gender"
    "|E-Mail-Typ|E-Mail 2: Typ|E-Mail 3: Typ|E-mail Type|E-mail 2 Type|E-mail 3 Type"
    "|E-Mail: Angezeigter Name|E-Mail 2: Angezeigter Name|E-Mail 3: Angezeigter Name"
    "|E-mail Display Name|E-mail 2 Display Name|E-mail 3 Display Name|Internet Frei/Gebucht"
    "|Internet Free Busy|Reisekilometer|Mileage|Abrechnungsinformation|Billing Information"
    "|Initialen|Initials|Verzeichnisserver|Directory Server|Photo|Foto|File As|Given Yomi"
    "|Surname Yomi|Company Yomi|Yomi Name|Given Name Yomi|Additional Name Yomi"
    "|Family Name Yomi|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Short Name"
    "|Subject|Lfd. Nr.|Nr.|Spalte1|Spalte2",
}
_OUTLOOK = {"keep": "Ort|Location|Büro|Office Location"}
_ENGLISH_OUTLOOK = {**_OUTLOOK, "salutation": "Title"}
_THUNDERBIRD = {"birth_day": "Geburtstag|Birth Day"}
_LDIF = {
    "given": "givenname",
    "family": "sn|surname",
    "display": "cn|commonname|displayname",
    "nickname": "mozillanickname|xmozillanickname",
    "email": "mail",
    "email#2": "mozillasecondemail|xmozillasecondemail",
    "phone.work": "telephonenumber",
    "phone.home": "homephone",
    "fax": "fax|facsimiletelephonenumber",
    "pager": "pager|pagerphone",
    "mobile": "mobile|cellphone",
    "phone.Auto": "carphone",
    "street.home": "mozillahomestreet|homestreet",
    "extra.home": "mozillahomestreet2",
    "city.home": "mozillahomelocalityname",
    "region.home": "mozillahomestate",
    "postcode.home": "mozillahomepostalcode",
    "country.home": "mozillahomecountryname",
    "street.work": "street|streetaddress|mozillaworkstreet",
    "extra.work": "mozillaworkstreet2|mozillapostaladdress2",
    "po_box.work": "postofficebox",
    "city.work": "l|locality",
    "region.work": "st|region",
    "postcode.work": "postalcode|zip",
    "country.work": "c|countryname|co",
    "function": "title",
    "unit": "ou|orgunit|department|departmentnumber",
    "organisation": "o|company",
    "web": "mozillaworkurl|workurl|labeleduri",
    "web.home": "mozillahomeurl|homeurl",
    "birth_year": "birthyear",
    "birth_month": "birthmonth",
    "birth_day": "birthday",
    "language": "preferredlanguage",
    "note": "description|notes",
    "photo": "jpegphoto|photo|thumbnailphoto",
    "uid": "uid|entryuuid",
    "ignore": "objectclass|dn|modifytimestamp|createtimestamp|mozillausehtmlmail|version|changetype"
    "|xmozillausehtmlmail|member|userpassword|usercertificate",
}

# The signs of each family: all of these headings, in this order, at the beginning of the table.
SIGNS = (
    ("outlook_de", "Anrede|Vorname|Weitere Vornamen|Nachname"),
    ("outlook_com", "First Name|Middle Name|Last Name|Title|Suffix|Nickname"),
    ("outlook_en", "Title|First Name|Middle Name|Last Name|Suffix|Company"),
    ("outlook_en", "First Name|Middle Name|Last Name|Title|Suffix"),
    ("google_old", "Name|Given Name"),
    ("google_new", "First Name|Middle Name|Last Name|Phonetic First Name"),
    ("google_new", "Name Prefix|First Name|Middle Name|Last Name"),
    ("thunderbird_de", "Vorname|Nachname|Anzeigename|Spitzname"),
    ("thunderbird_en", "First Name|Last Name|Display Name|Nickname"),
    ("thunderbird_en", "Display Name|First Name|Last Name|Primary Email"),
    ("civicrm", "first_name|last_name"),
    ("kommin", "Anrede|Titel|Vorname|Weitere Vornamen|Nachname|Namenszusatz"),
)
_FAMILIES = {
    "outlook_de": _OUTLOOK,
    "outlook_en": _ENGLISH_OUTLOOK,
    "outlook_com": _ENGLISH_OUTLOOK,
    "thunderbird_de": _THUNDERBIRD,
    "thunderbird_en": _THUNDERBIRD,
}


def plain(heading: str) -> str:
    """Return a heading as it is compared."""
    return " ".join(heading.lower().split()).rstrip(":*").rstrip()


def _inverse(table: dict[str, str]) -> dict[str, str]:
    return {plain(heading): code for code, all_ in table.items() for heading in all_.split("|")}


_MEANING = _inverse(_COMMON)
_MEANING_IN = {family: {**_MEANING, **_inverse(own)} for family, own in _FAMILIES.items()}
_MEANING_IN["ldif"] = _inverse(_LDIF)


def meanings(family: str) -> dict[str, str]:
    """Return what each plain heading means in files of this family."""
    return _MEANING_IN.get(family, _MEANING)
