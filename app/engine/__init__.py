"""Closing: one loop, one thread, no Qt; runs on a virtual clock in tests."""
