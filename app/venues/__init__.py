"""The wires: one package per venue; none knows another, none knows the engine."""
