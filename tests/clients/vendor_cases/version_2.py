"""What only version 2 of the SDK can: clients, streams, whole directories, waiting, pausing."""

from __future__ import annotations

import io

import files_sdk

from vendor_cases.common import MIB, Case, random_bytes, refused


def clients_stand_alone(case: Case) -> None:
    """A client with a session of its own acts beside the module's settings."""
    files_sdk.set_api_key("")
    with files_sdk.Client(base_url=case.url, api_key=case.api_key) as client:
        client.folder.create(f"{case.folder}/by client")
        assert [entry.display_name for entry in client.folder.list_for(case.folder)] == ["by client"]
        made = client.session.create({"username": case.username, "password": case.password})
    with files_sdk.Client(base_url=case.url, session_id=made.id) as client:
        assert client.file.find(f"{case.folder}/by client").type == "directory"


def streams_go_and_come(case: Case) -> None:
    """A stream of unknown length goes up in parts, and comes back into another."""
    data, path = random_bytes(11 * MIB), f"{case.folder}/stream"
    seen = []
    sent = files_sdk.upload_stream(io.BytesIO(data), path, progress=lambda state: seen.append(state))
    assert sent.size == len(data)
    assert seen
    target = io.BytesIO()
    files_sdk.download_stream(path, target)
    assert target.getvalue() == data


def many_parts_at_once(case: Case) -> None:
    """Parts and ranges travel at the same time and arrive in their places."""
    data = random_bytes(23 * MIB)
    local, path = case.file("big", data), f"{case.folder}/big"
    files_sdk.upload_file(local, path, max_concurrency=4)
    files_sdk.download_file(path, str(case.local / "back"), max_concurrency=4)
    assert (case.local / "back").read_bytes() == data


def files_open_with_more(case: Case) -> None:
    """Lines, pieces and buffers are read from an open file."""
    path = case.remote("lines", b"one\ntwo\nthree")
    with files_sdk.open(path) as file:
        assert file.readline() == "one\n"
        assert list(file) == ["two\n", "three"]
    with files_sdk.open(path, "rb") as file:
        buffer = bytearray(5)
        assert (file.read(2), file.readinto(buffer), bytes(buffer)) == (b"on", 5, b"e\ntwo")


def directories_go_and_come(case: Case) -> None:
    """A directory with folders, empty ones and hard names comes back as it went."""
    source = case.local / "source"
    files = {"a b.txt": b"1", "100% #1?.bin": b"22", "deep/er/\u00fc.txt": b"333", "empty": b""}
    for name, data in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(data)
    (source / "no files").mkdir()
    sent = files_sdk.upload_directory(source, f"{case.folder}/tree")
    assert sent.ok, sent
    back = case.local / "back"
    received = files_sdk.download_directory(f"{case.folder}/tree", back)
    assert received.ok, received
    found = {path.relative_to(back).as_posix(): path.read_bytes() for path in back.rglob("*") if path.is_file()}
    assert found == files
    assert (back / "no files").is_dir()


def lists_of_files_go_and_come(case: Case) -> None:
    """Chosen files are sent and fetched as one job, which tells of each one."""
    pairs = [(case.file(f"f{number}", bytes([number])), f"{case.folder}/g{number}") for number in range(6)]
    assert files_sdk.upload_files(pairs).ok
    wanted = [(remote, str(case.local / f"h{number}")) for number, (_, remote) in enumerate(pairs)]
    result = files_sdk.download_files([*wanted, (f"{case.folder}/missing", str(case.local / "missing"))])
    assert (len(result.completed), len(result.failed)) == (6, 1)
    assert isinstance(result.failed[0].error, files_sdk.error.NotFoundError)
    assert [(case.local / f"h{number}").read_bytes() for number in range(6)] == [bytes([n]) for n in range(6)]


def actions_are_waited_for(case: Case) -> None:
    """Copying, moving and deleting can be waited for."""
    path = case.remote("f")
    files_sdk.file.copy_and_wait(path, {"destination": f"{case.folder}/g"}, interval=0.02)
    files_sdk.file.move_and_wait(f"{case.folder}/g", {"destination": f"{case.folder}/h"}, interval=0.02)
    files_sdk.file.delete_and_wait(f"{case.folder}/f", interval=0.02)
    assert [entry.display_name for entry in files_sdk.folder.list_for(case.folder)] == ["h"]
    with refused("FileNotFoundError", 404):
        files_sdk.file.copy_and_wait(path, {"destination": f"{case.folder}/i"}, interval=0.02)


def transfers_pause_and_go_on(case: Case) -> None:
    """An upload and a download that were paused go on from what had arrived."""
    data = random_bytes(23 * MIB)
    local, path = case.file("big", data), f"{case.folder}/big"
    for transfer, source, target in (
        (files_sdk.upload_file, local, path),
        (files_sdk.download_file, path, str(case.local / "back")),
    ):
        token = files_sdk.PauseToken()
        options = {"checkpoint": str(case.local / "checkpoint"), "max_concurrency": 1}
        try:
            transfer(source, target, **options, pause_token=token, progress=lambda state, token=token: token.pause())
        except files_sdk.error.TransferPausedError:
            transfer(source, target, **options)
    assert (case.local / "back").read_bytes() == data
