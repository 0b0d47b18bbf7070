"""Signatures: what is accepted, and that nothing else is."""

from __future__ import annotations

import hashlib
import hmac
import pickle
from typing import Any

import pytest
from event_site import PLAIN_SCHEME, SECRET
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events import (
    FILES_WEBHOOKS,
    STANDARD_WEBHOOKS,
    SignatureError,
    SignatureScheme,
    sign,
    verify,
)

NOW = 1614265330
BODY = b'{"test": 2432232314}'
VECTOR = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": str(NOW),
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
"""The test vector that Standard Webhooks publishes."""


def test_the_published_vector() -> None:
    """The vector that Standard Webhooks publishes is accepted, and signing it again gives the same headers."""
    claim = verify(STANDARD_WEBHOOKS, VECTOR, BODY, SECRET, now=NOW)
    assert (claim.id, claim.timestamp) == ("msg_p5jXN8AQM9LWM0D4loKWxJek", NOW)
    assert sign(STANDARD_WEBHOOKS, SECRET, BODY, id=claim.id, timestamp=NOW) == VECTOR


def test_a_scheme_without_ids() -> None:
    """A scheme of another service is a value: hex, another prefix, no id."""
    body = b'{"type":"file.ready"}'
    expected = hmac.new(b"secret", b"v0:1614265330:" + body, hashlib.sha256).hexdigest()
    headers = sign(PLAIN_SCHEME, "secret", body, timestamp=NOW)
    assert headers == {"X-Neighbour-Request-Timestamp": str(NOW), "X-Neighbour-Signature": f"v0={expected}"}
    assert verify(PLAIN_SCHEME, headers, body, ["another", "secret"], now=NOW).id is None


def test_names_of_headers_have_no_case() -> None:
    """Headers are found however their names are written (RFC 9110 §5.1)."""
    shouted = {name.upper(): value for name, value in VECTOR.items()}
    assert verify(STANDARD_WEBHOOKS, shouted, BODY, SECRET, now=NOW).timestamp == NOW


@pytest.mark.parametrize("offset", [-300, 300])
def test_the_window_has_two_ends(offset: int) -> None:
    """The timestamp may be as old as the tolerance, or as far in the future, and not a second more."""
    verify(STANDARD_WEBHOOKS, VECTOR, BODY, SECRET, now=NOW + offset)
    with pytest.raises(SignatureError, match="future" if offset < 0 else "ago"):
        verify(STANDARD_WEBHOOKS, VECTOR, BODY, SECRET, now=NOW + offset + (1 if offset > 0 else -1))


@pytest.mark.parametrize("stamp", ["", "1614265330.0", "+1614265330", " 1614265330", "1_614_265_330", "1e9", "9" * 40])
def test_a_timestamp_is_a_whole_number(stamp: str) -> None:
    """Spellings that Python would take for a number are none."""
    with pytest.raises(SignatureError):
        verify(STANDARD_WEBHOOKS, {**VECTOR, "webhook-timestamp": stamp}, BODY, SECRET, now=NOW)


@pytest.mark.parametrize("missing", VECTOR)
def test_every_header_is_needed(missing: str) -> None:
    """Without one of the headers, the log is told which."""
    headers = {name: value for name, value in VECTOR.items() if name != missing}
    with pytest.raises(SignatureError, match=missing):
        verify(STANDARD_WEBHOOKS, headers, BODY, SECRET, now=NOW)


def test_several_secrets_and_signatures() -> None:
    """While a secret changes, either side may have both, and others' signatures beside ours do no harm."""
    both = sign(STANDARD_WEBHOOKS, [b"new", b"old"], BODY, id="msg_1", timestamp=NOW)
    assert verify(STANDARD_WEBHOOKS, both, BODY, b"old", now=NOW)
    assert verify(STANDARD_WEBHOOKS, VECTOR, BODY, [b"new", SECRET], now=NOW)
    among = {**VECTOR, "webhook-signature": f"v1a,AAAA v1,BBBB {VECTOR['webhook-signature']}"}
    assert verify(STANDARD_WEBHOOKS, among, BODY, SECRET, now=NOW)
    with pytest.raises(SignatureError, match="no signature matches"):
        verify(STANDARD_WEBHOOKS, both, BODY, [], now=NOW)
    with pytest.raises(InvalidParameterError, match="separator"):
        sign(PLAIN_SCHEME, ["new", "old"], BODY)


def test_secrets_as_they_are_written() -> None:
    """Behind the prefix a secret is base64; without it, its text is the key."""
    raw = STANDARD_WEBHOOKS.key(SECRET)
    assert len(raw) == 24
    assert verify(STANDARD_WEBHOOKS, VECTOR, BODY, raw, now=NOW)
    assert STANDARD_WEBHOOKS.key("täglich") == "täglich".encode()


