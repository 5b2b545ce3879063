"""The Qt binding returns every reference it takes.

PySide6 6.12.0 on Python 3.11 loses one reference to None with each Python slot and aborts the
process after some thousands; the event loop makes one such call per turn.
"""

import subprocess
import sys

CALLBACKS = 500
# Others hold and let go of None meanwhile; a fault shows as about one per callback.
ALLOWED = 100
PROGRAM = f"""
import gc, sys
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
def turn(left):
    for _ in range(left):
        QTimer.singleShot(0, slot)
def slot():
    global seen
    seen += 1
seen = 0
turn({CALLBACKS}); app.processEvents()
gc.collect(); before = sys.getrefcount(None)
turn({CALLBACKS}); app.processEvents()
gc.collect(); after = sys.getrefcount(None)
print(seen, after - before)
"""


def test_python_slots_do_not_use_up_none() -> None:
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"the process aborted: {ran.stderr}"
    seen, change = map(int, ran.stdout.split())
    assert seen == 2 * CALLBACKS
    assert change > -ALLOWED, f"{-change} references to None lost in {CALLBACKS} callbacks"
