"""The MetaTrader 5 simulator: MetaRPC's gRPC gateway and the broker behind it."""

from app.sim.metatrader5.simulator import SimulatedMetaTrader5
from app.sim.metatrader5.switches import Switches

__all__ = ["SimulatedMetaTrader5", "Switches"]
