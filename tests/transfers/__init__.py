"""Tests that try to break transfers: faults in every place, and engines driven by a virtual clock."""
