"""The generated reference tells everything that the API description does."""

from __future__ import annotations

import re
from pathlib import Path

from spec_cases import each

from codegen.spec import ResourceSpec

PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "resources"
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.*) \|$")


def rows(section: str) -> dict[str, tuple[str, str]]:
    """Type and meaning of each name in a section's table."""
    found = [matched for line in section.splitlines() if (matched := ROW.match(line))]
    named = {matched[1]: (matched[2], matched[3]) for matched in found}
    assert len(named) == len(found)
    return named


@each()
def test_a_page_tells_what_a_resource_can_do(found: ResourceSpec) -> None:
    """Every operation has a section with its request, its parameters and what is special about each of them."""
    page = (PAGES / f"{found.name}.md").read_text(encoding="utf-8")
    told, _, attributes = page.partition("\n## Attributes\n")
    sections = told.split("\n### ")[1:]
    for operation, section in zip(found.operations, sections, strict=True):
        assert section.startswith(f"{operation.name}\n")
        assert f"`{operation.verb} {operation.path}`" in section
        assert all(f"`{alias}`" in section for alias in operation.aliases)
        parameters = rows(section)
        assert list(parameters) == [field.name for field in (*operation.positional, *operation.params)]
        for field in (*operation.positional, *operation.params):
            kind, meaning = parameters[field.name]
            assert ("**Required.**" in meaning) == field.required
            assert ("**Deprecated.**" in meaning) == field.deprecated
            assert all(f'"{value}"' in kind for value in field.values)
            assert all(f"`{name}`" in meaning for name in field.fields or ())
    assert list(rows(attributes)) == [field.name.rstrip("?") for field in found.attributes]
