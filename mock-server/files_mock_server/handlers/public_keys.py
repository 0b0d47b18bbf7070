"""Public keys: read as OpenSSH writes them, so that their fingerprints are the real ones."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import delegation
from files_mock_server.handlers.site import setting
from files_mock_server.problems import Problem, missing
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["public_key"] = Traits(
    owned=True,
    hidden=frozenset(
        (
            "generate_algorithm",
            "generate_keypair",
            "generate_length",
            "generate_private_key_password",
            "public_key",
        )
    ),
    defaults={"status": "not_expired", "expired": False},
)


@handles("public_key", "create")
def create(call: Call) -> dict[str, Any]:
    """Add a public key. The mock generates no keys: a pair that nobody can log in with would be a pretence."""
    if not call.principal.is_admin and not setting(call.site, "users_can_create_ssh_keys"):
        raise delegation.site_admin_required("Only a site admin may add keys on this site.")
    text = call.get("public_key")
    if not text and call.flag("generate_keypair"):
        raise Problem("processing-failure/model-save-error", "The mock server does not generate key pairs.")
    if not text:
        raise missing("public_key")
    return generic.present(call, generic.insert(call, {**generic.attributes(call), **_fingerprints(text)}))


def _fingerprints(text: str) -> dict[str, str]:
    """The fingerprints of a key in OpenSSH's format (RFC 4716 has the same blob, RFC 4253 section 6.6 its content)."""
    kind, _, rest = text.strip().partition(" ")
    try:
        blob = base64.b64decode(rest.split()[0] if rest.split() else "", validate=True)
    except (binascii.Error, ValueError):
        blob = b""
    if not blob or blob[4 : 4 + int.from_bytes(blob[:4], "big")] != kind.encode():
        raise Problem("processing-failure/model-save-error", "Public key is invalid.", data={"param": "public_key"})
    md5 = hashlib.md5(blob, usedforsecurity=False).hexdigest()
    sha256 = base64.b64encode(hashlib.sha256(blob).digest()).rstrip(b"=").decode()
    return {
        "fingerprint": ":".join(md5[at : at + 2] for at in range(0, 32, 2)),
        "fingerprint_sha256": f"SHA256:{sha256}",
    }
