"""Writes the generated files, or compares them with what is on disk."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen import awaited, errors, models, package, reference, resource_pages, routes, tables
from codegen.layout import HEADER
from codegen.spec import Spec

Outputs = Mapping[Path, bytes]


@dataclass(frozen=True, slots=True)
class Options:
    """What to generate: the runtime's package, the mock server's package (or none) and the path table (or none)."""

    package: str = "files_style_sdk"
    mock: Path | None = Path("mock-server/files_mock_server")
    table: Path | None = None


def outputs(spec: Spec, options: Options) -> dict[Path, bytes]:
    """Return every generated file, keyed by its path below the root."""
    name, base = options.package, Path(options.package)
    texts = {
        base / "models" / "__init__.py": package.initialiser(spec, name),
        base / "models" / "bound.py": package.bound(spec, name),
        base / "models" / "awaited.pyi": awaited.stub(spec, name),
        base / "error_tree.py": errors.module(spec, name),
        Path("docs/reference/operations.md"): reference.operations(spec),
        Path("docs/reference/errors.md"): reference.error_tree(spec),
    }
    for resource in spec.resources:
        texts[base / "models" / f"{resource.name}.py"] = models.module(resource, spec, name)
        texts[Path(f"docs/reference/resources/{resource.name}.md")] = resource_pages.page(resource, spec)
    if options.mock is not None:
        texts[options.mock / "routes.json"] = routes.table(spec)
    files = {path: text.encode("utf-8") for path, text in texts.items()}
    if options.table is not None:
        files[base / "data" / "path_comparison.bin"] = tables.packed(options.table)
    return files


def write(root: Path, files: Outputs) -> list[Path]:
    """Write what differs and remove what is stale; return the paths touched."""
    touched = []
    for path, content in files.items():
        target = root / path
        if not target.exists() or not _same(path, target.read_bytes(), content):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            touched.append(path)
    for path in stale(root, files):
        (root / path).unlink()
        touched.append(path)
    return touched


def differences(root: Path, files: Outputs) -> Iterator[str]:
    """Yield one line for each file that is missing, changed or stale."""
    for path, content in sorted(files.items()):
        target = root / path
        if not target.exists():
            yield f"missing: {path}"
        elif not _same(path, target.read_bytes(), content):
            yield f"changed: {path}"
    for path in stale(root, files):
        yield f"stale: {path}"


def stale(root: Path, files: Outputs) -> list[Path]:
    """Return the files on disk that say they are generated, in a folder of generated files, but no longer are."""
    marks = (HEADER.encode(), reference.MARK.encode())
    folders = {path.parent for path in files}
    found = []
    for folder in sorted(folders):
        for file in sorted((root / folder).glob("*")) if (root / folder).is_dir() else ():
            path = folder / file.name
            if path not in files and file.is_file() and file.read_bytes().startswith(marks):
                found.append(path)
    return found


def _same(path: Path, first: bytes, second: bytes) -> bool:
    """Compare contents; packed tables by what they hold, because compressors differ between builds of Python."""
    if first == second or path.suffix != ".bin":
        return first == second
    try:
        return zlib.decompress(first) == zlib.decompress(second)
    except zlib.error:
        return False
