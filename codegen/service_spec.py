"""What a description says of the service itself: clients, credentials, pages, retries, errors, jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

RUNTIME = "files_style_sdk"
RUNTIME_ERRORS = (
    "Error",
    "APIError",
    "APIConnectionError",
    "APITimeoutError",
    "DeadlineExceededError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "OperationCancelledError",
)
"""Exception classes of the runtime that every package offers."""

Json = Mapping[str, Any]


class SpecError(ValueError):
    """The document cannot be turned into code; the message names the place."""


@dataclass(frozen=True, slots=True)
class ClientSpec:
    """The clients of a package: their names (empty for none), bases written by hand, and what else it offers."""

    name: str = ""
    awaited: str = ""
    module: bool = False
    dotenv: bool = False
    mixins: Mapping[str, str] = field(default_factory=dict)
    exports: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_wanted(self) -> bool:
        """Whether the package is written, and not only its models."""
        return bool(self.name or self.awaited or self.module)


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A credential that is sent as it is: the client's name for it, the setting, the header and what precedes it."""

    argument: str
    setting: str
    header: str
    prefix: str


@dataclass(frozen=True, slots=True)
class MakerSpec:
    """A credential that is made of arguments: its class, the arguments with variable and default, and constants."""

    reference: str
    arguments: Mapping[str, tuple[str, str | None]]
    constants: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ServiceSpec:
    """The values that the runtime must know of a service; `pages`, `retries` and `jobs` are calls in Python's words."""

    environments: Mapping[str, str]
    base_path: str
    client: ClientSpec
    settings: Mapping[str, Any]
    variables: Mapping[str, str]
    keys: tuple[KeySpec, ...]
    maker: MakerSpec | None
    pages: Json
    retries: Json
    jobs: Json
    error_type: str
    error_names: Mapping[str, str]
    names_runtime_errors: bool
    pydantic: bool
    outputs: Mapping[str, str]


SCHEMES = {"basic": f"{RUNTIME}.auth:Basic", "token_exchange": f"{RUNTIME}.auth:TokenExchange"}
PAGE_STYLES: Mapping[str, Mapping[str, Any]] = {
    "header_cursor": {"headers": [], "parameter": "cursor"},
    "body_cursor": {"at": "", "parameter": "cursor"},
    "page_number": {"parameter": "page", "first": 1, "more": ""},
    "next_link": {"at": ""},
}
"""The styles of `x-pages`: their options and what those are unless given; an empty one must be."""
_NEEDED = {"headers", "at"}
_PAGE_KEYS = {"style", "walks"}
_SERVED_PAGE_KEYS = {"parameter", "total", "absolute"}
"""What only who serves the document needs to know of pages."""
_JOB_KEYS = {"operation", "id", "status", "done", "failed", "failure"}


def parse(document: Json) -> ServiceSpec:
    """Read the document's own keys; raises `SpecError`."""
    _check_lists(document)
    client = document.get("x-client", {})
    known = {"name", "async", "module", "dotenv", "mixins", "exports", "settings", "variables"}
    _only(client, known, "x-client")
    _only(client.get("mixins", {}), {"sync", "async", "settings"}, "x-client.mixins")
    keys, maker = _credential(document["x-credential"] if "x-credential" in document else _of_schemes(document))
    variables = {**_key_variables(document.get("x-credential", ())), **client.get("variables", {})}
    models = document.get("x-models", "records")
    _require(models in ("records", "pydantic"), f"x-models must be records or pydantic, not {models!r}")
    retries = document.get("x-retries", {})
    _only(retries, {"statuses", "all_methods"}, "x-retries")
    jobs = document.get("x-jobs", {})
    _only(jobs, _JOB_KEYS, "x-jobs")
    environments, base_path = _servers(document)
    return ServiceSpec(
        environments=environments,
        base_path=base_path,
        client=ClientSpec(
            name=client.get("name", ""),
            awaited=client.get("async", ""),
            module=client.get("module", False),
            dotenv=client.get("dotenv", False),
            mixins=client.get("mixins", {}),
            exports=client.get("exports", {}),
        ),
        settings=client.get("settings", {}),
        variables=variables,
        keys=keys,
        maker=maker,
        pages=_pages(document.get("x-pages")),
        retries=retries,
        jobs=jobs,
        error_type=document.get("x-error-type", "type"),
        error_names=document.get("x-error-names", {}),
        names_runtime_errors="x-handwritten-errors" not in document,
        pydantic=models == "pydantic",
        outputs=document.get("x-outputs", {}),
    )


def _check_lists(document: Json) -> None:
    lists = document.get("x-lists", "repeated")
    _require(lists in ("repeated", "brackets"), f"x-lists must be repeated or brackets, not {lists!r}")


