"""Writing and checking whole trees."""

import subprocess
import sys
from pathlib import Path

import pytest

from codegen import spec, tree
from codegen.__main__ import main


@pytest.fixture(scope="module")
def files(library: Path) -> dict[Path, bytes]:
    """The files generated for the library."""
    return tree.outputs(spec.load(library), tree.Options(package="library_sdk"))


def test_committed_files_are_current(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is in the repository is what the generator writes today."""
    monkeypatch.chdir(root)
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_write_then_check_finds_nothing(tmp_path: Path, files: dict[Path, bytes]) -> None:
    """A tree just written has no differences, and writing it again touches nothing."""
    assert sorted(tree.write(tmp_path, files)) == sorted(files)
    assert list(tree.differences(tmp_path, files)) == []
    assert tree.write(tmp_path, files) == []


def test_check_names_changed_missing_and_stale_files(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command exits with 1 and prints each file that is changed, missing or stale."""
    given = ["--spec", str(library), "--package", "library_sdk", "--out", str(tmp_path)]
    assert main(given) == 0
    models = tmp_path / "library_sdk" / "models"
    (models / "book.py").write_text((models / "book.py").read_text() + "x = 1\n")
    (models / "pamphlet.py").write_bytes((models / "author.py").read_bytes())
    (models / "author.py").unlink()
    capsys.readouterr()
    assert main([*given, "--check"]) == 1
    printed = set(capsys.readouterr().out.splitlines())
    assert printed == {
        "changed: library_sdk/models/book.py",
        "missing: library_sdk/models/author.py",
        "stale: library_sdk/models/pamphlet.py",
    }


def test_check_writes_nothing(tmp_path: Path, library: Path) -> None:
    """`--check` on an empty folder leaves it empty."""
    given = ["--spec", str(library), "--package", "library_sdk", "--out", str(tmp_path), "--check"]
    assert main(given) == 1
    assert list(tmp_path.iterdir()) == []


def test_write_removes_stale_files_and_spares_others(tmp_path: Path, files: dict[Path, bytes]) -> None:
    """A generated file whose resource is gone is removed; a hand-written neighbour stays."""
    tree.write(tmp_path, files)
    models = tmp_path / "library_sdk" / "models"
    (models / "pamphlet.py").write_bytes((models / "author.py").read_bytes())
    (models / "notes.txt").write_text("by hand")
    assert tree.write(tmp_path, files) == [Path("library_sdk/models/pamphlet.py")]
    assert not (models / "pamphlet.py").exists()
    assert (models / "notes.txt").read_text() == "by hand"


def test_what_is_written_by_hand_is_not_overwritten(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of a generated one that does not say so is left alone, and nothing else is written."""
    mine = tmp_path / "library_sdk" / "error_tree.py"
    mine.parent.mkdir()
    mine.write_text("MINE = True\n")
    assert main(["--spec", str(library), "--package", "library_sdk", "--out", str(tmp_path)]) == 1
    assert "library_sdk/error_tree.py: not generated" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text() == "MINE = True\n"


def test_unusable_document_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that is not there ends the command with a message, not a traceback."""
    assert main(["--spec", str(tmp_path / "none.yaml"), "--out", str(tmp_path)]) == 1
    assert "none.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read as YAML"),
        ("- 1", "it has no info"),
        ("openapi: 3.1.0", "it has no info"),
        ("info: {version: '1'}\npaths: {}", "of no version that is known"),
        ("swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}", "Swagger 2.0; convert it to OpenAPI 3.1"),
        ("openapi: 3.1.0\ninfo: {version: '1'}\npaths: {}", "no OpenAPI 3.1 document: KeyError 'title'"),
        (
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
            "paths: {/a: {get: {operationId: a.b, parameters: [{in: path}]}}}",
            "GET /a: it is not as OpenAPI 3.1 has it: KeyError 'name'",
        ),
        ("openapi: 3.0.1\ninfo: {title: T, version: '1'}\npaths: {/a: {get: 7}}", "no OpenAPI 3.1 document"),
    ],
)
def test_documents_that_are_none_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """Whatever file is given, the command ends with a message that names it, and writes nothing."""
    source = tmp_path / "odd.yaml"
    source.write_text(text)
    assert main(["--spec", str(source), "--package", "odd_sdk", "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{source}: ")
    assert said in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("package", ["my-sdk", "class", "a.b", ""])
def test_packages_need_a_name(library: Path, capsys: pytest.CaptureFixture[str], package: str) -> None:
    """A name that cannot be imported is refused."""
    with pytest.raises(SystemExit):
        main(["--spec", str(library), "--package", package])
    assert "no name that Python can import" in capsys.readouterr().err


def test_generated_code_is_formatted(root: Path, tmp_path: Path, files: dict[Path, bytes]) -> None:
    """The formatter and the import sorter leave generated code, ours and the library's, as it is."""
    tree.write(tmp_path, files)
    places = ["library_sdk"]
    ours = [str(root / "files_style_sdk" / "models"), str(root / "files_style_sdk" / "error_tree.py")]
    for command in (["format", "--check"], ["check", "--select", "E,F,W"]):
        arguments = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", "--line-length", "120"]
        done = subprocess.run(
            [*arguments, *places, *ours], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
