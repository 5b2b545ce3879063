"""`unwind doctor`: looks at this computer and knocks at the venues; changes and trades nothing."""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator

from app.cli import checkup
from app.cli.findings import Finding, Status, as_json, as_line, fail, ok
from app.cli.reach import look_at_accounts
from app.cli.sharing import shared_variables
from app.domain.errors import Misconfigured
from app.system.accounts import AccountStore
from app.system.display import has_display
from app.system.paths import Profile
from app.system.secrets import Secrets


def run_doctor(options: argparse.Namespace) -> int:
    """Print each finding as it is made; 0 if nothing failed."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    findings = []
    async for finding in _findings(options):
        findings.append(finding)
        if not options.json:
            print(as_line(finding), flush=True)
    failed = sum(finding.status is Status.FAIL for finding in findings)
    warned = sum(finding.status is Status.WARN for finding in findings)
    if options.json:
        print(as_json(findings))
    elif failed:
        print(f"{failed} of {len(findings)} failed. Closes may not work until they are mended.")
    elif warned:
        print(f"Nothing failed; {warned} to know about.")
    else:
        print("All is well.")
    return 1 if failed else 0


async def _findings(options: argparse.Namespace) -> AsyncIterator[Finding]:
    yield checkup.versions()
    yield checkup.combination(sys.version_info[:3], checkup.pyside_version())
    yield await checkup.in_a_worker(lambda: checkup.qt_libraries(has_display=has_display()))
    yield await checkup.keyring_works()
    yield checkup.proxies(os.environ)
    try:
        profile = Profile.open(options.profile)
    except Misconfigured as error:
        step = "Give a folder you can write to with --profile."
        yield fail("profile", error.problem.removesuffix(step).rstrip(), step)
        return
    for finding in checkup.profile_folder(profile):
        yield finding
    yield await checkup.in_a_worker(lambda: checkup.sync_time(profile.root))
    yield await checkup.in_a_worker(lambda: checkup.journal(profile))
    try:
        records = AccountStore(profile).list()
    except Misconfigured as error:
        yield fail("accounts", error.problem, "Mend the file, or rename it and begin anew.")
        return
    if not records:
        yield ok("accounts", "none yet; add one in the panel or with `unwind accounts add`")
    secrets = Secrets.of_this_system()
    for finding in (
        *shared_variables(records, secrets),
        *await look_at_accounts(records, secrets, login=options.login),
    ):
        yield finding
