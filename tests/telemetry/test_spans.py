"""OpenTelemetry: what spans and metrics tell, what they keep to themselves, and that off means off."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

import files_style_sdk as files_sdk
from files_style_sdk import telemetry
from files_style_sdk.api_client import Caller, WaitingCaller

SECRET_KEY = "TESTKEY1"


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    """Keeps the spans that ended."""
    return InMemorySpanExporter()


@pytest.fixture
def instrumented(exporter: InMemorySpanExporter) -> Iterator[Callable[..., InMemoryMetricReader]]:
    """Turns telemetry on with what is given, for the length of a test."""

    def turn_on(**options: Any) -> InMemoryMetricReader:
        provider, reader = TracerProvider(), InMemoryMetricReader()
        provider.add_span_processor(SimpleSpanProcessor(exporter))
        telemetry.instrument(provider, MeterProvider([reader]), **options)
        return reader

    yield turn_on
    telemetry.uninstrument()


def told(exporter: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    """The spans by name; each name came once."""
    spans = exporter.get_finished_spans()
    by_name = {span.name: span for span in spans}
    assert len(by_name) == len(spans), [span.name for span in spans]
    return by_name


def attributes(span: ReadableSpan) -> dict[str, Any]:
    """What a span tells."""
    return dict(span.attributes or {})


def totals(reader: InMemoryMetricReader) -> dict[str, float]:
    """The sum of each counter over all its labels."""
    data = reader.get_metrics_data()
    assert data is not None
    found: dict[str, float] = {}
    for resource in data.resource_metrics:
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                found[metric.name] = sum(getattr(point, "value", 0) for point in metric.data.data_points)
    return found


def test_a_call_is_one_span(face: Any, exporter: InMemorySpanExporter, instrumented: Any) -> None:
    """One call of the module or a client gives one span with resource, method, status and bytes."""
    instrumented()
    face.user.list(per_page=1)
    span = told(exporter)["user.list"]
    said = attributes(span)
    assert (said["files.resource"], said["files.operation"]) == ("user", "list")
    assert (said["http.request.method"], said["url.template"]) == ("GET", "/users")
    assert (said["http.response.status_code"], said["files.retries"], said["files.requests"]) == (200, 0, 1)
    assert said["files.bytes_received"] > 10
    assert said["server.address"] == "127.0.0.1"
    assert span.status.status_code is StatusCode.UNSET


def test_a_transfer_is_one_span(
    face: Any, folder: str, tmp_path: Path, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """An upload of many parts and a download are a span each, which has all their bytes."""
    content = bytes(range(256)) * 100
    (tmp_path / "a").write_bytes(content)
    instrumented()
    face.upload_file(tmp_path / "a", f"/{folder}/a")
    face.download_file(f"/{folder}/a", tmp_path / "b")
    spans = told(exporter)
    assert spans.keys() == {"file.upload_file", "file.download_file"}
    up, down = attributes(spans["file.upload_file"]), attributes(spans["file.download_file"])
    assert up["files.bytes_sent"] >= len(content) > up["files.bytes_received"]
    assert down["files.bytes_received"] >= len(content) > down["files.bytes_sent"]
    assert up["files.requests"] > 7


def test_a_folder_is_one_span(
    client: files_sdk.Client, folder: str, tmp_path: Path, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """A transfer of many files is one span, whichever threads and loops carry it out."""
    (tmp_path / "tree").mkdir()
    for number in range(30):  # enough for the loop
        (tmp_path / "tree" / str(number)).write_bytes(b"x" * 100)
    instrumented()
    client.upload_directory(tmp_path / "tree", folder)
    assert len(list(client.folder.walk(folder))) == 30
    spans = told(exporter)
    assert spans.keys() == {"file.upload_directory", "folder.walk"}
    assert attributes(spans["file.upload_directory"])["files.requests"] >= 90
    assert attributes(spans["file.upload_directory"])["files.bytes_sent"] >= 3000
    assert attributes(spans["folder.walk"])["files.requests"] == 1


def test_async(
    mock_server: Any, folder: str, tmp_path: Path, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """An async client's calls, transfers and walks are the same spans, also when they go on at once."""
    (tmp_path / "a").write_bytes(b"x" * 20_000)
    instrumented()

    async def work() -> None:
        async with files_sdk.AsyncClient(base_url=mock_server.url, api_key=SECRET_KEY) as client:
            await client.upload_file(tmp_path / "a", f"/{folder}/a")
            await asyncio.gather(client.file.find(f"/{folder}/a"), client.user.list())
            assert [entry.path async for entry in client.folder.walk(folder)] == [f"{folder}/a"]

    asyncio.run(work())
    spans = told(exporter)
    assert spans.keys() == {"file.upload_file", "file.find", "user.list", "folder.walk"}
    assert attributes(spans["file.upload_file"])["files.bytes_sent"] >= 20_000
    assert attributes(spans["file.find"])["files.requests"] == attributes(spans["user.list"])["files.requests"] == 1


def test_open_files(client: files_sdk.Client, folder: str, exporter: InMemorySpanExporter, instrumented: Any) -> None:
    """What an open file sends and receives is in spans of one name, however it is read and written."""
    instrumented()
    with client.open(f"/{folder}/a", "wb") as file:
        file.write(b"x" * 10_000)
    with client.open(f"/{folder}/a", "rb") as file:
        assert len(file.read()) == 10_000
    spans = exporter.get_finished_spans()
    assert {span.name for span in spans} == {"file.open"}
    assert sum(attributes(span)["files.bytes_sent"] for span in spans) >= 10_000
    assert sum(attributes(span)["files.bytes_received"] for span in spans) >= 10_000


