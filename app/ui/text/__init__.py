"""How numbers, states and sentences read on the screen."""
