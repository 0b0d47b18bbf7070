"""The suite that fsspec ships for its implementations."""

from __future__ import annotations

import pytest
from fsspec.tests import abstract

from files_style_sdk.fs import FilesFileSystem


class FilesFixtures(abstract.AbstractFixtures):
    """What the suite needs to know of this filesystem."""

    @pytest.fixture
    def fs(self, fs: FilesFileSystem) -> FilesFileSystem:
        """A filesystem of the mock server."""
        return fs

    @pytest.fixture
    def fs_path(self, folder: str) -> str:
        """A folder for one test."""
        return folder


class TestCopy(abstract.AbstractCopyTests, FilesFixtures):
    """Copies end up where fsspec's documentation says."""


class TestGet(abstract.AbstractGetTests, FilesFixtures):
    """Downloads end up where fsspec's documentation says."""


class TestPut(abstract.AbstractPutTests, FilesFixtures):
    """Uploads end up where fsspec's documentation says."""


class TestOpen(abstract.AbstractOpenTests, FilesFixtures):
    """Exclusive creation refuses what is there."""


class TestPipe(abstract.AbstractPipeTests, FilesFixtures):
    """Exclusive creation refuses what is there."""
