"""The part of `unwind doctor` that knocks at the venues: addresses, certificates, clocks; no login."""

import asyncio
import ssl
import time
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import Final

import certifi

from app.cli.findings import Finding, fail, ok, warn
from app.domain.errors import Misconfigured, UnwindError
from app.domain.ids import Environment
from app.main.endpoints import Address, addresses_of
from app.main.sessions import check_account, secret_names
from app.system.accounts import AccountRecord
from app.system.secrets import Secrets

PATIENCE_S: Final = 6.0
# A Date header is cut to whole seconds and has travelled.
SKEW_WARNING_S: Final = 5.0
_MEND_ACCOUNT: Final = "Mend the account: `unwind`, then Accounts."
_CLOCK_STEP: Final = "Let this computer set its clock by the network (NTP)."


async def look_at_accounts(
    records: Iterable[AccountRecord], secrets: Secrets, *, login: bool
) -> list[Finding]:
    """Every account that is not disabled, all at the same time."""
    lists = await asyncio.gather(*(_account(record, secrets, login=login) for record in records))
    return [finding for findings in lists for finding in findings]


async def _account(record: AccountRecord, secrets: Secrets, *, login: bool) -> list[Finding]:
    what = f"account {record.name}"
    if record.disabled:
        return [ok(what, "disabled; not looked at")]
    try:
        addresses = addresses_of(record)
    except Misconfigured as error:
        return [fail(what, str(error), _MEND_ACCOUNT)]
    findings: list[Finding] = []
    for reached in await asyncio.gather(*(_reach(record, address) for address in addresses)):
        findings += reached
    if login:
        findings.append(await _log_in(record, secrets))
    return findings


async def _reach(record: AccountRecord, address: Address) -> list[Finding]:
    what = f"{record.name} {address.name}"
    began = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE_S):
            date = await _knock(address)
    except TimeoutError:
        words = f"{address.place} did not answer within {PATIENCE_S:g} s"
        return [fail(what, words, "Check the network, the firewall and the address.")]
    except ssl.SSLCertVerificationError as error:
        step = (
            "Something between here and the venue shows a certificate of its own (a company proxy "
            "or a virus scanner). Take this program out of it."
        )
        words = f"{address.place}: its certificate is not believed ({error.verify_message})"
        return [fail(what, words, step)]
    except (OSError, ValueError) as error:
        words = f"{address.place} cannot be reached: {error}"
        return [fail(what, words, _step_for(record))]
    took_ms = (time.perf_counter() - began) * 1000
    how = "TLS" if address.secure else "no TLS"
    findings = [ok(what, f"{address.place} reached in {took_ms:.0f} ms ({how})")]
    if date is not None:
        findings.append(_skew(record, date))
    return findings


async def _knock(address: Address) -> float | None:
    """Connect; where it speaks HTTP, ask for nothing and take the time from the answer."""
    context = ssl.create_default_context(cafile=certifi.where()) if address.secure else None
    if context is not None:
        context.load_default_certs()
    reader, writer = await asyncio.open_connection(address.host, address.port, ssl=context)
    try:
        if not address.asks_http:
            return None
        ask = f"HEAD / HTTP/1.1\r\nHost: {address.host}\r\nConnection: close\r\n\r\n"
        writer.write(ask.encode("ascii"))
        await writer.drain()
        async for line in reader:
            if line.lower().startswith(b"date:"):
                stamp = parsedate_to_datetime(line[5:].strip().decode("ascii", "replace"))
                return stamp.timestamp() - time.time()
            if not line.strip():
                break
        return None
    finally:
        writer.close()


def _skew(record: AccountRecord, skew_s: float) -> Finding:
    what = f"{record.name} clock"
    # The header is cut to the second below.
    skew_s += 0.5
    if abs(skew_s) <= SKEW_WARNING_S:
        return ok(what, "this computer and the venue agree within a second or two")
    side = "behind" if skew_s > 0 else "ahead"
    return warn(what, f"this computer is {abs(skew_s):.0f} s {side}", _CLOCK_STEP)


def _step_for(record: AccountRecord) -> str:
    if record.environment == Environment.SIM.value:
        return "Start `unwind sim`; its addresses change with each start."
    return "Check the network and the account's addresses."


async def _log_in(record: AccountRecord, secrets: Secrets) -> Finding:
    what = f"{record.name} login"
    try:
        known = await secrets.get_all_async(record, secret_names(record))
        check = await check_account(record, known)
    except Misconfigured as error:
        return fail(what, str(error), _MEND_ACCOUNT)
    except UnwindError as error:
        return fail(what, str(error), "Check the network, then try again.")
    words = f"logged in; {check.positions} open positions"
    if check.can_trade is False:
        return warn(what, f"{words}; this login cannot trade", "Use one that may trade.")
    skew_s = check.clock_skew_s
    if skew_s is not None and abs(skew_s) > SKEW_WARNING_S:
        return warn(what, f"{words}; the clocks differ by {abs(skew_s):.0f} s", _CLOCK_STEP)
    return ok(what, words)
