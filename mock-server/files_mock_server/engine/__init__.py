"""What answers operations: the calls, their generic behaviour, and work that goes on behind an answer."""