def test_spans_belong_to_the_callers(
    client: files_sdk.Client, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """A span is a child of the one that its caller is in, and is over when the call is."""
    instrumented()
    mine = TracerProvider().get_tracer("mine")
    with mine.start_as_current_span("outer") as outer:
        client.user.list()
        assert trace.get_current_span() is outer
    parent = told(exporter)["user.list"].parent
    assert parent is not None
    assert parent.span_id == outer.get_span_context().span_id


def test_later_pages(client: files_sdk.Client, folder: str, exporter: InMemorySpanExporter, instrumented: Any) -> None:
    """Each page after the first is a span of its own."""
    for name in "abc":
        client.folder.create(f"{folder}/{name}")
    instrumented()
    assert len(list(client.folder.list_for(folder, per_page=1).auto_paging_iter())) == 3
    names = [span.name for span in exporter.get_finished_spans()]
    assert names == ["folder.list_for", "file.next_page", "file.next_page"]


def test_retries_are_counted(
    client: files_sdk.Client, mock_server: Any, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """A call that had to be sent three times has two retries, in its span and in the metrics."""
    reader = instrumented()
    with mock_server.fault("status", path="/api/rest/v1/users", times=2, status=503):
        client.user.list()
    assert attributes(told(exporter)["user.list"])["files.retries"] == 2
    counted = totals(reader)
    assert counted["files.client.retries"] == 2
    assert counted["files.client.received"] == attributes(told(exporter)["user.list"])["files.bytes_received"]


def test_repeated_parts_are_retries(
    client: files_sdk.Client,
    folder: str,
    mock_server: Any,
    tmp_path: Path,
    exporter: InMemorySpanExporter,
    instrumented: Any,
) -> None:
    """A part that storage refused once, and that its plan sent again, is a retry."""
    (tmp_path / "a").write_bytes(b"x" * 20_000)
    instrumented()
    with mock_server.fault("status", method="PUT", path="/storage/*", times=1, status=503):
        client.upload_file(tmp_path / "a", f"/{folder}/a")
    assert attributes(told(exporter)["file.upload_file"])["files.retries"] == 1


def test_errors(client: files_sdk.Client, exporter: InMemorySpanExporter, instrumented: Any) -> None:
    """A call that fails gives a span with the class of its error and the status, but not its message."""
    instrumented()
    with pytest.raises(files_sdk.error.NotFoundError):
        client.file.find("/secret-plans.txt")
    span = told(exporter)["file.find"]
    assert span.status.status_code is StatusCode.ERROR
    assert attributes(span)["error.type"] == "FileNotFoundError"
    assert attributes(span)["http.response.status_code"] == 404
    assert "secret-plans" not in span.to_json()


def test_no_path_and_no_credential(
    client: files_sdk.Client, folder: str, tmp_path: Path, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """Neither files, their folders, keys nor signed URLs are in spans or metrics."""
    (tmp_path / "plans").write_bytes(b"x")
    reader = instrumented()
    client.upload_file(tmp_path / "plans", f"/{folder}/plans")
    client.get(f"/folders/{folder}")
    all_of_it = "".join(span.to_json() for span in exporter.get_finished_spans())
    data = reader.get_metrics_data()
    assert data is not None
    all_of_it += data.to_json()
    assert "file.upload_file" in all_of_it
    for word in ("plans", folder, SECRET_KEY, "signature", "storage"):
        assert word not in all_of_it


def test_paths_when_asked(
    client: files_sdk.Client, folder: str, exporter: InMemorySpanExporter, instrumented: Any
) -> None:
    """`record_paths` adds the path of the first request, without its query."""
    instrumented(record_paths=True)
    client.folder.list_for(folder, per_page=7)
    assert attributes(told(exporter)["folder.list_for"])["url.path"] == f"/api/rest/v1/folders/{folder}"


def test_off_leaves_nothing(client: files_sdk.Client, exporter: InMemorySpanExporter, instrumented: Any) -> None:
    """Turned off, the callers have their own methods again, and no span is made."""
    before = (WaitingCaller.operate, Caller.run)
    instrumented()
    instrumented(record_paths=True)
    assert telemetry.is_instrumented()
    assert (WaitingCaller.operate, Caller.run) != before
    telemetry.uninstrument()
    assert (WaitingCaller.operate, Caller.run) == before
    client.user.list()
    assert not telemetry.is_instrumented()
    assert not exporter.get_finished_spans()


def test_off_imports_nothing() -> None:
    """Until it is turned on, OpenTelemetry is not even imported."""
    program = (
        "import sys, files_style_sdk as f; from files_style_sdk import telemetry; f.Client(api_key='K').user\n"
        "print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.strip() == "[]"


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OpenTelemetry the error names the extra."""
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    monkeypatch.delitem(sys.modules, "files_style_sdk.telemetry.spans", raising=False)
    with pytest.raises(files_sdk.error.InvalidParameterError, match=r"files-style-sdk\[otel\]"):
        telemetry.instrument()


def test_bad_option() -> None:
    """`record_paths` of another kind is refused before anything is changed."""
    with pytest.raises(files_sdk.error.InvalidParameterError, match="record_paths must be True or False"):
        telemetry.instrument(record_paths="yes")  # type: ignore[arg-type]
    assert not telemetry.is_instrumented()
