"""How the documentation site reads docstrings; mkdocs.yml names this file."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^( *)Example:$", re.MULTILINE)
_ROLE = re.compile(r":(?:class|meth|func|mod|data):`~?([\w.]+)`")


class Docstrings(griffe.Extension):
    """Makes of our docstrings what mkdocstrings lays out best."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Show an example as code, and a role of Sphinx as the last part of the name it gives."""
        if obj.docstring:
            text = _EXAMPLE.sub(r"\1Examples:", obj.docstring.value)
            obj.docstring.value = _ROLE.sub(lambda found: f"`{found.group(1).rpartition('.')[2]}`", text)
