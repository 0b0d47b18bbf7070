"""Read a CSV file of the service with pandas, and write what comes of it back as Parquet.

    pip install 'files-style-sdk[fsspec]' pandas pyarrow
    export FILES_API_KEY=... FILES_BASE_URL=http://127.0.0.1:4041
    python pandas_frames.py files://demo/pandas

pandas finds the filesystem by the URL; nothing is imported from the SDK.
"""

from __future__ import annotations

import sys

import fsspec
import pandas as pd

ORDERS = """\
day,region,amount
2026-11-20,north,10.5
2026-11-20,south,4.0
2026-11-21,north,7.25
2026-11-21,west,1.25
"""


def main(folder: str) -> pd.DataFrame:
    """Sum up orders by region.

    Args:
        folder: A folder of the service as a URL; the files of the example are made in it.

    Returns:
        The sums, as they were read back.
    """
    fs, path = fsspec.url_to_fs(folder)
    fs.write_text(f"{path}/orders.csv", ORDERS)

    orders = pd.read_csv(f"{folder}/orders.csv", parse_dates=["day"])
    sums = pd.DataFrame(orders.groupby("region")["amount"].sum()).reset_index()
    sums.to_parquet(f"{folder}/sums.parquet")
    return pd.read_parquet(f"{folder}/sums.parquet")


if __name__ == "__main__":
    print(main(sys.argv[1]))
