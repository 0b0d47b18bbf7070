"""Query files of the service with DuckDB, and write the answer back.

    pip install 'files-style-sdk[fsspec]' duckdb
    export FILES_API_KEY=... FILES_BASE_URL=http://127.0.0.1:4041
    python duckdb_query.py demo/duckdb

DuckDB takes any filesystem of fsspec; it reads only the columns and row groups that a query needs.
"""

from __future__ import annotations

import sys

import duckdb
import fsspec


def main(folder: str) -> list[tuple[str, int]]:
    """Count events by kind, over all files of a folder.

    Args:
        folder: A folder of the service; the files of the example are made in it.

    Returns:
        Kinds and their counts.
    """
    fs = fsspec.filesystem("files", cache_type="none")
    with duckdb.connect() as connection:
        connection.register_filesystem(fs)
        for day, count in ((20, 1_000), (21, 2_000)):
            events = "SELECT range AS id, ['read', 'write', 'list'][1 + range % 3] AS kind FROM range(?)"
            connection.sql(events, params=[count]).write_parquet(f"files://{folder}/day-{day}.parquet")
        days = connection.read_parquet(f"files://{folder}/day-*.parquet")
        counts = days.aggregate("kind, count(*) AS events", "kind").order("kind")
        counts.write_csv(f"files://{folder}/counts.csv")
        return counts.fetchall()


if __name__ == "__main__":
    for kind, events in main(sys.argv[1]):
        print(kind, events)
