"""Settings: what a person chose is kept, whatever else is in the file."""

from dataclasses import replace

import pytest

from app.system.paths import Profile
from app.system.settings import Settings, SettingsStore


def test_without_a_file_the_defaults_apply_and_none_is_written(profile: Profile) -> None:
    assert SettingsStore(profile).load() == (Settings(), ())
    assert not profile.settings.exists()


def test_settings_come_back_as_they_were_saved(profile: Profile) -> None:
    chosen = replace(
        Settings(), theme="light", scale=1.25, idle_disarm_minutes=5, sounds=True,
        remembered={"tab": "all"}, columns={"positions": ["symbol", "size"]}, hotkeys={"panic": "F12"},
    )  # fmt: skip
    SettingsStore(profile).save(chosen)
    assert SettingsStore(profile).load() == (chosen, ())


def test_unknown_keys_and_comments_survive_a_save(profile: Profile) -> None:
    profile.settings.write_text("# mine\nversion = 1\nfuture = [1, 2]\ntheme = 'light' # bright\n")
    store = SettingsStore(profile)
    settings, problems = store.load()
    store.save(replace(settings, sounds=True))
    text = profile.settings.read_text()
    assert problems == ()
    assert "# mine" in text
    assert "future = [1, 2]" in text
    assert "theme = 'light' # bright" in text
    assert "sounds = true" in text


WRONG = {
    "theme": '"purple"', "scale": "9", "idle_disarm_minutes": "2.5", "sounds": '"yes"',
    "remembered": "{tab = 1}", "columns": "{positions = [1]}", "language": '""', "compact": "1",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_replaced_by_the_default_and_left_in_the_file(
    profile: Profile, name: str
) -> None:
    profile.settings.write_text(f"version = 1\n{name} = {WRONG[name]}\non_top = true\n")
    store = SettingsStore(profile)
    settings, problems = store.load()
    assert settings == replace(Settings(), on_top=True)
    assert len(problems) == 1
    assert f"{name} is ignored: expected" in problems[0]
    store.save(replace(settings, desktop_notifications=True))
    assert f"{name} = {WRONG[name]}" in profile.settings.read_text()


@pytest.mark.parametrize(
    "scale", ["nan", "inf", "true", pytest.param(400 * "9", id="too long for a float")]
)
def test_a_scale_that_is_no_number_in_its_bounds_is_ignored(profile: Profile, scale: str) -> None:
    profile.settings.write_text(f"version = 1\nscale = {scale}\n")
    settings, problems = SettingsStore(profile).load()
    assert settings.scale == 1.0
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("version = 2\ntheme = 'hologram'\n", "settings.version-2-1.toml"),
        ("theme = ", "settings.unreadable-1.toml"),
        ("version = 'x'", "settings.unreadable-1.toml"),
    ],
)
def test_a_newer_or_broken_file_is_kept_under_another_name_before_the_first_save(
    profile: Profile, text: str, aside: str
) -> None:
    profile.settings.write_text(text)
    store = SettingsStore(profile)
    settings, problems = store.load()
    assert settings == Settings()
    assert "settings.toml cannot be used" in problems[0]
    assert profile.settings.read_text() == text
    kept = store.save(replace(settings, sounds=True))
    assert kept == profile.root / aside
    assert kept.read_text() == text
    assert SettingsStore(profile).load()[0].sounds


def test_setting_a_value_back_to_its_default_is_remembered(profile: Profile) -> None:
    store = SettingsStore(profile)
    store.save(replace(Settings(), theme="light"))
    store.save(Settings())
    assert SettingsStore(profile).load() == (Settings(), ())
