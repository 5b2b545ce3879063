"""The twelve safety rules, and the tests that show each: none may lose its last one."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
UI, JOURNEYS, ENGINE = TESTS / "ui", TESTS / "journeys", TESTS / "engine"

RULES = {
    1: (
        "Only reductions, by construction",
        (UI / "test_safety_rules.py", "test_no_key_and_no_menu_entry_opens_or_reverses_anything"),
        (UI / "test_safety_rules.py", "test_a_part_larger_than_the_position_is_cut_down_to_it"),
    ),
    2: (
        "Armed or disarmed: what is disarmed stages, what is armed sends",
        (
            UI / "test_pressing.py",
            "test_disarmed_the_first_click_stages_and_says_what_would_be_sent",
        ),
        (UI / "test_pressing.py", "test_disarmed_the_second_click_sends"),
        (UI / "test_pressing.py", "test_armed_a_click_sends_at_once_at_market"),
        (
            UI / "test_pressing.py",
            "test_after_a_reconnect_that_account_stages_and_the_others_send",
        ),
        (
            UI / "test_several.py",
            "test_disarmed_the_first_press_stages_all_and_the_second_sends_them_once",
        ),
        (UI / "test_several.py", "test_armed_the_close_keys_act_on_every_chosen_row_at_once"),
        (ENGINE / "test_arming.py", "test_the_panel_starts_disarmed"),
        (ENGINE / "test_arming.py", "test_fifteen_idle_minutes_disarm"),
        (UI / "test_screen_lock.py", "test_a_locked_screen_disarms_and_says_why"),
    ),
    3: (
        "Panic works always",
        (UI / "test_safety_rules.py", "test_panic_sends_at_once_when_armed"),
        (UI / "test_safety_rules.py", "test_panic_counts_down_when_disarmed_and_then_sends"),
        (UI / "test_safety_rules.py", "test_escape_stops_the_panic_countdown"),
        (UI / "test_safety_rules.py", "test_a_second_panic_press_skips_the_countdown"),
    ),
    4: (
        "Esc never sends, a held key never sends, keys are quiet in a text field",
        (UI / "test_safety_rules.py", "test_escape_drops_a_staged_flatten_and_never_sends"),
        (UI / "test_safety_rules.py", "test_no_key_that_sends_repeats"),
        (UI / "test_choice.py", "test_escape_drops_the_choice_and_sends_nothing"),
        (UI / "test_safety_rules.py", "test_flatten_keys_are_quiet_while_a_field_has_the_focus"),
        (UI / "test_safety_rules.py", "test_panic_works_while_a_text_field_has_the_focus"),
    ),
    5: (
        "Live and simulated never share a flatten",
        (UI / "test_safety_rules.py", "test_live_and_simulated_accounts_never_share_a_flatten"),
        (UI / "test_safety_rules.py", "test_a_simulated_row_is_never_part_of_a_live_symbol"),
        (UI / "test_several.py", "test_live_and_simulated_rows_in_one_choice_send_nothing"),
    ),
    6: (
        "What is old is read again first; a size unknown is closed only expressly",
        (UI / "test_safety_rules.py", "test_an_old_position_says_that_it_is_read_first"),
        (UI / "test_safety_rules.py", "test_after_a_failed_read_the_button_says_size_unknown"),
        (
            UI / "test_safety_rules.py",
            "test_only_the_explicit_second_step_closes_a_size_that_is_not_known",
        ),
    ),
    7: (
        "A doubt keeps its hold until explained, or dismissed in words",
        (UI / "test_safety_rules.py", "test_a_row_in_doubt_keeps_its_hold_and_cannot_be_pressed"),
        (UI / "test_safety_rules.py", "test_giving_up_on_a_doubt_needs_words"),
    ),
    8: (
        "A failed read is never flat; already closed is success",
        (UI / "test_window.py", "test_an_account_that_is_not_connected_is_never_called_flat"),
        (
            UI / "test_safety_rules.py",
            "test_a_flatten_names_the_accounts_whose_positions_are_not_known",
        ),
        (UI / "test_window.py", "test_already_closed_is_told_as_such"),
    ),
    9: (
        "The rest of a part follows the policy chosen before",
        (
            UI / "test_rest_and_pause.py",
            "test_by_default_the_rest_is_left_and_the_button_promises_nothing",
        ),
        (
            UI / "test_account_defaults.py",
            "test_the_rest_chosen_in_the_panel_is_the_accounts_default",
        ),
    ),
    10: (
        "A refusal inside a known pause can be queued, seen, cancelled; never retried in silence",
        (UI / "test_waiting_bar.py", "test_what_waits_is_cancelled_by_the_same_button"),
        (
            UI / "test_rest_and_pause.py",
            "test_what_is_queued_is_cancelled_with_the_keyboard_and_never_goes",
        ),
    ),
    11: (
        "A venue that fails delays no other",
        (UI / "test_flatten_lanes.py", "test_a_hung_venue_is_named_while_the_others_finish"),
        (
            JOURNEYS / "test_flatten_by_keyboard.py",
            "test_a_venue_that_hangs_delays_no_other_and_the_line_names_it",
        ),
    ),
    12: (
        "Secrets are in the keyring and nowhere else",
        (
            JOURNEYS / "test_secrets_on_screen.py",
            "test_no_secret_stands_in_the_window_the_preview_or_a_timeline",
        ),
        (
            JOURNEYS / "test_secrets_on_screen.py",
            "test_no_secret_stands_in_the_dialogs_of_accounts_and_settings",
        ),
    ),
}


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, functions)}


def test_every_rule_is_here():
    assert list(RULES) == list(range(1, 13))


@pytest.mark.parametrize("number", RULES, ids=lambda number: f"{number}: {RULES[number][0]}")
def test_the_rule_is_shown_by_tests_that_exist(number):
    _words, *shown = RULES[number]
    assert shown
    assert [name for file, name in shown if name not in names_in(file)] == []