def _servers(document: Json) -> tuple[dict[str, str], str]:
    """Return base URLs by the names of their environments, and the path that all of them share."""
    servers: Sequence[Json] = document.get("servers") or [{"url": "/"}]
    found: dict[str, str] = {}
    paths = set()
    for number, server in enumerate(servers):
        url = server["url"]
        for variable, said in server.get("variables", {}).items():
            url = url.replace(f"{{{variable}}}", str(said["default"]))
        _require("{" not in url, f"servers: {server['url']} has a variable without a default")
        parts = urlsplit(url)
        name = server.get("x-environment") or ("production" if number == 0 else "")
        _require(bool(name), f"servers: {server['url']} needs an x-environment")
        _require(name not in found, f"servers: two have the x-environment {name}")
        found[name] = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost"
        paths.add(parts.path.rstrip("/"))
    _require(len(paths) == 1, "servers: all of them must have the same path")
    return found, paths.pop()


def _credential(entry: Any) -> tuple[tuple[KeySpec, ...], MakerSpec | None]:
    if isinstance(entry, Mapping):
        return (), _maker(entry)
    keys = []
    for each in entry:
        _only(each, {"argument", "setting", "header", "prefix", "variable"}, "x-credential")
        _require("header" in each, "x-credential: a key needs a header")
        argument = each.get("argument", "api_key")
        keys.append(KeySpec(argument, each.get("setting", "api_key"), each["header"], each.get("prefix", "")))
    _require(len({key.setting for key in keys}) == len(keys), "x-credential: two keys are kept in one setting")
    return tuple(keys), None


def _of_schemes(document: Json) -> Any:
    """Return what a document without `x-credential` says by its security schemes: the first that can be sent."""
    schemes: Json = document.get("components", {}).get("securitySchemes", {})
    order = [name for each in document.get("security", ()) for name in each if name in schemes]
    for name in [*order, *schemes]:
        scheme = schemes[name]
        kind, how, key = scheme.get("type"), str(scheme.get("scheme", "")).lower(), scheme.get("name", "")
        if kind in ("oauth2", "openIdConnect") or (kind == "http" and how == "bearer"):
            return [{"argument": "token", "header": "Authorization", "prefix": "Bearer "}]
        if kind == "http" and how == "basic":
            return {"scheme": "basic", "arguments": {"username": {}, "password": {}}}
        if kind == "apiKey" and scheme.get("in") == "header":
            return [{"argument": "api_key", "header": key}]
        if kind == "apiKey" and scheme.get("in") == "cookie":
            return [{"argument": "api_key", "header": "Cookie", "prefix": f"{key}="}]
    _require(
        not schemes,
        f"components.securitySchemes {', '.join(schemes)}: none can be sent; keys in the query are not, since "
        "addresses are logged, and mutual TLS is the setting cert. Name a header with x-credential, if there is one; "
        "x-credential: [] leaves the credential to auth=",
    )
    return ()


def _key_variables(entry: Any) -> dict[str, str]:
    if isinstance(entry, Mapping):
        return {}
    return {each.get("setting", "api_key"): each["variable"] for each in entry if "variable" in each}


def _maker(entry: Json) -> MakerSpec:
    scheme = str(entry.get("scheme", ""))
    reference = SCHEMES.get(scheme, scheme)
    _require(":" in reference, f"x-credential: scheme must be module:Class or one of {', '.join(SCHEMES)}")
    arguments = {name: (each.get("variable", ""), each.get("default")) for name, each in entry["arguments"].items()}
    constants = {name: value for name, value in entry.items() if name not in ("scheme", "arguments")}
    return MakerSpec(reference, arguments, constants)


def _pages(entry: Any) -> Json:
    if entry is None:
        return {}
    style = entry.get("style")
    _require(style in PAGE_STYLES, f"x-pages: style must be one of {', '.join(PAGE_STYLES)}, not {style!r}")
    options = PAGE_STYLES[style]
    _only(entry, {*options, *_PAGE_KEYS, *_SERVED_PAGE_KEYS}, f"x-pages ({style})")
    for name in _NEEDED & set(options):
        _require(bool(entry.get(name)), f"x-pages ({style}) needs {name}")
    given = {name: entry.get(name, default) for name, default in options.items()}
    return {"style": style, "walks": entry.get("walks", False), **given}


def _only(entry: Json, known: set[str], where: str) -> None:
    unknown = sorted(set(entry) - known)
    _require(not unknown, f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise SpecError(message)


def classes(statuses: Sequence[Any]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return statuses one by one, and hundreds of them: `[429, "5XX"]` is `((429,), (5,))`."""
    families = [int(str(each)[0]) for each in statuses if str(each).upper().endswith("XX")]
    single = [int(each) for each in statuses if not str(each).upper().endswith("XX")]
    return tuple(single), tuple(families)
