"""The examples for data tools do what they say, against the mock server."""

from __future__ import annotations

import gzip
import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "data"


def example(name: str) -> dict[str, Any]:
    """The names that an example defines."""
    return runpy.run_path(str(EXAMPLES / f"{name}.py"))


@pytest.fixture
def service(files_mock: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """A mock server with parts of the usual size, to which the environment leads."""
    monkeypatch.setenv("FILES_BASE_URL", files_mock.url)
    monkeypatch.setenv("FILES_API_KEY", files_mock.api_key)
    monkeypatch.setenv("FILES_CONFIG_HOME", str(tmp_path / "config"))
    yield files_mock
    files_sdk.close()


@pytest.fixture
def folder(service: Any) -> str:
    """A folder of the server."""
    files_sdk.folder.create("data")
    return "data"


def fetched(service: Any) -> int:
    """Bytes of ranges of files that were sent since the journal was cleared."""
    return sum(entry.sent for entry in service.journal.entries("GET", status=206))


def test_pandas(service: Any, folder: str) -> None:
    """pandas reads CSV and writes Parquet by URL."""
    pytest.importorskip("pandas")
    sums = example("pandas_frames")["main"](f"files://{folder}")
    assert dict(zip(sums["region"], sums["amount"], strict=True)) == {"north": 17.75, "south": 4.0, "west": 1.25}


def test_pandas_options(service: Any, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """pandas hands `storage_options` on."""
    pd = pytest.importorskip("pandas")
    options = {"base_url": service.url, "api_key": service.api_key}
    for name in ("FILES_BASE_URL", "FILES_API_KEY"):
        monkeypatch.delenv(name)
    frame = pd.DataFrame({"number": [1, 2]})
    frame.to_csv(f"files://{folder}/numbers.csv.gz", index=False, storage_options=options)
    assert pd.read_csv(f"files://{folder}/numbers.csv.gz", storage_options=options).equals(frame)


def test_pyarrow_fetches_what_it_needs(service: Any, folder: str) -> None:
    """Of a Parquet dataset, only the columns that are asked for and the footers are fetched."""
    pq = pytest.importorskip("pyarrow.parquet")
    import fsspec

    names = example("pyarrow_columns")
    names["write"](folder)
    needed = whole = 0
    for year in (2025, 2026):
        with fsspec.filesystem("files").open(f"{folder}/{year}.parquet") as file:
            whole += file.size
            metadata = pq.read_metadata(file)
            group = metadata.row_group(0)
            needed += sum(group.column(number).total_compressed_size for number in (0, 1))
    service.journal.clear()
    table = names["read"](folder)
    assert table.num_rows == 200
    assert set(table.column_names) == {"number", "year"}
    footers = 4 * 64 * 1024  # pyarrow guesses how long a footer is, and may look at each twice
    sent = fetched(service)
    assert needed <= sent <= needed + footers
    assert sent < whole / 5


def test_duckdb(service: Any, folder: str) -> None:
    """DuckDB queries and writes files by URL."""
    pytest.importorskip("duckdb")
    counts = example("duckdb_query")["main"](folder)
    assert counts == [("list", 999), ("read", 1001), ("write", 1000)]
    with files_sdk.open(f"{folder}/counts.csv") as file:
        assert file.read() == "kind,events\nlist,999\nread,1001\nwrite,1000\n"


def test_zipfile(service: Any, folder: str) -> None:
    """One member of an archive is read without the others."""
    names = example("zip_members")
    names["write"](f"{folder}/archive.zip")
    service.journal.clear()
    assert names["read"](f"{folder}/archive.zip", "notes/small.txt") == b"found"
    assert 0 < fetched(service) < 1024 * 1024


def test_copyfileobj(service: Any, folder: str, tmp_path: Path) -> None:
    """Streams are copied between remote and local files."""
    names = example("copy_streams")
    content = "".join(f"line {number}\n" for number in range(10_000))
    with files_sdk.open(f"{folder}/log.txt", "w") as file:
        file.write(content)
    names["pack"](f"{folder}/log.txt", f"{folder}/log.txt.gz")
    with files_sdk.open(f"{folder}/log.txt.gz", "rb") as packed:
        assert gzip.decompress(packed.read()).decode() == content
    names["fetch"](f"{folder}/log.txt.gz", str(tmp_path / "log.txt"))
    assert (tmp_path / "log.txt").read_text() == content


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.py")))
def test_as_programs(service: Any, folder: str, tmp_path: Path, name: str) -> None:
    """Each example runs as its first lines say, without a word on stderr."""
    for module in {"pandas_frames": ["pandas"], "duckdb_query": ["duckdb"]}.get(name, []):
        pytest.importorskip(module)
    target = f"files://{folder}" if name == "pandas_frames" else folder
    told = subprocess.run(
        [sys.executable, str(EXAMPLES / f"{name}.py"), target],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env=os.environ.copy(),
    )
    assert (told.returncode, told.stderr) == (0, "")
