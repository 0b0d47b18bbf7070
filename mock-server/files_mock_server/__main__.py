"""The command line: ``python -m files_mock_server``."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from files_mock_server import __version__
from files_mock_server.config import Config
from files_mock_server.faults.files import read_file
from files_mock_server.faults.options import FaultError
from files_mock_server.http.connections import affordable_connections
from files_mock_server.problems import Problem
from files_mock_server.server import MockService
from files_mock_server.services.document import DescriptionError
from files_mock_server.services.seeds import read_seed
from files_mock_server.services.server import SpecService
from files_mock_server.state import fsck
from files_mock_server.state.fixtures import Fixture, load
from files_mock_server.store.database import DataFolderError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a server until SIGTERM or SIGINT, or the command ``fsck``.

    Args:
        arguments: Command line without the program's name; the process's own when None.

    Returns:
        The exit status: 0 after a clean stop, 1 if it cannot start; that of :func:`fsck.main` for ``fsck``.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["fsck"]:
        return fsck.main(arguments[1:])
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.private_key is not None and options.certificate is None:
        parser.error("argument --private-key: it goes with --certificate, the file of its certificate")
    logging.basicConfig(level=options.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    fixture = _fixture(parser, options)
    config = _config(options, fixture if isinstance(fixture, Fixture) else None)
    if not _is_loopback(config.host) and not (config.api_keys or config.users):
        print(f"warning: {_EXPOSED.format(host=config.host)}", file=sys.stderr, flush=True)
    try:
        if options.spec is None:
            asyncio.run(_serve(config))
        else:
            asyncio.run(_serve_spec(options.spec, config, None if isinstance(fixture, Fixture) else fixture))
    except (DataFolderError, DescriptionError, OSError, Problem) as error:
        print(f"files_mock_server: {_sentence(error)}", file=sys.stderr)
        return 1
    return 0


def _sentence(error: Exception) -> str:
    """What an error says, without the number that the system gives it."""
    if isinstance(error, Problem):
        return f"the seed cannot be used: {error}"
    if isinstance(error, OSError) and error.filename is None and error.strerror:
        return error.strerror
    return str(error)


_FILES_ONLY = ("user", "part_size", "checksum_delay", "webhooks_anywhere")  # what is about files and people


def _fixture(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Fixture | Mapping[str, Any] | None:
    """What a new state is filled with: files and people, or records of a description."""
    if options.spec is not None:
        for name in _FILES_ONLY:
            if getattr(options, name) != parser.get_default(name):
                flag = f"--{name.replace('_', '-')}"
                parser.error(f"argument {flag}: it is about the Files service, and does not go with --spec")
    try:
        if options.seed is None:
            return None
        return load(options.seed) if options.spec is None else read_seed(options.seed)
    except (Problem, DescriptionError) as error:
        parser.error(f"argument --seed: {error}")


def _config(options: argparse.Namespace, fixture: Fixture | None) -> Config:
    return Config(
        host=options.host,
        port=options.port,
        data=options.data,
        api_keys=tuple(options.api_key),
        users=dict(options.user),
        open=options.open,
        part_size=options.part_size,
        max_connections=affordable_connections(options.max_connections, raise_limit=True),
        certificate=options.certificate,
        private_key=options.private_key,
        durable=options.durable,
        checksum_delay=options.checksum_delay,
        control=options.control,
        webhooks_anywhere=options.webhooks_anywhere,
        faults=options.faults,
        seed=fixture,
    )


_EXPOSED = (
    "other machines can reach the server at {host}, and it has no credentials of your choice: "
    "give it some with --api-key or --user, or let it listen on 127.0.0.1"
)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _stop_signal() -> asyncio.Event:
    """What is set when the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


async def _serve_spec(spec: Path, config: Config, seed: Mapping[str, Any] | None) -> None:
    stop = _stop_signal()
    service = SpecService(spec, config, seed)
    try:
        is_inherited = service.site.is_inherited
        await service.start()
        print(f"listening on {service.url}", flush=True)
        if seed is not None and is_inherited:
            print(f"warning: {config.data} is not new, so that the seed is not used", file=sys.stderr, flush=True)
        if not (config.open or config.api_keys) and service.needs_credential:
            print(f"API key {service.site.keys[0]}", file=sys.stderr, flush=True)
        await stop.wait()
    finally:
        await service.stop()


