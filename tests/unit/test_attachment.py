"""Files inside a call, as multipart form data."""

from __future__ import annotations

import io
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk import Attachment
from files_style_sdk.attachment import encode_form, is_file_input
from files_style_sdk.error import InvalidParameterError


def parts_of(values: dict[str, Any]) -> list[tuple[Any, Any, str, bytes]]:
    """What a form parser that is not ours reads: name, file name, type and content of each part."""
    content_type, body = encode_form(values)
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


def test_form_is_read_back_by_another_parser() -> None:
    """Fields, lists, maps and files come out of a standard parser as they went in; None is left out."""
    values = {
        "text": "plain",
        "flag": True,
        "ids": [1, 2],
        "map": {"a": "b"},
        "nothing": None,
        "file": Attachment(b"\x00\xff\r\n--x", "a.bin", "image/png"),
    }
    assert parts_of(values) == [
        ("text", None, "text/plain", b"plain"),
        ("flag", None, "text/plain", b"true"),
        ("ids[]", None, "text/plain", b"1"),
        ("ids[]", None, "text/plain", b"2"),
        ("map[a]", None, "text/plain", b"b"),
        ("file", "a.bin", "image/png", b"\x00\xff\r\n--x"),
    ]


@pytest.mark.parametrize("content", [b"x", bytearray(b"x"), memoryview(b"x"), io.BytesIO(b"x")])
def test_plain_contents_get_a_name(content: Any) -> None:
    """Bytes and streams are files too, under a neutral name and type."""
    assert parts_of({"f": content}) == [("f", "attachment", "application/octet-stream", b"x")]


def test_name_cannot_break_out_of_its_header() -> None:
    """Quotes and line ends in a file name are escaped."""
    _, body = encode_form({"f": Attachment(b"", 'a"\r\nX-Evil: 1\r\n.txt')})
    assert b"\r\nX-Evil" not in body
    assert b'filename="a%22%0D%0AX-Evil: 1%0D%0A.txt"' in body


def test_content_type_cannot_break_out_of_its_header() -> None:
    """Line ends in a content type are refused or escaped, never sent as a header of their own."""
    try:
        _, body = encode_form({"f": Attachment(b"", "a.txt", "text/plain\r\nX-Evil: 1")})
    except InvalidParameterError:
        return
    assert b"\r\nX-Evil" not in body


def test_text_stream_is_refused_by_name() -> None:
    """A stream of text is refused with advice."""
    with pytest.raises(InvalidParameterError, match="avatar must be a binary stream"):
        encode_form({"avatar": io.StringIO("text")})


def test_a_string_is_never_a_file() -> None:
    """A string is taken neither for a path nor for content."""
    assert not is_file_input("/etc/passwd")
    assert not is_file_input(Path("/etc/passwd"))


def test_from_path(tmp_path: Path) -> None:
    """A local file comes with its own name and the type that the name suggests."""
    (tmp_path / "Bild ü.png").write_bytes(b"PNG")
    attachment = Attachment.from_path(tmp_path / "Bild ü.png")
    assert (attachment.content, attachment.filename, attachment.content_type) == (b"PNG", "Bild ü.png", "image/png")
    (tmp_path / "noext").write_bytes(b"")
    assert Attachment.from_path(tmp_path / "noext").content_type == "application/octet-stream"


def test_from_path_of_a_missing_file(tmp_path: Path) -> None:
    """A missing file is the system's own error, with its name."""
    with pytest.raises(FileNotFoundError, match=r"missing\.png"):
        Attachment.from_path(tmp_path / "missing.png")


def test_repr_does_not_show_the_content() -> None:
    """A private document does not end up in a log by way of repr."""
    assert "PRIVATE" not in repr(Attachment(b"PRIVATE", "a.txt"))


def test_two_forms_have_different_boundaries() -> None:
    """A boundary cannot be guessed from an earlier one."""
    assert encode_form({"f": b""})[0] != encode_form({"f": b""})[0]
