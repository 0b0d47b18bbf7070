"""The behaviour ``fixed``: an answer that stands in the description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from files_mock_server.services.call import Behaviour, ServiceCall


@dataclass(frozen=True)
class FixedOptions:
    """It has no options but the common ones, of which ``answer`` is the answer."""


class Fixed(Behaviour):
    """Answers what the description says; without ``answer``, a sample that fits the schema."""

    options_class = FixedOptions

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        if self.operation.shape.kind == "none":
            return None
        return self.described.schemas.sample(self.operation.shape.whole)
