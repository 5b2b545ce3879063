"""QFEX on loopback: written from the venue's documents, with real sockets and real signatures.

Where the documents are silent: pulses show what was true 0.4 s earlier; a symbol stays in them after
it went flat; reduce-only orders that rest are cancelled when nothing is left to reduce; a stalled
feed still answers commands and REST, holds fills and later statuses back until the stall is over,
and skips pulses and quotes; an armed fault is used up by closes, orders, cancels and modifications.
"""

from app.sim.qfex.simulator import SimulatedQfex
from app.sim.qfex.switches import AuthReply, IocEnding, Switches

__all__ = ["AuthReply", "IocEnding", "SimulatedQfex", "Switches"]
