"""The close panel: one row, how much, at which price, and what would be sent."""
