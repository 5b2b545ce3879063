"""Colours, type and the shapes that every part of the window shares."""
