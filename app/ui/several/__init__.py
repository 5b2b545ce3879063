"""Several chosen rows in one close panel: what would go, what cannot, and one button."""
