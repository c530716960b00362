"""vCard properties that have no field: which are dropped, and what the note calls the others."""

# Technical properties and those that say again what another one says.
IGNORED = frozenset(
    [
        "VERSION", "PRODID", "REV", "MAILER", "TZ", "GEO", "CLASS", "SOURCE", "NAME", "PROFILE",
        "XML", "CLIENTPIDMAP", "CALURI", "CALADRURI", "FBURL", "KEY", "LOGO", "SOUND", "LABEL",
        "AGENT", "SORT-STRING", "GENDER", "CREATED", "LAST-MODIFIED", "UUID", "X-GENDER",
        "X-ABUID", "X-ABADR", "X-ABADR-TYPE", "X-ABCROP-RECTANGLE", "X-IMAGEHASH", "X-IMAGETYPE",
        "X-SHARED-PHOTO-DISPLAY-PREF", "X-EVOLUTION-FILE-AS", "X-EVOLUTION-WEBDAV-ETAG",
        "X-EVOLUTION-X509-CERT", "X-EVOLUTION-LIST", "X-MS-OL-DESIGN", "X-MS-CARDPICTURE",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-COUCHDB-APPLICATION-ANNOTATIONS", "X-MOZILLA-HTML",
        "X-WAB-GENDER", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "X-PHONETIC-MIDDLE-NAME",
        "X-PHONETIC-ORG", "X-FILE-AS", "X-KADDRESSBOOK-CRYPTOSIGNPREF", "X-ACCOUNT",
    ]
)  # fmt: skip

# The label of a value without a field. It is written into the office's own notes, which are
# German whatever language the window speaks.
LABELS = {
    "ANNIVERSARY": "Jahrestag",
    "X-ANNIVERSARY": "Jahrestag",
    "X-EVOLUTION-ANNIVERSARY": "Jahrestag",
    "X-MS-ANNIVERSARY": "Jahrestag",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "Jahrestag",
    "DEATHDATE": "Verstorben am",
    "BIRTHPLACE": "Geburtsort",
    "RELATED": "Verbunden mit",
    "X-ABRELATEDNAMES": "Verbunden mit",
    "X-SPOUSE": "Partner",
    "X-EVOLUTION-SPOUSE": "Partner",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "Partner",
    "X-MANAGER": "Vorgesetzt",
    "X-EVOLUTION-MANAGER": "Vorgesetzt",
    "X-MS-MANAGER": "Vorgesetzt",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "Vorgesetzt",
    "X-ASSISTANT": "Assistenz",
    "X-EVOLUTION-ASSISTANT": "Assistenz",
    "X-MS-ASSISTANT": "Assistenz",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "Assistenz",
    "X-MAIDENNAME": "Geburtsname",
    "IMPP": "Messenger",
    "X-MS-IMADDRESS": "Messenger",
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-YAHOO": "Yahoo",
    "X-SOCIALPROFILE": "Profil",
    "X-TWITTER": "Twitter",
    "HOBBY": "Hobby",
    "INTEREST": "Interesse",
    "EXPERTISE": "Fachgebiet",
    "CONTACT-URI": "Kontaktseite",
}