@pytest.mark.parametrize("secret", ["", b"", None, 7, "whsec_", "whsec_not base64!"])
def test_bad_secrets(secret: Any) -> None:
    """An empty secret would accept everybody: it is refused, and none is shown in the error."""
    with pytest.raises(InvalidParameterError) as caught:
        STANDARD_WEBHOOKS.key(secret)
    assert "not base64!" not in str(caught.value)


def test_the_query_of_a_get() -> None:
    """Where a GET is signed over its query, another query is refused; a scheme without that does not look at it."""
    query = b"action=create&path=a%2Fb"
    headers = sign(FILES_WEBHOOKS, "token", method="GET", query=query)
    assert verify(FILES_WEBHOOKS, headers, b"ignored", "token", method="GET", query=query)
    with pytest.raises(SignatureError):
        verify(FILES_WEBHOOKS, headers, b"", "token", method="GET", query=query + b"&type=file")
    assert verify(STANDARD_WEBHOOKS, sign(STANDARD_WEBHOOKS, "token"), b"", "token", method="GET", query=query)


@pytest.mark.parametrize(
    "parts",
    [
        {"timestamp_header": None},  # a timestamp is signed, but nobody says where it comes from
        {"signed": "{body}"},  # a timestamp comes along unsigned
        {"signed": "{timestamp}"},
        {"signed": "{timestamp}.{body}", "id_header": "X-Id"},
        {"encoding": "base32"},
        {"tolerance": 0},
    ],
)
def test_schemes_that_prove_nothing(parts: dict[str, Any]) -> None:
    """A scheme that would trust something unsigned cannot be made."""
    whole: dict[str, Any] = {
        "signature_header": "X-Signature",
        "timestamp_header": "X-Timestamp",
        "signed": "{timestamp}.{body}",
    }
    with pytest.raises(InvalidParameterError):
        SignatureScheme(**{**whole, **parts})


def test_a_scheme_with_a_body_alone() -> None:
    """A scheme may have neither id nor timestamp, and then nothing is ever too old."""
    scheme = SignatureScheme(
        signature_header="X-Hub-Signature-256", timestamp_header=None, signed="{body}", prefix="sha256="
    )
    headers = sign(scheme, "secret", BODY)
    assert verify(scheme, headers, BODY, "secret", now=0).timestamp is None


bodies = st.binary(min_size=1, max_size=60)
schemes = st.sampled_from([STANDARD_WEBHOOKS, FILES_WEBHOOKS, PLAIN_SCHEME])


@given(schemes, bodies, st.binary(min_size=1, max_size=40))
def test_what_is_signed_is_accepted(scheme: SignatureScheme, body: bytes, secret: bytes) -> None:
    """Whatever the body and the secret, the receiver accepts what the sender signed."""
    assert verify(scheme, sign(scheme, secret, body, timestamp=NOW), body, secret, now=NOW)


@given(schemes, bodies, st.data())
def test_any_altered_byte_is_refused(scheme: SignatureScheme, body: bytes, data: st.DataObject) -> None:
    """One byte changed in the body, or one character in a header, and nothing is accepted."""
    headers = sign(scheme, b"secret", body, timestamp=NOW)
    at = data.draw(st.integers(0, len(body) - 1))
    altered = bytearray(body)
    altered[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SignatureError):
        verify(scheme, headers, bytes(altered), b"secret", now=NOW)
    name = data.draw(st.sampled_from(sorted(headers)))
    where = data.draw(st.integers(0, len(headers[name]) - 1))
    other = data.draw(
        st.characters(min_codepoint=33, max_codepoint=255).filter(lambda char: char != headers[name][where])
    )
    changed = {**headers, name: headers[name][:where] + other + headers[name][where + 1 :]}
    with pytest.raises(SignatureError):
        verify(scheme, changed, body, b"secret", now=NOW)


@given(schemes, bodies, st.binary(min_size=1), st.binary(min_size=1))
def test_another_secret_is_refused(scheme: SignatureScheme, body: bytes, ours: bytes, theirs: bytes) -> None:
    """What was signed with another secret is refused."""
    # A key is filled up with zeros (RFC 2104): two that differ in those alone are the same key.
    if ours.rstrip(b"\0") != theirs.rstrip(b"\0") and max(len(ours), len(theirs)) <= 64:
        with pytest.raises(SignatureError):
            verify(scheme, sign(scheme, theirs, body, timestamp=NOW), body, ours, now=NOW)


def test_errors_can_be_pickled() -> None:
    """What a worker process raises can be brought home."""
    assert str(pickle.loads(pickle.dumps(SignatureError("x")))) == "x"
