"""What a server is started with."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from files_mock_server.state.fixtures import Fixture

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one server; none of them changes while it runs.

    Attributes:
        host: Address to listen on.
        port: Port to listen on; 0 picks a free one.
        data: Folder of the durable state; None uses a temporary one that is removed on stop.
        api_keys: Keys that act as the first site admin.
        users: Site admins, name to password.
        open: Whether any key and any session is accepted as a site admin.
        part_size: Bytes of an upload part; None grows from 5 MiB as the real service does.
        url_lifetime: Seconds until a signed upload or download URL expires.
        session_lifetime: Seconds until a session expires.
        parallel_parts: Whether grants allow parts to be sent at the same time, as those of most folders do.
        checksum_delay: Seconds until the MD5 and CRC-32 of a new file show.
        background_from: Entries from which copying, moving, deleting or zipping goes on behind its answer.
        step_delay: Seconds between the steps of such background work, so that it can be watched.
        webhook_retry_delays: Seconds before each further try of a webhook that was not answered with success.
        webhooks_anywhere: Whether webhooks are sent to other targets than loopback.
        control: Whether the endpoints and the page below ``/__mock__/`` are there.
        max_body: Largest JSON or form body in bytes; storage uploads are streamed and bounded by `max_part`.
        max_part: Largest single uploaded part in bytes.
        max_connections: Connections at a time; fewer if the process may not open as many files.
        header_timeout: Seconds for a request's headers to arrive.
        body_timeout: Seconds without a byte of a body until its connection is closed.
        certificate: PEM file with the certificate that makes the server speak https, and its chain; None for http.
        private_key: PEM file with its key; None if `certificate` has that too.
        durable: Whether what is acknowledged survives a loss of power, too, not only the death of the process.
        seed: What a new data folder is filled with.
        faults: Rules of what goes wrong from the start, each an object with a ``kind`` and its options.
        clock: Returns the time in seconds since the epoch; tests inject their own.
    """

    host: str = "127.0.0.1"
    port: int = 4041
    data: Path | None = None
    api_keys: tuple[str, ...] = ()
    users: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    part_size: int | None = None
    url_lifetime: float = 3600.0
    session_lifetime: float = 24 * 3600.0
    parallel_parts: bool = True
    checksum_delay: float = 0.0
    background_from: int = 1001
    step_delay: float = 0.0
    webhook_retry_delays: Sequence[float] = (1.0, 5.0, 25.0, 125.0)
    webhooks_anywhere: bool = False
    control: bool = True
    max_body: int = 16 * MIB
    max_part: int = 5 * 1024 * MIB
    max_connections: int = 1000
    header_timeout: float = 30.0
    body_timeout: float = 60.0
    certificate: Path | None = None
    private_key: Path | None = None
    durable: bool = False
    seed: Fixture | None = None
    faults: Sequence[Mapping[str, Any]] = ()
    clock: Callable[[], float] = time.time
