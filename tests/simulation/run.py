"""One run: a world from one seed, lives of the panel that end by a kill or a stop, a long calm."""

import asyncio
import random
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.engine.desk import Desk
from app.engine.journal import JournalReader
from tests.simulation import clocks
from tests.simulation.checks import Checks
from tests.simulation.clumsy import at_the_door
from tests.simulation.manners import KINDS
from tests.simulation.matching import others
from tests.simulation.mortal import MortalJournal
from tests.simulation.person import Person, Step, plan_of
from tests.simulation.session import ModelSession
from tests.simulation.truth import Truth
from tests.simulation.weather import Weather, weather_of
from tests.simulation.world import Killed, Violation, World, WorldClock, WorldLoop

CALM_S = 130.0
_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a seed decides before the run begins."""

    seed: int
    weather: Weather
    steps: tuple[Step, ...]
    allow_guarded: bool


@dataclass(slots=True)
class Outcome:
    """What came of a run."""

    setting: Setting
    broken: list[Violation]
    story: str
    unknowable: list[str]
    sent: int
    lives: int
    in_doubt: int


def setting_of(seed: int) -> Setting:
    chance = random.Random(f"{seed}/setting")
    return Setting(seed, weather_of(chance), tuple(plan_of(chance)), chance.random() < 0.7)


def run(setting: Setting) -> Outcome:
    """Live through a setting. Deterministic: the same setting gives the same story."""
    where = str(_MEMORY) if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where, prefix="simulated") as folder:
        return _Run(setting, Path(folder) / "journal.sqlite").outcome()


def _bury(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """End what hangs on a dead loop here and now: left to the garbage collector it crashes 3.11."""
    for task in tasks:
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        work = task.get_coro()
        try:
            if work is not None:
                work.close()
        except (Exception, Killed):
            continue


class _Run:
    def __init__(self, setting: Setting, path: Path) -> None:
        self.setting, self.path = setting, path
        self.world = World(setting.seed)
        chance = self.world.chance("accounts")
        kinds = chance.sample(KINDS, chance.choice((1, 1, 1, 2)))
        self.truths = [Truth(self.world, kind, kind.name) for kind in kinds]
        self.person = Person()
        self.restart: asyncio.Event | None = None
        self.desk: Desk | None = None
        self.journal: MortalJournal | None = None
        self.sessions: list[ModelSession] = []
        self.checks: Checks | None = None
        self.ids = 0
        for truth in self.truths:
            others(truth, "opens", chance)
            others(truth, "opens", chance)
        last_s = max((step.at_s for step in setting.steps), default=0.0)
        self.calm_from_s = last_s + 5.0
        for step in setting.steps:
            self.world.after(step.at_s, self._doer(step))
        self.world.after(self.calm_from_s, self._calm)
        if clocks.is_set_in(setting.seed):
            clocks.plan(self.world, self.calm_from_s + 10.0)

    def outcome(self) -> Outcome:
        lives = 0
        while True:
            lives += 1
            if self._live():
                break
            self.world.pass_time(self.world.chance(f"down/{lives}").choice((0.3, 3.0, 12.0)))
        sent = sum(truth.arrived[one] for truth in self.truths for one in truth.arrived)
        doubt = sum(c.order.state.value == "in_doubt" for c in self._closes())
        world = self.world
        return Outcome(
            self.setting, world.broken, world.story(), world.unknowable, sent, lives, doubt
        )

    def _closes(self) -> list[Any]:
        return list(self.desk.closes) if self.desk is not None else []

    def _live(self) -> bool:
        """One life; True if it was the last."""
        loop = WorldLoop(self.world)
        loop.set_exception_handler(self._fault)
        asyncio.set_event_loop(None)
        try:
            return loop.run_until_complete(self._panel())
        except Killed:
            self._same_as_journal(self.checks.desk if self.checks else None, killed=True)
            return False
        finally:
            for truth in self.truths:
                truth.listener = None
            _bury(asyncio.all_tasks(loop))
            if self.journal is not None:
                self.journal.close()
            loop.close()

    async def _panel(self) -> bool:
        world = self.world
        life = world.life
        world.tell(f"the panel starts, life {life + 1}")
        self.restart = asyncio.Event()
        self.journal = journal = MortalJournal(self.path, world)
        checks = self.checks = Checks(world, journal.holds)
        uniform = world.chance(f"panel/{life}").random
        desk = Desk(clock=WorldClock(world), journal=journal, uniform=uniform, new_id=self._new_id)
        checks.desk = self.desk = desk
        desk.listen(checks)
        self.person.forget()
        self.sessions = []
        for truth in self.truths:
            session = ModelSession(
                world, truth, self.setting.weather, checks,
                allow_guarded=self.setting.allow_guarded,
            )  # fmt: skip
            self.sessions.append(session)
            checks.sessions[session.account] = session
            desk.open(at_the_door(session, self.setting.seed), truth.name)
        watching = None
        if clocks.is_set_in(self.setting.seed):
            watching = clocks.watch(desk, [session.account for session in self.sessions])
        last = await self._until_the_end(desk)
        if last:
            checks.nothing_is_left_alone()
        if watching is not None:
            watching.cancel()
        await desk.stop()
        self._same_as_journal(desk, killed=False)
        if last:
            checks.at_the_end()
        world.life += 1
        return last

    def _new_id(self) -> str:
        self.ids += 1
        return f"{self.setting.seed % 2**64:016x}{self.ids:016x}"

    async def _until_the_end(self, desk: Desk) -> bool:
        """Whether the run is over; False: the person restarts the panel."""
        assert self.restart is not None
        end_s = self.calm_from_s + CALM_S
        while self.world.now_s < end_s:
            try:
                async with asyncio.timeout(2.0):
                    await self.restart.wait()
                return False
            except TimeoutError:
                pass
            if self.world.calm and not desk.closes.unexplained():
                return True
        return True

    def _calm(self) -> None:
        """From here on nothing goes wrong any more, and the person cancels what rests."""
        self.world.calm = True
        self.world.tell("calm")
        for delay_s in (8.0, 16.0, 24.0):
            self.world.after(delay_s, self._cancel_all)
        for truth in self.truths:
            for order in truth.orders:
                if order.close_id is None:
                    truth.end(order, "canceled")

    def _cancel_all(self) -> None:
        if self._alive():
            assert self.desk is not None
            for close in self.desk.closes.unexplained():
                try:
                    self.desk.cancel(close.close_id)
                except Exception:
                    continue

    def _alive(self) -> bool:
        return bool(self.sessions) and self.sessions[0].alive

    def _doer(self, step: Step) -> Callable[[], None]:
        return lambda: self._do(step)

    def _do(self, step: Step) -> None:
        chance = random.Random(step.seed)
        truth = self.truths[chance.randrange(len(self.truths))]
        if step.what == "others":
            others(
                truth,
                chance.choice(("adds", "shrinks", "closes", "turns", "opens", "rests")),
                chance,
            )
            return
        if not self._alive():
            return
        assert self.desk is not None
        assert self.restart is not None
        assert self.journal is not None
        self.world.tell(f"[{step.what}]")
        match step.what:
            case "press" | "double press":
                self.person.press(self.desk, chance, double=step.what != "press")
            case "flatten":
                self.person.flatten(self.desk, chance)
            case "cancel":
                self.person.cancel(self.desk, chance)
            case "look":
                self.person.look(self.desk)
            case "restart":
                self.restart.set()
            case "limits":
                self._limit(chance)
            case "cut":
                self.sessions[self.truths.index(truth)].cut()
            case "kill":
                self.world.turns_to_live = chance.randrange(60)
            case "kill at a write":
                self.journal.writes_to_live = chance.randrange(5)
                self.journal.after_commit = chance.random() < 0.5
            case "kill after a send":
                assert self.checks is not None
                self.checks.die_after_send = True

    def _limit(self, chance: random.Random) -> None:
        """The venue's rate limit makes closes wait for a while."""
        session = chance.choice(self.sessions)
        session.delay_s = chance.choice((0.3, 1.5, 8.0))

        def over() -> None:
            session.delay_s = 0.0

        self.world.after(3.0, over)

    def _fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if self._alive() and "never retrieved" not in context["message"]:
            self.world.violate("no fault of ours", str(context))

    def _same_as_journal(self, desk: Desk | None, *, killed: bool) -> None:
        """The journal verifies, and replays to what the panel had in mind when it ended."""
        with JournalReader(self.path) as reader:
            for problem in reader.verify():
                self.world.violate("the journal verifies", str(problem))
            records = {record.close_id: record for record in reader.records()}
        if desk is None:
            return
        behind = 0
        for close in desk.closes:
            record = records.get(close.close_id)
            if record is None:
                behind += 1
                if (
                    close.request is not None
                    and close.order.state.value != "requested"
                    and not close.waiting
                ):
                    self.world.violate("replays to the same", f"{close.close_id} has no record")
            elif close.order.state.value == "requested" or record.order == close.order:
                continue
            else:
                behind += 1
                ahead = len(record.events) - len(close.events)
                if not killed or ahead != 1:
                    what = f"{close.close_id}: {record.order} and not {close.order}"
                    self.world.violate("replays to the same", what)
        if behind > 1 and not killed:
            self.world.violate("replays to the same", f"{behind} closes are behind the journal")
