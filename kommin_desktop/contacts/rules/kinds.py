"""The kinds of contacts and organisations and their German words."""

from __future__ import annotations

from enum import StrEnum

from kommin_desktop.base.text import _


class Kind(StrEnum):
    """What a contact is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    HOUSEHOLD = "household"


class OrganisationType(StrEnum):
    """What an organisation is for the integration work of the county."""

    MUNICIPALITY = "municipality"
    AUTHORITY = "authority"
    POLITICAL_BODY = "political_body"
    WELFARE_ASSOCIATION = "welfare_association"
    UMBRELLA_ASSOCIATION = "umbrella_association"
    MIGRANT_ORGANISATION = "migrant_organisation"
    RELIGIOUS_COMMUNITY = "religious_community"
    EDUCATION_PROVIDER = "education_provider"
    SCHOOL = "school"
    KITA = "kita"
    INITIATIVE_CIRCLE = "initiative_circle"
    ENTERPRISE = "enterprise"
    OTHER = "other"


def kind_label(code: str) -> str:
    """The German word for a kind of contact; an unknown code as it is."""
    labels: dict[str, str] = {
        Kind.PERSON: _("Person"),
        Kind.ORGANISATION: _("Organisation"),
        Kind.HOUSEHOLD: _("Haushalt"),
    }
    return labels.get(code, code)


def organisation_type_label(code: str) -> str:
    """The German word for a type of organisation; an unknown code as it is."""
    labels: dict[str, str] = {
        OrganisationType.MUNICIPALITY: _("Kommune"),
        OrganisationType.AUTHORITY: _("Behörde"),
        OrganisationType.POLITICAL_BODY: _("Politisches Gremium"),
        OrganisationType.WELFARE_ASSOCIATION: _("Wohlfahrtsverband"),
        OrganisationType.UMBRELLA_ASSOCIATION: _("Dachverband"),
        OrganisationType.MIGRANT_ORGANISATION: _("Migrantenselbstorganisation"),
        OrganisationType.RELIGIOUS_COMMUNITY: _("Religionsgemeinschaft"),
        OrganisationType.EDUCATION_PROVIDER: _("Bildungsträger"),
        OrganisationType.SCHOOL: _("Schule"),
        OrganisationType.KITA: _("Kita"),
        OrganisationType.INITIATIVE_CIRCLE: _("Initiativkreis"),
        OrganisationType.ENTERPRISE: _("Unternehmen"),
        OrganisationType.OTHER: _("Sonstige"),
    }
    return labels.get(code, code)
