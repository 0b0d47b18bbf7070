"""A certificate for the loopback interface, made when a benchmark needs one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import certifi

__all__ = ["Certificate", "make_certificate"]

_SUBJECT = ("-subj", "/CN=files-style-sdk benchmarks", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost")
_USAGE = ("-addext", "keyUsage=critical,digitalSignature,keyCertSign")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that vouches for itself.

    Attributes:
        server: The file with certificate and key, for the server.
        bundle: The file with the certificates that clients are to trust: the public ones, since reading as many is
            part of what a client does, and this one.
    """

    server: Path
    bundle: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables by which every contender is told to trust it."""
        return dict.fromkeys(
            ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "AWS_CA_BUNDLE", "SSL_CERT_FILE"), str(self.bundle)
        )


def make_certificate(folder: Path) -> Certificate:
    """Make a key and a certificate that holds for a day.

    Args:
        folder: Where the files go.

    Raises:
        RuntimeError: The `openssl` command is missing.
        subprocess.CalledProcessError: It failed.
    """
    openssl = shutil.which("openssl")
    if openssl is None:
        raise RuntimeError("the benchmarks over https make a certificate with the openssl command; install openssl")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    kind = ("-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run(  # noqa: S603
        [openssl, "req", *kind, *files, *_SUBJECT, *_USAGE], check=True, capture_output=True, timeout=60
    )
    made = Certificate(folder / "server.pem", folder / "bundle.pem")
    text = certificate.read_text(encoding="ascii")
    made.server.write_text(key.read_text(encoding="ascii") + text, encoding="ascii")
    made.bundle.write_text(Path(certifi.where()).read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    return made
