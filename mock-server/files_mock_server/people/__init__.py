"""Who calls, how that is proved, and what it allows."""
