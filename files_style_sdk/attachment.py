"""Files that travel inside a call, as multipart form data (RFC 7578)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.parameters import flattened, scalar

__all__ = ["Attachment", "FileInput", "encode_form", "is_file_input"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bytes to send as a file, with the name and type to give it.

    Attributes:
        content: The bytes, or a binary stream to read them from.
        filename: The name that the service is told.
        content_type: The media type that the service is told.

    Example:
        >>> Attachment(b"hello", filename="hello.txt", content_type="text/plain").filename
        'hello.txt'
    """

    content: bytes | BinaryIO = field(repr=False)
    filename: str = "attachment"
    content_type: str = "application/octet-stream"

    def __post_init__(self) -> None:
        """Refuse a media type that would break out of its header.

        Raises:
            InvalidParameterError: `content_type` is not printable ASCII.
        """
        if not (self.content_type.isascii() and self.content_type.isprintable()):
            raise InvalidParameterError(
                f"content_type must be a media type such as 'text/plain', not {self.content_type!r}"
            )

    @classmethod
    def from_path(cls, path: str | os.PathLike[str]) -> Attachment:
        """The content of a local file, under its own name and the type that the name suggests.

        Raises:
            OSError: The file cannot be read.
        """
        import mimetypes

        name = os.path.basename(path)
        with open(path, "rb") as file:
            return cls(file.read(), os.fspath(name), mimetypes.guess_type(name)[0] or "application/octet-stream")


FileInput = bytes | BinaryIO | Attachment
"""What a parameter that takes a file accepts: never a string, which might be meant as a path or as content."""


def is_file_input(value: Any) -> bool:
    """Whether `value` can be sent as a file."""
    return isinstance(value, (bytes, bytearray, memoryview, Attachment)) or callable(getattr(value, "read", None))


def encode_form(values: Mapping[str, Any]) -> tuple[str, bytes]:
    """Encode parameters of which at least one is a file.

    Args:
        values: Parameters by name; lists become repeated `name[]` fields and maps `name[key]` fields.

    Returns:
        The Content-Type header and the body.

    Raises:
        InvalidParameterError: A stream yields text.
    """
    boundary = os.urandom(16).hex()
    parts: list[bytes] = []
    for name, value in values.items():
        for field_name, item in flattened(name, value):
            parts.append(_part(boundary, field_name, item))
    return f"multipart/form-data; boundary={boundary}", b"".join([*parts, f"--{boundary}--\r\n".encode()])


def _part(boundary: str, name: str, value: Any) -> bytes:
    disposition = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
    if not is_file_input(value):
        return f"{disposition}\r\n\r\n{scalar(value)}\r\n".encode()
    attachment = value if isinstance(value, Attachment) else Attachment(value)
    content = attachment.content
    if not isinstance(content, (bytes, bytearray, memoryview)):
        content = content.read()
        if isinstance(content, str):
            raise InvalidParameterError(f"{name} must be a binary stream: open the file with mode 'rb'")
    head = (
        f'{disposition}; filename="{_quoted(attachment.filename)}"\r\nContent-Type: {attachment.content_type}\r\n\r\n'
    )
    return head.encode() + bytes(content) + b"\r\n"


def _quoted(text: str) -> str:
    """A name inside quotes, escaped as HTML's form submission does."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
