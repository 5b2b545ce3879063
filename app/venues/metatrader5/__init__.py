"""MetaTrader 5: its entry in the catalogue, its codec and its session."""
