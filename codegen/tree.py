"""Writes the generated files, or compares them with what is on disk."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen import (
    awaited,
    clients,
    errors,
    models,
    package,
    records,
    reference,
    resource_pages,
    routes,
    service,
    tables,
)
from codegen.layout import HEADER
from codegen.service_spec import RUNTIME
from codegen.values import Spec

Outputs = Mapping[Path, bytes]
MARKS = (HEADER.encode(), reference.MARK.encode())
"""What generated files begin with."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to generate: the package, and the path table to pack (or none)."""

    package: str = RUNTIME
    table: Path | None = None


def outputs(spec: Spec, options: Options) -> dict[Path, bytes]:
    """Return every generated file, keyed by its path below the root."""
    base = Path(options.package)
    texts = {**_models(spec, options.package), **_package(spec, options.package), **_elsewhere(spec)}
    files = {path: text.encode("utf-8") for path, text in texts.items()}
    if options.table is not None:
        files[base / "data" / "path_comparison.bin"] = tables.packed(options.table)
    return files


def _models(spec: Spec, name: str) -> dict[Path, str]:
    base = Path(name)
    texts = {
        base / "models" / "__init__.py": package.initialiser(spec, name),
        base / "models" / "bound.py": package.bound(spec, name),
        base / "error_tree.py": errors.module(spec),
        base / "service.py": service.module(spec, name),
    }
    if name == RUNTIME or spec.service.client.awaited:
        texts[base / "models" / "awaited.pyi"] = awaited.stub(spec, name)
    for resource in spec.resources:
        texts[base / "models" / f"{resource.module}.py"] = models.module(resource, spec, name)
    if "schemas" in spec.homes().values():
        texts[base / "models" / "schemas.py"] = records.schemas(spec, name)
    if spec.inputs:
        texts[base / "models" / "inputs.py"] = records.inputs(spec)
    return texts


def _package(spec: Spec, name: str) -> dict[Path, str]:
    """The package around the models, for those that do not write it by hand."""
    wanted, base = spec.service.client, Path(name)
    texts = {}
    if wanted.is_wanted:
        texts[base / "__init__.py"] = clients.initialiser(spec, name)
        texts[base / "py.typed"] = ""
    if wanted.name:
        texts[base / "client.py"] = clients.client(spec, name)
    if wanted.awaited:
        texts[base / "async_client.py"] = clients.async_client(spec, name)
    if wanted.module:
        texts[base / "face.py"] = clients.face(spec, name)
    return texts


def _elsewhere(spec: Spec) -> dict[Path, str]:
    """What the description wants written outside the package."""
    texts = {}
    if "reference" in spec.service.outputs:
        folder = Path(spec.service.outputs["reference"])
        texts = {folder / "operations.md": reference.operations(spec), folder / "errors.md": reference.error_tree(spec)}
        for resource in spec.resources:
            texts[folder / "resources" / f"{resource.module}.md"] = resource_pages.page(resource, spec)
    if "routes" in spec.service.outputs:
        texts[Path(spec.service.outputs["routes"])] = routes.table(spec)
    return texts


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


def in_the_way(root: Path, files: Outputs) -> list[Path]:
    """Return the files that would be overwritten although they do not say that they are generated."""
    kinds = {".py", ".pyi", ".md"}
    there = (path for path in files if path.suffix in kinds and (root / path).is_file())
    return [path for path in there if not (root / path).read_bytes().startswith(MARKS)]


def stale(root: Path, files: Outputs) -> list[Path]:
    """Return the files on disk that say they are generated, in a folder of generated files, but no longer are."""
    folders = {path.parent for path in files}
    found = []
    for folder in sorted(folders):
        for file in sorted((root / folder).glob("*")) if (root / folder).is_dir() else ():
            path = folder / file.name
            if path not in files and file.is_file() and file.read_bytes().startswith(MARKS):
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
