"""Comfort of the positions table: which columns in which order, and groups by symbol."""
