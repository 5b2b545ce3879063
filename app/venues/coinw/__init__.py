"""CoinW futures: its entry in the catalogue, its codec and its session."""
