"""The colours: every pair that is read or seen stands out enough, in both looks."""

import pytest

from kommin_desktop.kit.tokens import (
    DARK,
    DARK_AVATARS,
    LIGHT,
    LIGHT_AVATARS,
    AvatarColours,
    Tokens,
    contrast,
    mixed,
)

TEXT, SHAPE = 4.5, 3.0
PLAIN_GROUNDS = ("bg", "surface", "sidebar", "subtle", "hover")
PAIRS = [
    *((ink, ground, TEXT) for ink in ("text", "text2", "text3") for ground in PLAIN_GROUNDS),
    *((ink, "selection", TEXT) for ink in ("text", "text2", "text3", "accent_softtext")),
    *((ink, "selection", TEXT) for ink in ("danger", "warn")),
    *(("text", ground, TEXT) for ground in ("selection_off", "mark", "nav_sel")),
    *(("text", f"{tone}_soft", TEXT) for tone in ("ok", "warn", "danger", "info")),
    *(("on_accent", ground, TEXT) for ground in ("accent", "accent_hover", "accent_press")),
    *(("accent", ground, TEXT) for ground in ("surface", "bg", "subtle")),
    ("accent_softtext", "accent_soft", TEXT),
    *(
        (tone, ground, TEXT)
        for tone in ("ok", "warn", "danger", "info")
        for ground in (f"{tone}_soft", "surface", "bg", "subtle")
    ),
    ("tooltip_text", "tooltip", TEXT),
    ("undo_link", "tooltip", TEXT),
    *(("border_strong", ground, SHAPE) for ground in ("surface", "bg")),
    *(("focus", ground, SHAPE) for ground in ("surface", "bg", "sidebar")),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_told_apart(tokens: Tokens) -> None:
    weak = {
        f"{ink} on {ground}": round(ratio, 2)
        for ink, ground, least in PAIRS
        if (ratio := contrast(tokens.value(ink), tokens.value(ground))) < least
    }
    assert weak == {}


@pytest.mark.parametrize("avatars", [LIGHT_AVATARS, DARK_AVATARS], ids=["light", "dark"])
def test_initials_can_be_read(avatars: tuple[AvatarColours, ...]) -> None:
    assert [pair for pair in avatars if contrast(pair.ground, pair.ink) < TEXT] == []


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_colour_is_mixed_by_its_share() -> None:
    assert mixed("#000000", "#FFFFFF", 0) == "#000000"
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"


def test_an_unknown_colour_is_refused_in_words() -> None:
    with pytest.raises(KeyError, match="no colour called 'acccent'"):
        LIGHT.value("acccent")
