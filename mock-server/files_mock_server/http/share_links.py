"""The public side of share links: what whoever has a link's URL can do, without any credential.

``GET /f/CODE`` answers what the link shares as JSON, with signed URLs of its files; ``POST /f/CODE`` registers a
visitor; ``PUT /f/CODE/files/PATH`` puts a file into a shared folder if the link allows to write. The password and the
registration's code come as the parameters ``password`` and ``registration``, in the query or in a JSON or form body. A
file's URL counts as a use of the link when it is fetched, and redirects to the storage; an upload counts as one, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

import orjson
from aiohttp.web import BaseRequest, Response

from files_mock_server.engine.call import Call
from files_mock_server.files import tree
from files_mock_server.files.blobs import TooLarge
from files_mock_server.handlers import bundle_records, common, history, locking, sharing
from files_mock_server.http import storage
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.people.passwords import is_password, random_token
from files_mock_server.people.principals import NOBODY
from files_mock_server.problems import Problem, missing
from files_mock_server.site import Site
from files_mock_server.table.routing import Route, decode
from files_mock_server.table.validate import coerce, read_params

PREFIX = "/f/"
_ROUTE = Route("share_link", "open", "GET", "/f/{code}")
_PAGE = 1000  # entries of a folder in one answer
_CODE_LENGTH = 24
_REGISTRANT = ("name", "email", "company")
_SHOWN = ("path", "display_name", "type", "size", "mtime", "crc32", "md5")


async def answer(site: Site, request: BaseRequest) -> Response:
    """Answer a request below :data:`PREFIX`.

    Raises:
        Problem: If it is refused; the errors of a link's state are those of :func:`sharing.require_open`.
        StorageProblem: If the signed URL of a file is refused.
    """
    raw, _, query = request.raw_path.partition("?")
    path = decode(raw)
    code, _, rest = path.removeprefix(PREFIX).partition("/")
    origin, remote = f"{request.scheme}://{request.host}", request.remote or ""
    if rest.startswith("files/") and request.method in ("GET", "HEAD"):
        storage.check_signature(site, path, query)
        call = Call(site, _ROUTE, NOBODY, {}, origin, request.headers, remote)
        return _download(call, sharing.require_open(site, code), rest, counted=request.method == "GET")
    if rest.startswith("files/") and request.method == "PUT":
        params = {name: values[-1] for name, values in parse_qs(query).items()}
        call = Call(site, _ROUTE, NOBODY, params, origin, request.headers, remote)
        return _json(await _upload(call, request, code, parse_path(rest.removeprefix("files/"))), 201)
    if rest or request.method not in ("GET", "HEAD", "POST"):
        allowed = {"Allow": "GET, HEAD, POST"}
        raise Problem("bad-request/method-not-allowed", "Use GET or POST here.", status=405, headers=allowed)
    params = await read_params(request, site.config.max_body)
    await site.gate.passed()
    call = Call(site, _ROUTE, NOBODY, params, origin, request.headers, remote)
    bundle = sharing.require_open(site, code)
    _check_password(call, bundle)
    return _json(_register(call, bundle), 201) if request.method == "POST" else _json(_shown(call, bundle), 200)


def _json(body: dict[str, Any], status: int) -> Response:
    return Response(body=orjson.dumps(body), status=status, content_type="application/json")


def _check_password(call: Call, bundle: Mapping[str, Any]) -> None:
    if not bundle.get("password_protected"):
        return
    password = call.get("password")
    if password is None:
        raise Problem("not-authenticated/authentication-required", "The share link asks for a password.")
    stored = call.site.records.private("bundle", bundle["id"]).get("password_hash", "")
    if not isinstance(password, str) or not is_password(password, stored):
        raise Problem("not-authenticated/invalid-credentials", "That is not the password of the share link.")


def _must_register(bundle: Mapping[str, Any]) -> bool:
    return any(bundle.get(name) for name in ("require_registration", "require_share_recipient"))


def _registration(call: Call, bundle: Mapping[str, Any]) -> dict[str, Any] | None:
    """The registration that the visitor shows.

    Raises:
        Problem: ``not-authenticated/bundle-registration-code-failed`` for a wrong one, or if there must be one.
    """
    code = call.get("registration")
    if code is None and not _must_register(bundle):
        return None
    id = call.site.records.lookup("bundle_registration", "code", str(code))
    found = None if id is None else call.site.records.get("bundle_registration", id)
    if found is None or found["bundle_id"] != bundle["id"]:
        message = "Register first, and send the code of the registration."
        raise Problem("not-authenticated/bundle-registration-code-failed", message)
    return found


def _register(call: Call, bundle: dict[str, Any]) -> dict[str, Any]:
    given = {name: coerce(name, "string", call.params[name]) for name in _REGISTRANT if call.get(name)}
    if _must_register(bundle):
        for name in _REGISTRANT:
            if name not in given and not bundle.get(f"skip_{name}"):
                raise missing(name)
    recipient = bundle_records.recipient_of(call, bundle["id"], given["email"]) if "email" in given else None
    if bundle.get("require_share_recipient") and recipient is None:
        message = "The share link was not sent to this address."
        raise Problem("not-authenticated/bundle-registration-code-failed", message)
    row = {
        **dict.fromkeys(_REGISTRANT),
        **given,
        "code": random_token(_CODE_LENGTH),
        "ip": call.remote,
        "form_field_set_id": bundle.get("form_field_set_id"),
        "form_field_data": coerce("form_field_data", "object", call.get("form_field_data", {})),
        "clickwrap_body": sharing.shown_parts(call, bundle)["clickwrap_body"],
        "bundle_code": bundle["code"],
        "bundle_id": bundle["id"],
        "bundle_recipient_id": recipient["id"] if recipient else None,
        "workspace_id": bundle.get("workspace_id"),
    }
    with call.site.db.transaction():
        if recipient is not None:
            call.site.records.update("bundle_recipient", recipient["id"], {"has_registrations": True})
        made = sharing.record_use(call, "bundle_registration", bundle, row, unique={"code": row["code"]})
    return _public(call, made)


def _public(call: Call, registration: Mapping[str, Any]) -> dict[str, Any]:
    return {name: registration.get(name) for name in call.site.table.schemas["BundleRegistration"]}


def _shown(call: Call, bundle: dict[str, Any]) -> dict[str, Any]:
    """What a visitor sees: the shared paths, or with `path` a page of one of the folders."""
    registration = _registration(call, bundle)
    told = {name: bundle.get(name) for name in ("code", "description", "permissions", "effective_expires_at")}
    told |= {"entries": [], "gone": [], "next": None}
    if not sharing.may_see(bundle):
        return told
    if call.get("path") is not None:
        return {**told, **_folder(call, bundle, registration)}
    found = [(path, call.site.tree.find(path)) for path in map(parse_path, bundle.get("paths") or ())]
    told["entries"] = [_entry(call, bundle, registration, entry) for _, entry in found if entry is not None]
    told["gone"] = [path.text for path, entry in found if entry is None]
    return told


def _folder(call: Call, bundle: dict[str, Any], registration: Mapping[str, Any] | None) -> dict[str, Any]:
    path = call.path()
    sharing.require_shared(bundle, path)
    folder = common.require_folder(call, path)
    after = parse_path(str(call.get("after", ""))).key
    nodes = call.site.tree.children(folder.node.id, after, _PAGE + 1)
    entries = [tree.Entry(node, tree.join(folder.path, node.name)) for node in nodes[:_PAGE]]
    return {
        "entries": [_entry(call, bundle, registration, entry) for entry in entries],
        "next": entries[-1].node.name if len(nodes) > _PAGE else None,
    }


def _entry(
    call: Call, bundle: Mapping[str, Any], registration: Mapping[str, Any] | None, entry: tree.Entry
) -> dict[str, Any]:
    record = common.shown(call, entry)
    shown = {name: record.get(name) for name in _SHOWN}
    if not entry.node.is_folder and sharing.may_download(bundle):
        visitor = registration["id"] if registration else 0
        shown["download_uri"] = call.signed_url(f"{PREFIX}{bundle['code']}/files/{visitor}/{entry.path}")
    return shown


def _download(call: Call, bundle: dict[str, Any], rest: str, *, counted: bool) -> Response:
    """Redirect to a file's bytes, and write down that it was downloaded through the link."""
    _, visitor, name = rest.split("/", 2)
    sharing.require_download(bundle)
    path = parse_path(name)
    sharing.require_shared(bundle, path)
    entry = common.require_downloadable(call, path)
    if counted:
        registration = call.site.records.get("bundle_registration", int(visitor))
        with call.site.db.transaction():
            used = _count(call, bundle, registration, path, "read")
            sharing.record_use(call, "bundle_download", bundle, {**used, "download_method": "file"})
    return Response(status=302, headers={"Location": common.download_uri(call, entry.node)})


