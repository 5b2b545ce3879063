"""NinjaTrader 8 behind CrossTrade's HTTP API and websocket, simulated from the protocol note."""

from app.sim.crosstrade.manner import Manner
from app.sim.crosstrade.simulator import SimulatedCrossTrade

__all__ = ["Manner", "SimulatedCrossTrade"]
