"""The machine around us: files, secrets, settings, logs, power."""
