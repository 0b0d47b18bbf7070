"""The parts of a file that is being written: sent in the background, and published at the end."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

from files_style_sdk.error import Error
from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.transfer.checksum import crc32_of_pieces
from files_style_sdk.transfer.source import HeldPart, buffered_part_size
from files_style_sdk.transfer.upload_plan import Grant, Receipt
from files_style_sdk.transfer.upload_protocol import Upload
from files_style_sdk.transfer.verification import Digest

__all__ = ["MOST_IN_FLIGHT", "PartSender"]

MOST_IN_FLIGHT = 2
"""Parts on their way at once. One more is being filled, so three of them are held at most."""
_MOST_GRANTS = 8


class PartSender:
    """Sends the parts of one upload. A thread is made for the first part that is not the last, and for no smaller file.

    What goes wrong with a part on its way is raised by whatever is called next, once. After that nothing is sent, and
    nothing can be published.

    Args:
        upload: The upload.
        run: Performs its flows, until it is told to stop.
    """

    def __init__(self, upload: Upload, run: Driver) -> None:
        self._upload = upload
        self._run = run
        self._grants: list[Grant] = []
        self._asked = 1
        self._size = 0
        self._receipts: list[Receipt] = []
        self._in_flight: set[Future[Receipt]] = set()
        self._pool: ThreadPoolExecutor | None = None
        self._failure: BaseException | None = None
        self._is_told = False

    @property
    def part_size(self) -> int:
        """Bytes of the part that comes next, if it is not the last."""
        return buffered_part_size(self._grants[0].number, self._grants[0].part_size)

    def begin(self) -> None:
        """Get leave for the first part.

        Raises:
            APIError: The service refuses it.
        """
        self._grants = self._run(lambda _settings: self._upload.grants())

    def send(self, content: bytes) -> None:
        """Send a part that is not the last; first wait until there is room for it.

        Args:
            content: Its bytes.
        """
        self.check()
        with self._ending_at_errors():
            grant = self._grants.pop(0)
            job = _Job(self._run, self._upload, grant, self._size, content)
            self._size += len(content)
            if grant.parallel:
                self._send_in_background(job)
            else:
                self._receipts.append(job())
            if not self._grants:
                self._grants = self._next_grants(grant)

    def finish(self, content: bytes) -> dict[str, Any]:
        """Send the last part, wait for the others, and have them published.

        Args:
            content: The bytes of the last part.

        Returns:
            The file's record, as plain data.
        """
        self.check()
        with self._ending_at_errors():
            self._receipts.append(_Job(self._run, self._upload, self._grants.pop(0), self._size, content)())
            self._size += len(content)
            self._collect(wait(self._in_flight).done)
            self.check()
            receipts = sorted(self._receipts, key=lambda receipt: receipt.number)
            digest = Digest("crc32")
            digest.crc32 = crc32_of_pieces((receipt.crc32, receipt.size) for receipt in receipts)
            return self._run(lambda _settings: self._upload.complete(receipts, self._size, digest))

    def check(self) -> None:
        """Raise what went wrong with a part, or, once that was raised, that nothing can be published any more.

        Raises:
            Error: Something did.
        """
        self._collect({future for future in self._in_flight if future.done()})
        if self._failure is None:
            return
        if self._is_told:
            raise Error(
                f"{self._upload.remote} was not published: an earlier write failed", outcome="rejected"
            ) from self._failure
        self._is_told = True
        raise self._failure

    def stop(self, *, wait_for_parts: bool) -> None:
        """Let go of the threads; parts that have not begun are not sent.

        Args:
            wait_for_parts: Whether to return only when those under way have ended.
        """
        if self._pool is not None:
            self._pool.shutdown(wait=wait_for_parts, cancel_futures=True)

    def _send_in_background(self, job: _Job) -> None:
        while len(self._in_flight) >= MOST_IN_FLIGHT:
            self._collect(wait(self._in_flight, return_when=FIRST_COMPLETED).done)
            self.check()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(MOST_IN_FLIGHT, thread_name_prefix="files-write")
        self._in_flight.add(self._pool.submit(job))

    def _next_grants(self, last: Grant) -> list[Grant]:
        """Leave for the parts that follow, for more of them each time: a file of many parts takes few calls."""
        self._asked = min(_MOST_GRANTS, 2 * self._asked) if last.parallel else 1
        return self._run(lambda _settings: self._upload.grants(last.number + 1, self._asked))

    def _collect(self, ended: set[Future[Receipt]]) -> None:
        for future in ended:
            self._in_flight.discard(future)
            error = future.exception()
            if error is None:
                self._receipts.append(future.result())
            elif self._failure is None:
                self._failure = error

    @contextmanager
    def _ending_at_errors(self) -> Iterator[None]:
        """Whatever is raised here is the end, and has been told."""
        try:
            yield
        except BaseException as error:
            self._failure, self._is_told = self._failure or error, True
            raise


class _Job:
    """Sends one part. Knows nothing of the file that is written, so that one that is forgotten can go."""

    def __init__(self, run: Driver, upload: Upload, grant: Grant, offset: int, content: bytes) -> None:
        self._run = run
        self._upload = upload
        self._grant = grant
        self._offset = offset
        self._content = content

    def __call__(self) -> Receipt:
        digest = Digest("crc32")
        digest.update(self._content)
        part = HeldPart(self._grant.number, self._content, False, digest)
        return self._run(lambda _settings: self._upload.put(part, self._grant, self._offset))
