"""Faults on command: rules that say which requests meet which misfortune.

:mod:`.rules` says to whom, :mod:`.answers` and :mod:`.connections` say what, :mod:`.registry` keeps the rules, and
:mod:`.inflict` does it.
"""

from files_mock_server.faults.options import FaultError
from files_mock_server.faults.registry import Faults
from files_mock_server.faults.rules import Rule

__all__ = ["FaultError", "Faults", "Rule"]
