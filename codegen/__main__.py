"""Command line: `python -m codegen` writes the generated files, `--check` only compares them."""

import argparse
import keyword
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen import spec, tree
from codegen.service_spec import SpecError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generator; return 0, or 1 when `--check` finds a difference or the document is unusable."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description="Generate code from an OpenAPI document.")
    parser.add_argument("--check", action="store_true", help="compare with the files on disk and write nothing")
    parser.add_argument("--spec", type=Path, default=Path("api/openapi.yaml"), help="the document (%(default)s)")
    parser.add_argument("--package", default="files_style_sdk", help="the package to write (%(default)s)")
    parser.add_argument("--out", type=Path, default=Path("."), help="the root folder of the tree to write")
    given = parser.parse_args(arguments)
    if not given.package.isidentifier() or keyword.iskeyword(given.package):
        parser.error(f"argument --package: {given.package!r} is no name that Python can import")
    table = given.spec.parent / "path_comparison.json"
    options = tree.Options(package=given.package, table=table if table.exists() else None)
    try:
        files = tree.outputs(spec.load(given.spec), options)
    except (SpecError, OSError) as problem:
        print(f"{given.spec}: {problem}", file=sys.stderr)
        return 1
    if given.check:
        found = list(tree.differences(given.out, files))
        print("\n".join(found or [f"{len(files)} generated files are up to date"]))
        return 1 if found else 0
    blocked = tree.in_the_way(given.out, files)
    if blocked:
        names = ", ".join(map(str, blocked))
        print(f"{names}: not generated, so left alone; move it away, or give --package another name", file=sys.stderr)
        return 1
    touched = tree.write(given.out, files)
    print(f"{len(files)} files, {len(touched)} touched")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
