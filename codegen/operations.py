"""Operations of a document: its paths, parameters, bodies and answers, read into values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from codegen import wording
from codegen.schemas import Schemas
from codegen.service_spec import SpecError
from codegen.values import Field, Json, OperationSpec

VERBS = ("get", "head", "post", "put", "patch", "delete")
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_IGNORED_HEADERS = frozenset({"accept", "authorization", "content-type"})
"""OpenAPI 3.1 §4.8.12.1: descriptions of these parameters are ignored; credentials and media types say them."""
_JOINED = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def read(document: Json, schemas: Schemas) -> Iterator[OperationSpec]:
    """Yield the operations of all paths.

    Raises:
        SpecError: some cannot become code; the message has a line for each.
    """
    wrong = []
    at = _Source(document, schemas)
    for path, entry in document.get("paths", {}).items():
        item = schemas.followed(entry)
        for verb in VERBS:
            if verb in item and not item[verb].get("x-internal"):
                where = f"{verb.upper()} {path}"
                try:
                    yield _operation(at, path, verb, item)
                except SpecError as problem:
                    wrong.append(f"{where}: {problem}")
                except (KeyError, AttributeError, TypeError) as problem:
                    wrong.append(f"{where}: it is not as OpenAPI 3.1 has it: {type(problem).__name__} {problem}")
    if wrong:
        raise SpecError("\n".join(wrong))


class _Source:
    """What reading an operation needs of its document: the schemas, and whether lists are sent as `name[]`.

    Services that take lists so (those on Rails and PHP) take JSON where there is no file, too.
    """

    def __init__(self, document: Json, schemas: Schemas) -> None:
        self.schemas = schemas
        self.has_brackets = document.get("x-lists") == "brackets"


def field(schemas: Schemas, name: str, schema: Json, part: Json, place: str = "") -> Field:
    """Return a parameter, or an attribute of a record.

    Args:
        schemas: Those of the document.
        name: Its name on the wire.
        schema: Its schema.
        part: Where its description and the like stand: the parameter, or the schema itself.
        place: Where a parameter goes.
    """
    if not isinstance(name, str):
        raise SpecError(f"{name} is no name; in YAML, words such as yes, no, on and off need quotes")
    plain = schemas.plain(schema)
    values = plain.get("additionalProperties")
    flag = plain.get("const") is True or list(plain.get("enum", ())) == [True]
    required = part.get("required") is True
    return Field(
        name=name,
        kind=schemas.kind(plain),
        description=wording.flowing(part.get("description") or plain.get("description")),
        required=required,
        deprecated=part.get("deprecated", False),
        values=() if flag else _values(plain, name),
        fields=tuple(part["x-fields"]) if "x-fields" in part else None,
        textual=isinstance(values, Mapping) and schemas.plain(values).get("type") == "string",
        python=part.get("x-name") or plain.get("x-name") or _named(name, place),
        place=place,
        default=plain.get("default") if required else None,
        flag=flag,
        nullable=plain.get("nullable") is True,
        joined=_joined(part, plain, place),
    )


def _named(name: str, place: str) -> str:
    return wording.snake(name) if place == "header" else wording.python_name(name)


def _values(plain: Json, name: str) -> tuple[str | int, ...]:
    """Return the values of an enumeration that a type can name: strings, or whole numbers."""
    values = tuple(plain.get("enum", ()))
    kind = {"string": str, "integer": int}.get(plain.get("type", ""))
    if kind is None:
        return ()
    for value in values:
        if type(value) is not kind:
            what = f"{value!r}, which is no {plain['type']}"
            raise SpecError(f"{name}: its enum has {what}; in YAML, words such as yes, no, on and off need quotes")
    return values


def _joined(part: Json, plain: Json, place: str) -> str | None:
    """Return what joins the items of a list, where a list is sent as text."""
    if plain.get("type") != "array" or place not in ("query", "header", "form"):
        return None
    explode = part.get("explode", part.get("style", "form") == "form")
    return "" if explode and place != "header" else _JOINED.get(part.get("style", "form"), ",")


def _operation(at: _Source, path: str, verb: str, item: Json) -> OperationSpec:
    entry = item[verb]
    called = entry.get("x-operation", entry.get("operationId", ""))
    resource, dot, name = called.rpartition(".")
    if not dot:
        raise SpecError(f"operationId (or x-operation) must be resource.operation, such as orders.list, not {called!r}")
    if "servers" in entry or "servers" in item:
        raise SpecError("servers of a path or an operation are not taken; x-internal: true leaves the operation out")
    inside, outside = _parameters(at, path, [*item.get("parameters", ()), *entry.get("parameters", ())])
    media, required, body = _body(at, entry)
    outside += body
    if at.has_brackets:
        outside = [replace(each, joined=None) for each in outside]
    bodily = entry.get("x-positional", ())
    shape, model, records, accept = _answer(at, entry)
    return OperationSpec(
        resource=resource,
        name=name,
        verb=verb.upper(),
        path=path,
        summary=wording.flowing(entry.get("summary")) or f"{wording.sentence(wording.words(name))}",
        positional=tuple(inside + [field for field in outside if field.name in bodily]),
        params=tuple(field for field in outside if field.name not in bodily),
        shape=shape,
        model=model,
        instance=entry.get("x-instance"),
        aliases=tuple(entry.get("x-aliases", ())),
        anonymous=entry.get("security") == [],
        experimental=entry.get("x-experimental") is True,
        records=records,
        repeatable=entry.get("x-repeatable") is True,
        # Where methods have no body by themselves, one that is described is one.
        has_body=bool(body) if verb in ("get", "head", "delete") else required and media not in _FORMS,
        media="" if media == "application/json" or (media == _FORMS[0] and at.has_brackets) else media,
        accept=accept,
    )


def _parameters(at: _Source, path: str, entries: Sequence[Json]) -> tuple[list[Field], list[Field]]:
    """Return the parameters in the path, and the others; what an operation says replaces what its path says."""
    found: dict[tuple[str, str], Json] = {}
    for entry in map(at.schemas.followed, entries):
        found[entry["name"], entry["in"]] = entry
    inside: list[Field] = []
    outside: list[Field] = []
    for (name, place), part in found.items():
        if place == "header" and str(name).lower() in _IGNORED_HEADERS:
            continue
        if place not in ("path", "query", "header"):
            raise SpecError(f"parameter {name} in {place} is not taken; cookies of a login go into x-credential")
        if "schema" not in part:
            raise SpecError(f"parameter {name} needs a schema; parameters with content are not taken")
        made = field(at.schemas, name, part["schema"], part, place)
        if place != "query" and (made.kind == "object" or (made.kind.startswith("array(") and place == "path")):
            raise SpecError(f"parameter {name} in {place} must be one value; describe it as a string")
        (inside if place == "path" else outside).append(made)
    for made in inside:
        if f"{{{made.name}}}" not in path:
            raise SpecError(f"parameter {made.name} is in the path, but the path has no {{{made.name}}}")
    left = path
    for made in inside:
        left = left.replace(f"{{{made.name}}}", "")
    if "{" in left:
        raise SpecError(f"no parameter in the path describes {left[left.index('{') :].partition('}')[0]}}}")
    return inside, outside


def _body(at: _Source, entry: Json) -> tuple[str, bool, list[Field]]:
    """Return the media type of a body, whether it must be there, and the parameters that it is made of."""
    whole = at.schemas.followed(entry.get("requestBody", {}))
    contents: Json = whole.get("content", {})
    if not contents:
        return "application/json", False, []
    media = _chosen(contents, _FORMS)
    if not media:
        raise SpecError(f"a body of {', '.join(contents)} is not taken; x-internal: true leaves the operation out")
    required = whole.get("required") is True
    schema = at.schemas.expanded(contents[media].get("schema", {}))
    name, kind = schema.get("x-name"), schema.get("type")
    if name or kind in (None, "array") or ("properties" not in schema and "additionalProperties" in schema):
        if media in _FORMS or kind not in (None, "array", "object"):
            raise SpecError("its body is no object with properties")
        told = {
            "description": schema.get("description", ""),
            "required": bool(schema.get("required")) if name and kind == "object" else required,
        }
        inner = schema if kind == "array" else {"type": "object"}
        return media, required, [field(at.schemas, name or "body", inner, told, "whole")]
    if kind != "object":
        raise SpecError(f"a body that is a {kind} is not taken; x-internal: true leaves the operation out")
    found = []
    encoding = contents[media].get("encoding", {})
    for key, part in schema.get("properties", {}).items():
        plain = at.schemas.plain(part)
        if plain.get("readOnly") is True:
            continue
        told = {**plain, **encoding.get(key, {}), "required": key in schema.get("required", ())}
        found.append(field(at.schemas, key, part, told, "form" if media in _FORMS else "body"))
    return media, required, found


def _chosen(contents: Json, others: Sequence[str] = ()) -> str:
    """Return the media type that counts: JSON of any kind before others; empty if there is none."""
    for media in contents:
        plain = media.partition(";")[0].strip().lower()
        if plain in ("application/json", "*/*") or plain.endswith("+json"):
            return str(media)
    return next((media for media in others if media in contents), "")


def _answer(at: _Source, entry: Json) -> tuple[str, str, str, str]:
    """Return the shape, the model, the property in which a page lies, and the media type that is not JSON."""
    for status, response in entry.get("responses", {}).items():
        if not str(status).startswith("2"):
            continue
        contents: Json = at.schemas.followed(response).get("content", {})
        if not contents:
            return "none", "", "", ""
        media = _chosen(contents)
        if not media:
            if entry.get("x-paged"):
                raise SpecError(f"x-paged: pages come as JSON, not as {', '.join(contents)}")
            return "bytes", "", "", ", ".join(contents)
        return (*_shape(at, contents[media].get("schema", {}), bool(entry.get("x-paged"))), "")
    raise SpecError("no successful response; say one by its status, such as 200")


def _shape(at: _Source, schema: Json, paged: bool) -> tuple[str, str, str]:
    plain = at.schemas.plain(schema)
    if plain.get("type") == "array":
        items = at.schemas.plain(plain.get("items", {}))
        if paged and "$ref" not in items:
            raise SpecError("a page must be a list of records: refer to a schema of components, which has properties")
        return ("list" if paged else "array", str(items["$ref"]), "") if "$ref" in items else ("items", "", "")
    if paged:
        return ("list", *_listed(at, at.schemas.expanded(schema)))
    if "$ref" in plain:
        return "object", str(plain["$ref"]), ""
    return "data" if plain.get("type") == "object" else "any", "", ""


def _listed(at: _Source, schema: Json) -> tuple[str, str]:
    """Return the record and the property of the only list of records in an answer that is a page."""
    found = []
    for key, part in schema.get("properties", {}).items():
        plain = at.schemas.plain(part)
        if plain.get("type") == "array" and "$ref" in (items := at.schemas.plain(plain.get("items", {}))):
            found.append((str(items["$ref"]), key))
    if len(found) != 1:
        raise SpecError(f"a page must have one property that is a list of records, not {len(found)}")
    return found[0]
