"""Test a CoinW key without trading: what it may read, and how the clocks stand."""

from typing import Final

from msgspec.json import Decoder

from app.domain.errors import NoLink, NotSent, Refused, SessionLost, WireError
from app.domain.money import plain
from app.domain.words import say
from app.venues.coinw import queries
from app.venues.coinw.rest import Rest
from app.venues.coinw.wire import AssetsRow
from app.venues.session import AccountCheck

# The signature is made by the venue's clock, so a wrong one of ours does no harm; it is said.
_WORTH_SAYING_S: Final = 1.0
_ASSETS: Final[Decoder[AssetsRow | list[AssetsRow] | None]] = Decoder(
    AssetsRow | list[AssetsRow] | None
)


async def check_login(rest: Rest) -> AccountCheck:
    """Read balance and positions. Raises Misconfigured for a key that is not accepted, NotSent else."""
    try:
        assets = await rest.read("/v1/perpum/account/getUserAssets", _ASSETS)
        rows = await queries.positions(rest)
    except NotSent:
        raise
    except (SessionLost, WireError, Refused) as error:
        raise NoLink(say("CoinW could not be asked: {error}", error=error)) from error
    row = assets[0] if isinstance(assets, list) and assets else assets
    lines = [say("The key has the Futures permission.")]
    if isinstance(row, AssetsRow):
        free = row.available_usdt
        if free is not None:
            lines.append(say("{free} USDT are free.", free=plain(free)))
    skew_s = rest.clock.offset_s
    if abs(skew_s) >= _WORTH_SAYING_S:
        lines.append(
            say(
                "This computer's clock differs from CoinW's by {skew_s:.0f} s; calls are signed "
                "by CoinW's time.",
                skew_s=abs(skew_s),
            )
        )
    else:
        lines.append(say("The clocks agree."))
    return AccountCheck(len(rows), tuple(lines), clock_skew_s=skew_s)
