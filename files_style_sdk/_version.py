"""The version of this distribution, in the one place from which packaging reads it too."""

__version__ = "0.1.0"
