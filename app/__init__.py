"""Unwind: every open position of every account in one window, and one press to get out."""

__version__ = "0.1.0"
