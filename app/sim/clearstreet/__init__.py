"""Clear Street's trading API, simulated from the protocol note: REST only, orders followed by polling."""

from app.sim.clearstreet.clock import Session
from app.sim.clearstreet.manner import Manner
from app.sim.clearstreet.simulator import SimulatedClearStreet
from app.sim.clearstreet.tricks import Trick

__all__ = ["Manner", "Session", "SimulatedClearStreet", "Trick"]
