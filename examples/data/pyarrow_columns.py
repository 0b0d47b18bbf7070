"""Read two columns of a Parquet dataset with pyarrow, and fetch only the bytes that hold them.

    pip install 'files-style-sdk[fsspec]' pyarrow
    export FILES_API_KEY=... FILES_BASE_URL=http://127.0.0.1:4041
    python pyarrow_columns.py demo/pyarrow

With `cache_type="none"` files are read by exactly the ranges that pyarrow asks for. The default cache reads ahead,
which suits files that are read from beginning to end.
"""

from __future__ import annotations

import hashlib
import sys

import fsspec
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

ROWS = 10_000


def write(folder: str) -> None:
    """Write a dataset of two files: a small column, a middling one, and one that is most of it.

    Args:
        folder: A folder of the service.
    """
    fs = fsspec.filesystem("files")
    for year in (2025, 2026):
        numbers = pa.array(range(ROWS))
        notes = pa.array([hashlib.sha512(f"{year}-{number}".encode()).hexdigest() for number in range(ROWS)])
        years = pa.array([year] * ROWS, pa.int32())
        with fs.open(f"{folder}/{year}.parquet", "wb") as file:
            pq.write_table(pa.table({"number": numbers, "year": years, "note": notes}), file)


def read(folder: str) -> pa.Table:
    """Read the first hundred numbers of each year, and nothing of the notes.

    Args:
        folder: A folder of the service.
    """
    fs = fsspec.filesystem("files", cache_type="none")
    dataset = ds.dataset(folder, format="parquet", filesystem=fs)
    return dataset.to_table(columns=["number", "year"], filter=ds.field("number") < 100)


if __name__ == "__main__":
    write(sys.argv[1])
    print(read(sys.argv[1]).schema)
