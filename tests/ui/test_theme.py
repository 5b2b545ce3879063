"""Colours that can be read, and keys with one owner."""

import re

import pytest

from app.domain.errors import Misconfigured
from app.ui.keys.actions import NAMES
from app.ui.keys.hotkeys import read_keys
from app.ui.look.theme import Look, Shade, read_palette
from app.ui.resources import text_of

LOOKS = [
    Look(shade, palette, swapped)
    for shade in Shade
    for palette in ("green_red", "blue_orange", "teal_magenta")
    for swapped in (False, True)
]
GROUNDS = ("window", "surface", "raised", "field", "hover", "selection", "armed_fill")


@pytest.mark.parametrize("look", LOOKS, ids=lambda o: f"{o.shade}-{o.palette}-{o.swapped}")
def test_every_text_keeps_a_contrast_of_four_and_a_half(look):
    colours = read_palette(look)
    pairs = [
        (text, ground)
        for text in ("text", "muted", "up", "down", "warn", "danger", "accent")
        for ground in GROUNDS
    ]
    pairs += [("faint", ground) for ground in ("window", "surface", "raised")]
    for name in ("long", "short", "warn", "danger", "armed", "sim", "paper", "up", "down"):
        pairs.append((name, f"{name}_fill"))
    pairs += [("on_armed", "armed"), ("on_accent", "accent"), ("text", "danger_fill")]
    pairs += [("muted", "danger_fill"), ("muted", "warn_fill"), ("text", "info_fill")]
    pairs += [("sim_fill", "sim"), ("paper_fill", "paper")]
    bad = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert bad == {}


RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
WORD = re.compile(
    r"(?:^|;|\s)(color|background|selection-color|selection-background-color):\s*@(\w+)"
)


def painted_pairs() -> set[tuple[str, str, str]]:
    """Each rule of the style sheet that colours text, with the ground that the text stands on."""
    sheet = re.sub(r"/\*.*?\*/", "", text_of("style.qss"), flags=re.S)
    pairs = set()
    for names, body in RULE.findall(sheet):
        found = dict(WORD.findall(body))
        if "color" in found:
            grounds = [found["background"]] if "background" in found else ["window", "surface"]
            pairs |= {(names.strip(), found["color"], ground) for ground in grounds}
        if "selection-color" in found:
            ground = found["selection-background-color"]
            pairs.add((names.strip(), found["selection-color"], ground))
    return pairs


@pytest.mark.parametrize("look", LOOKS, ids=lambda o: f"{o.shade}-{o.palette}-{o.swapped}")
def test_every_rule_of_the_style_sheet_can_be_read(look):
    colours = read_palette(look)
    bad = [
        (rule, text, ground)
        for rule, text, ground in painted_pairs()
        if contrast(colours[text], colours[ground]) < 4.5
    ]
    assert bad == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda o: f"{o.shade}-{o.palette}-{o.swapped}")
def test_up_and_down_differ_in_brightness_or_hue_and_the_focus_is_seen(look):
    colours = read_palette(look)
    assert colours["up"] != colours["down"]
    for ground in ("window", "surface", "raised", "field"):
        assert contrast(colours["accent"], colours[ground]) >= 3


def test_up_and_down_can_be_swapped():
    plain, swapped = read_palette(Look()), read_palette(Look(swapped=True))
    assert plain["up"] == swapped["down"]


def test_the_default_keys_have_one_owner_each():
    keys = read_keys(text_of("hotkeys.toml"), NAMES)
    assert set(keys) == set(NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[keys]\narm = ["1"]\nsend = ["1"]', "two owners, arm and send"),
        ('[keys]\narm = ["C"]\nstage_all = ["C, A"]', "two owners"),
        ('[keys]\nfly = ["F"]', "no such action"),
        ('[keys]\narm = ["Foo+Bar"]', "is not a key"),
        ("[keys]\narm = 5", "expected a key"),
        ("[keys", "cannot be read"),
    ],
)
def test_a_broken_key_map_is_refused_by_name(qapp, text, words):
    with pytest.raises(Misconfigured, match=words):
        read_keys(text, NAMES)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours. Source: WCAG 2, "contrast ratio"."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
