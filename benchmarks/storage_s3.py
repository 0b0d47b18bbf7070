"""As much of the S3 protocol as boto3 needs to put and get objects of a bucket."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.storage_loop import Answer, Content, Request

__all__ = ["Bucket"]

_XML = "Content-Type: application/xml\r\n"
_ETAG = '"0123456789abcdef0123456789abcdef"'
_STARTED = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
_COMPLETED = f"<CompleteMultipartUploadResult><ETag>{_ETAG}</ETag></CompleteMultipartUploadResult>"


class Bucket:
    """The answers. What is put is thrown away; what can be got are the files of the service.

    Args:
        contents: Those files, by path.
        answer: Answers a request for the content of one of them.
    """

    def __init__(self, contents: Mapping[str, Content], answer: Callable[[Request, str], Answer | None]) -> None:
        self._contents = contents
        self._answer = answer

    def handle(self, request: Request, key: str, query: str) -> Answer | None:
        """Answer one request about an object.

        Args:
            request: The request.
            key: The object's key.
            query: The query of its address.
        """
        match request.method:
            case "GET" | "HEAD":
                return self._answer(request, key)
            case "PUT":
                return Answer(200, headers=f"ETag: {_ETAG}\r\n")
            case "POST" if "uploads" in query:
                return Answer(200, _STARTED.encode(), headers=_XML)
            case "POST":
                return Answer(200, _COMPLETED.encode(), headers=_XML)
        return None
