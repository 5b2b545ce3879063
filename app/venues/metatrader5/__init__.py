"""MetaTrader 5: its entry in the catalogue, its codec and its session."""

import os

# grpc writes lines of its own to standard error when a link breaks; a person is told in sentences.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
