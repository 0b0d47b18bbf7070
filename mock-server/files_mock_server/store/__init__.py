"""Durable state: one SQLite database and the tables in it."""
