"""The classes of fsspec that ours build on. It does not state its types, and what checkers guess is too narrow."""

from __future__ import annotations

from typing import Any

from fsspec import asyn, spec, transaction

__all__ = ["AbstractBufferedFile", "AsyncFileSystem", "Cached", "Transaction", "in_chunks"]

AbstractBufferedFile: Any = spec.AbstractBufferedFile
AsyncFileSystem: Any = asyn.AsyncFileSystem
Cached: Any = spec._Cached
Transaction: Any = transaction.Transaction
in_chunks: Any = asyn._run_coros_in_chunks
