"""A failing setting made smaller: faults and steps that are not needed are left out."""

from dataclasses import replace

from tests.simulation.run import Outcome, Setting, run
from tests.simulation.weather import present, without


def smaller(outcome: Outcome) -> Outcome:
    """The smallest setting found that still breaks the same invariant."""
    name = outcome.broken[0].name
    found = True
    while found:
        found = False
        for setting in _smaller_settings(outcome.setting):
            tried = run(setting)
            if any(violation.name == name for violation in tried.broken):
                outcome, found = tried, True
                break
    return outcome


def _smaller_settings(setting: Setting) -> list[Setting]:
    fewer_steps = [
        replace(setting, steps=setting.steps[:i] + setting.steps[i + 1 :])
        for i in range(len(setting.steps))
    ]
    fewer_faults = [
        replace(setting, weather=without(setting.weather, name))
        for name in present(setting.weather)
    ]
    return fewer_steps + fewer_faults
