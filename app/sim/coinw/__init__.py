"""The simulated CoinW futures venue, written from its protocol note alone."""

from app.sim.coinw.simulator import SimulatedCoinW

__all__ = ["SimulatedCoinW"]
