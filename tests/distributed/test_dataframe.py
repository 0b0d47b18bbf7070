"""Dask's data frames on remote files, read and written by workers that find the service by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("distributed", reason="Dask is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
dask = pytest.importorskip("dask", reason="Dask is not installed")
dataframe = pytest.importorskip("dask.dataframe", reason="Dask's data frames are not installed")

# Dask itself calls pandas in ways that pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def sales(site: Any, server: Any, cluster: Any) -> Iterator[None]:
    """A folder of CSV files, and Dask told to use the cluster."""
    rows = {f"sales/{month:02}.csv": "".join(f"{month},{day}\n" for day in range(100)) for month in range(1, 5)}
    server.seed({"files": {path: f"month,day\n{text}" for path, text in rows.items()}})
    with dask.config.set(scheduler=cluster):
        yield


@pytest.mark.usefixtures("sales")
def test_read_csv() -> None:
    """A folder of CSV files is one data frame, computed by the workers."""
    frame: Any = dataframe.read_csv("files://sales/*.csv")
    assert len(frame) == 400
    assert frame.groupby("month").day.sum().compute().to_dict() == dict.fromkeys(range(1, 5), sum(range(100)))


@pytest.mark.usefixtures("sales")
def test_write_parquet() -> None:
    """What workers write as Parquet is read again."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame: Any = dataframe.read_csv("files://sales/*.csv")
    frame.to_parquet("files://out/sales.parquet")
    back: Any = dataframe.read_parquet("files://out/sales.parquet", columns=["day"])
    assert int(back.day.sum().compute()) == 4 * sum(range(100))
