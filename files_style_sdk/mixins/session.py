"""What a session can do besides being created."""

from __future__ import annotations

from typing import Any

from files_style_sdk.error import MissingParameterError
from files_style_sdk.model import Model
from files_style_sdk.operation import NoParams, Operation, Options

__all__ = ["SessionMixin"]

_DELETE = Operation("DELETE", "/sessions", NoParams)


class SessionMixin(Model):
    """Ends the session that it is, not the one that other calls are made with."""

    id: str | None

    def destroy(self, params: Any = None, options: Options | None = None) -> None:
        """Log out: end this session (DELETE /sessions).

        Raises:
            MissingParameterError: The session has no id.
            NotAuthenticatedError: It has ended already.
        """
        if not self.id:
            raise MissingParameterError("this session has no id: it was never created")
        others = {name: value for name, value in (options or {}).items() if name != "api_key"}
        return self._call(_DELETE, params, {**others, "session_id": self.id}, {})

    @classmethod
    def _is_secret(cls, name: str) -> bool:
        return name == "id" or super()._is_secret(name)
