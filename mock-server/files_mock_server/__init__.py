"""A stateful mock of a Files.com-style file service.

Run it with ``python -m files_mock_server`` or embed it in tests with
:class:`files_mock_server.testing.MockServer`. State lives in SQLite and a folder of blobs.
"""

__version__ = "0.1.0"
