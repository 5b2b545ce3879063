"""SimulatedClearStreet: one key, its two accounts, the REST server, moving prices."""

from collections import Counter

from app.sim.bucket import Bucket
from app.sim.clearstreet.calls import Calls
from app.sim.clearstreet.clock import Clock
from app.sim.clearstreet.door import Door
from app.sim.clearstreet.manner import Manner
from app.sim.clearstreet.matcher import Matcher
from app.sim.clearstreet.opening import ACTIVE_ACCOUNT, opened_venue
from app.sim.clearstreet.rest import RestApi
from app.sim.clearstreet.submission import Submission
from app.sim.clearstreet.trading import Trading
from app.sim.clearstreet.tricks import Tricks
from app.sim.faults import Fault
from app.sim.jobs import Jobs
from app.sim.loopback import LoopbackServer
from app.sim.venue import Offer, TruePosition, World


class SimulatedClearStreet:
    """Clear Street's trading API on loopback, with one user's accounts behind it."""

    own_faults: frozenset[Fault] = frozenset()

    def __init__(self, world: World) -> None:
        self._faults = world.faults
        self._received = world.received
        self._key = f"cs-sim-{world.seed:08d}.simulated-secret"
        self.venue = opened_venue(world.seed)
        self._matcher = Matcher(self.venue, world.faults)
        trading = Trading(self.venue, self._matcher)
        self._door = Door(world, self._key, lambda: self.manner.says_retry_after)
        submission = Submission(self.venue, trading, self._matcher)
        calls = Calls(self.venue, self._door, trading, submission)
        api = RestApi(self._door, calls, self.clock, self.cut)
        self._server = LoopbackServer(api.app, date_header=False)
        self._prices = Jobs()

    @property
    def manner(self) -> Manner:
        return self.venue.manner

    @property
    def clock(self) -> Clock:
        return self.venue.clock

    @property
    def tricks(self) -> Tricks:
        return self._door.tricks

    @property
    def budget(self) -> Bucket:
        return self._door.budget

    @budget.setter
    def budget(self, bucket: Bucket) -> None:
        self._door.budget = bucket

    @property
    def mutations(self) -> Counter[str]:
        """How many mutating requests arrived, by route."""
        return Counter(str(row["call"]) for row in self._received.rows())

    async def start(self) -> Offer:
        """Listen on a free port and start prices moving."""
        port = await self._server.start()
        self._matcher.start()
        walk = self.venue.market.run(lambda: self._faults.feed_is_stalled)
        self._prices.start(walk, name="clearstreet prices")
        return Offer(
            venue="clearstreet",
            endpoints={"rest": f"http://127.0.0.1:{port}"},
            fields={"account": str(ACTIVE_ACCOUNT)},
            secrets={"api_key": self._key},
        )

    async def stop(self) -> None:
        """Break every connection and stop; safe to call twice."""
        await self._prices.stop()
        # Calls that are never answered end only with their connection.
        self.cut()
        await self._server.stop_at_once()
        await self._matcher.stop()

    def cut(self) -> None:
        """Break every open connection, without an answer."""
        self._server.cut()

    def positions(self) -> list[TruePosition]:
        """Open positions of all accounts; an unknown average price is empty text."""
        return [
            TruePosition(
                account=str(account.number),
                position_id=f"{account.number}/{holding.instrument.id}",
                symbol=holding.instrument.symbol,
                side="long" if holding.size > 0 else "short",
                quantity=str(abs(holding.size)),
                average_price="" if holding.average is None else str(holding.average),
                working_orders=len(account.open_orders(holding.instrument)),
                extra={"instrument_id": holding.instrument.id},
            )
            for account in self.venue.accounts.values()
            for holding in account.open_holdings()
        ]
