"""The dialogs of accounts: names and roles, and each control reached with the Tab key."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.ui.accounts.importing import ImportDialog
from app.ui.accounts.question import Question
from tests.support.accounts_port import FakePort, import_plan
from tests.ui.test_access import controls, describe
from tests.ui.test_accounts_dialog import Bench, on_list

__all__ = ["on_list"]

DIALOGS = ("list", "empty list", "form", "form of several", "edit", "question", "import")


@asynccontextmanager
async def shown(bench: Bench, what: str):
    """One of the dialogs; what was asked in it is answered at the end."""
    root = await show(bench, what)
    try:
        yield root
    finally:
        root.done(0)
        await asyncio.sleep(0.05)


async def show(bench: Bench, what: str):
    """One of the dialogs, with everything unfolded."""
    flow, dialog = bench.flow, bench.dialog
    if what in ("list", "empty list"):
        return dialog
    if what == "question":
        dialog.list.setCurrentRow(0)
        dialog.remove.click()
        return await bench.shown(Question)
    if what == "import":
        plan = import_plan("", "It has no name.")
        flow._ask(ImportDialog(plan, flow._theme, dialog), "import", plan)
        return await bench.shown(ImportDialog)
    if what == "edit":
        dialog.list.setCurrentRow(0)
        dialog.edit.click()
    else:
        flow.add()
    form = flow.form
    await bench.until(form.isActiveWindow)
    if what == "form of several":
        form.parts.choose_venue("crosstrade")
        form.body.offer(("Sim101", "Sim102"))
    form.parts.fold.setChecked(True)
    form.parts.begins.setChecked(True)
    await asyncio.sleep(0.05)
    form.parts.save.click()
    await asyncio.sleep(0.05)
    return form


def is_other_choice(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()


def port_for(what: str) -> FakePort:
    return FakePort() if what == "empty list" else FakePort("First", "Second")


@pytest.mark.parametrize("what", DIALOGS)
def test_every_control_has_a_name_a_role_and_takes_the_focus(on_list, what):
    async def story(bench):
        async with shown(bench, what) as root:
            found = controls(root)
            assert found
            bad = []
            for widget in found:
                spoken = QAccessible.queryAccessibleInterface(widget)
                name, role = spoken.text(QAccessible.Text.Name), spoken.role()
                if not any(letter.isalnum() for letter in name):
                    bad.append(f"{describe(widget)} has no name: {name!r}")
                if role in (QAccessible.Role.NoRole, QAccessible.Role.Client):
                    bad.append(f"{describe(widget)} has no role")
                if widget.isEnabled() and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    bad.append(f"{describe(widget)} takes no focus")
            assert bad == []
            assert root.accessibleName() or root.windowTitle()

    on_list(story, port_for(what))


@pytest.mark.parametrize("what", DIALOGS)
def test_tab_goes_through_the_whole_dialog_and_comes_back(on_list, what):
    async def story(bench):
        async with shown(bench, what) as root:
            # Of a group of which one is chosen Tab takes that one, the arrows the others.
            wanted = {w for w in controls(root) if w.isEnabled() and not is_other_choice(w)}
            first, seen = QApplication.focusWidget(), []
            for _ in range(80):
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
                seen.append(QApplication.focusWidget())
                if seen[-1] is first:
                    break
            assert seen[-1] is first
            assert sorted(describe(widget) for widget in wanted - set(seen)) == []

    on_list(story, port_for(what))