async def _serve(config: Config) -> None:
    stop = _stop_signal()
    service = MockService(config)
    try:
        await service.start()
        print(f"listening on {service.url}", flush=True)
        if config.seed is not None and service.app.states.is_inherited:
            print(f"warning: {config.data} is not new, so that the seed is not used", file=sys.stderr, flush=True)
        _print_generated(service)
        await stop.wait()
    finally:
        await service.stop()


def _print_generated(service: MockService) -> None:
    """Tell the credentials that nobody chose, else nobody could log in."""
    if service.config.open:
        return
    parts = []
    if not service.config.users and (password := service.site.generated("password")):
        parts.append(f"user admin, password {password}")
    if not service.config.api_keys and (key := service.site.generated("api_key")):
        parts.append(f"API key {key}")
    if parts:
        print("site admin: " + "; ".join(parts), file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m files_mock_server", description="A stateful mock of a Files.com-style file service."
    )
    add = parser.add_argument
    add("--spec", type=Path, metavar="FILE", help="serve what an OpenAPI document in YAML or JSON describes, instead")
    add("--port", type=_port, default=4041, help="port to listen on; 0 picks a free one (default: 4041)")
    add("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    add("--data", type=Path, metavar="DIR", help="folder of the state (default: a temporary one)")
    add("--api-key", action="append", default=[], type=_key, metavar="KEY", help="a site admin's key; may be repeated")
    add(
        "--user", action="append", default=[], type=_user, metavar="NAME:PASSWORD", help="a site admin; may be repeated"
    )
    add("--open", action="store_true", help="accept any key and any session as a site admin")
    add("--part-size", type=_positive, metavar="BYTES", help="bytes of an upload part (default: grows from 5 MiB)")
    add("--seed", metavar="PATH", help="fill a new state: a folder, or a JSON fixture (--spec: records by schema)")
    add("--checksum-delay", type=_seconds, default=0.0, metavar="SECONDS", help="until checksums show (default: 0)")
    add("--certificate", type=Path, metavar="FILE", help="PEM file of a certificate: speak https (default: http)")
    add("--private-key", type=Path, metavar="FILE", help="PEM file of its key (default: it is in the same file)")
    add("--webhooks-anywhere", action="store_true", help="send webhooks to other machines too, not to loopback alone")
    add("--no-control", dest="control", action="store_false", help="no endpoints and no page below /__mock__/")
    add(
        "--durable",
        action="store_true",
        help="sync what is acknowledged to disk, so that it survives a loss of power, too; slower",
    )
    add(
        "--max-connections",
        type=_positive,
        default=1000,
        metavar="N",
        help="connections at a time; one more is answered 503 (default: 1000)",
    )
    add("--faults", type=_faults, default=(), metavar="FILE", help="JSON file with rules of what goes wrong")
    add("--log-level", default="warning", choices=("debug", "info", "warning", "error"), help="default: warning")
    add("--version", action="version", version=__version__)
    return parser


def _faults(text: str) -> tuple[Mapping[str, Any], ...]:
    try:
        return read_file(Path(text))
    except FaultError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _user(text: str) -> tuple[str, str]:
    name, colon, password = text.partition(":")
    if not name or not colon or not password:
        raise argparse.ArgumentTypeError("give it as NAME:PASSWORD")
    return name, password


def _key(text: str) -> str:
    if not (text and text.isascii() and text.isprintable() and text == text.strip()):
        raise argparse.ArgumentTypeError("give it as text that a header can carry, such as letters and digits")
    return text


def _positive(text: str) -> int:
    if not (_is_number(text) and int(text) > 0):
        raise argparse.ArgumentTypeError(f"must be a whole number, at least 1, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number of seconds, zero or more, not {text!r}")
    return number


def _port(text: str) -> int:
    if not (_is_number(text) and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"must be a whole number between 0 and 65535, not {text!r}")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


if __name__ == "__main__":
    sys.exit(main())
