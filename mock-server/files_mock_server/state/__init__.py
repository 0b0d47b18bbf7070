"""The state as a whole: the time it goes by, keeping it, filling it, checking it."""