def _count(
    call: Call, bundle: dict[str, Any], registration: dict[str, Any] | None, path: RemotePath, action: str
) -> dict[str, Any]:
    """Write down a use of the link; answers what the rows about it have in common."""
    visitor = registration or {}
    used = {
        "path": path.text,
        "bundle_id": bundle["id"],
        "workspace_id": bundle.get("workspace_id"),
        "bundle_registration": _public(call, registration) if registration else None,
        "bundle_registration_id": visitor.get("id"),
    }
    told = {f"bundle_registration_{name}": visitor.get(name) for name in ("name", "email", "ip")}
    told |= {name: visitor.get(name) for name in ("form_field_set_id", "form_field_data")}
    sharing.record_use(call, "bundle_action", bundle, {**used, **told, "action": action})
    call.site.records.update("bundle", bundle["id"], {"uses": bundle.get("uses", 0) + 1})
    who = history.Actor(None, visitor.get("name") or visitor.get("email"), call.remote, "web")
    history.record_by(call.site, who, action, path)
    return used


async def _upload(call: Call, request: BaseRequest, code: str, path: RemotePath) -> dict[str, Any]:
    """Put the body into a shared folder; what is there already is replaced only if the link allows everything."""
    site = call.site
    _check_upload(call, code, path)
    try:
        blob = await site.blobs.receive(request, site.config.max_part)
    except TooLarge:
        message = f"A file that is put has at most {site.config.max_part} bytes."
        raise Problem("bad-request/request-body-too-large", message, status=413) from None
    try:
        await site.gate.passed()
        bundle, registration = _check_upload(call, code, path)  # the link may have ended meanwhile
        with site.db.transaction():
            content = site.tree.contents.add_blob(blob, common.hashes_from(call))
            author = {"created_by_bundle_registration_id": registration["id"] if registration else None}
            action = "create" if site.tree.find(path) is None else "update"
            entry = site.tree.put_file(path, content, blob.size, mkdir_parents=True, extra=author)
            _count(call, bundle, registration, path, action)
    except BaseException:
        site.blobs.remove([blob.name])
        raise
    if blob.md5 is None:
        site.spawn(site.hash_content(content))
    return {name: value for name, value in common.shown(call, entry).items() if name in _SHOWN}


def _check_upload(call: Call, code: str, path: RemotePath) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The link and the visitor's registration, if they may put a file at a path."""
    bundle = sharing.require_open(call.site, code)
    _check_password(call, bundle)
    registration = _registration(call, bundle)
    sharing.require_upload(bundle)
    sharing.require_shared(bundle, path.parent)
    locking.check(call, path)
    existing = call.site.tree.find(path)
    if existing is None:
        call.site.tree.ensure_parent(path, mkdir_parents=True, dry=True)
    elif existing.node.is_folder or bundle["permissions"] != "full":
        raise Problem("processing-failure/destination-exists", f"{path.text[:500]!r} exists already.")
    return bundle, registration
