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


SCHEMES = {"token_exchange": f"{RUNTIME}.auth:TokenExchange"}
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
    environments, base_path = _servers(document)
    client = document.get("x-client", {})
    known = {"name", "async", "module", "dotenv", "mixins", "exports", "settings", "variables"}
    _only(client, known, "x-client")
    _only(client.get("mixins", {}), {"sync", "async", "settings"}, "x-client.mixins")
    keys, maker = _credential(document.get("x-credential", ()))
    own = {key.setting: key for key in keys}
    variables = {**_key_variables(document.get("x-credential", ())), **client.get("variables", {})}
    models = document.get("x-models", "records")
    _require(models in ("records", "pydantic"), f"x-models must be records or pydantic, not {models!r}")
    _require(len(own) == len(keys), "x-credential: two keys are kept in one setting")
    retries = document.get("x-retries", {})
    _only(retries, {"statuses", "all_methods"}, "x-retries")
    jobs = document.get("x-jobs", {})
    _only(jobs, _JOB_KEYS, "x-jobs")
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


def _servers(document: Json) -> tuple[dict[str, str], str]:
    """Return base URLs by the names of their environments, and the path that all of them share."""
    servers = document.get("servers") or [{"url": "/"}]
    found: dict[str, str] = {}
    paths = set()
    for number, server in enumerate(servers):
        parts = urlsplit(server["url"])
        name = server.get("x-environment") or ("production" if number == 0 else "")
        _require(bool(name), f"servers: {server['url']} needs an x-environment")
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
    return tuple(keys), None


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
