"""Values and rules of closing a position: no clock, no I/O, no Qt, no logging."""
