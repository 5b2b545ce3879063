"""NinjaTrader 8 (CrossTrade): its entry in the catalogue, its codec and its session."""
