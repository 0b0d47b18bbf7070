"""Write `api/openapi.yaml` from a table of facts and our own descriptions.

Run as `python -m codegen.derive FACTS.json --resources user,file --out api/openapi.yaml`; `--resources all` takes every
resource. Models that a chosen resource returns or nests come along. Errors are always complete.
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from codegen import wording

Json = dict[str, Any]
SCALARS: dict[str, Json] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "int64": {"type": "integer", "format": "int64"},
    "double": {"type": "number", "format": "double"},
    "object": {"type": "object"},
    "file": {"type": "string", "format": "binary"},
    **{name: {"type": "string", "format": name} for name in ("date-time", "date", "email", "decimal")},
}


class _Dumper(yaml.SafeDumper):
    """Writes equal values twice instead of as an anchor and its alias, which nobody wants to read."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m codegen.derive", description="Write the OpenAPI document.")
    parser.add_argument("facts", type=Path, help="JSON file with `resources` and `errors`")
    parser.add_argument("--resources", default="all", help="names with commas between them, or all")
    parser.add_argument("--descriptions", type=Path, default=Path("api/descriptions.yaml"))
    parser.add_argument("--out", type=Path, default=Path("api/openapi.yaml"))
    given = parser.parse_args(arguments)
    facts = json.loads(given.facts.read_text("utf-8"))
    texts = yaml.safe_load(given.descriptions.read_text("utf-8"))
    names = list(facts["resources"]) if given.resources == "all" else given.resources.split(",")
    given.out.write_text(dump(document(facts, texts, names)), "utf-8")
    return 0


def dump(data: Json) -> str:
    """Return the document as YAML: order kept, leaves on one line."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, default_flow_style=None, width=140, allow_unicode=True)


def document(facts: Json, texts: Json, names: Iterable[str]) -> Json:
    """Return the OpenAPI document for the resources `names` and everything that they refer to."""
    chosen = _with_references(facts["resources"], names)
    service = texts["service"]
    paths: Json = {}
    for name in chosen:
        for operation, fact in facts["resources"][name].get("static", {}).items():
            entry = _operation(name, operation, fact, facts["resources"][name], texts)
            paths.setdefault(fact["path"], {})[fact["verb"].lower()] = entry
    components = dict(service["components"])
    own = {facts["resources"][name]["model"]: _schema(name, facts["resources"][name], texts) for name in chosen}
    components["schemas"] = {**components["schemas"], **own}
    return {
        **{key: value for key, value in service.items() if key != "components"},
        "tags": [{"name": name, "description": resource_text(name, texts)} for name in chosen],
        "paths": paths,
        "components": components,
        "x-handwritten-errors": texts["handwritten_errors"],
        "x-errors": {name: _error(name, base, texts) for name, base in facts["errors"].items()},
    }


def resource_text(name: str, texts: Json) -> str:
    """Return the sentence about one resource: ours, or one made from its name."""
    written: str | None = texts["resources"].get(name)
    return written or wording.sentence(wording.plural(wording.words(name)))


def _with_references(resources: Json, names: Iterable[str]) -> list[str]:
    """Return `names` and, transitively, the resources whose models they mention, in the order of the facts."""
    by_model = {fact["model"]: name for name, fact in resources.items()}
    wanted, waiting = set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name in wanted:
            continue
        wanted.add(name)
        fact = resources[name]
        mentioned = [kind for kind in fact.get("attributes", {}).values() if kind in by_model]
        mentioned += [op["returns"].rpartition(":")[2] for op in fact.get("static", {}).values()]
        waiting += [by_model[model] for model in mentioned if model in by_model]
    return [name for name in resources if name in wanted]


def _error(name: str, base: str, texts: Json) -> Json | str:
    entry: Json = {"base": texts.get("error_bases", {}).get(name, base)}
    if entry["base"] != base:
        entry["types"] = [f"{wording.kebab(base)}/{wording.kebab(name)}"]
    if text := texts["errors"].get(name):
        entry["description"] = text
    if status := texts.get("error_statuses", {}).get(name):
        entry["status"] = status
    return entry if len(entry) > 1 else base


def _schema(name: str, fact: Json, texts: Json) -> Json:
    own = texts["attributes"].get(name, {})
    shared = texts["attributes"]["*"]
    schema: Json = {"type": "object", "description": resource_text(name, texts), "x-resource": name}
    schema |= texts["extensions"].get(name, {})
    schema["properties"] = {
        key: {**_type(kind), "description": own.get(key) or shared.get(key) or wording.describe(key, kind)}
        for key, kind in fact.get("attributes", {}).items()
    }
    return schema


def _type(kind: str) -> Json:
    if kind in SCALARS:
        return dict(SCALARS[kind])
    if inner := re.fullmatch(r"array\((.+)\)", kind):
        return {"type": "array", "items": _type(inner[1])}
    return {"$ref": f"#/components/schemas/{kind}"}


def _operation(resource: str, name: str, fact: Json, whole: Json, texts: Json) -> Json:
    entry: Json = {"operationId": f"{resource}.{name}", "tags": [resource]}
    entry["summary"] = _summary(resource, name, fact, texts)
    aliases = [alias for alias, target in whole.get("aliases", {}).get("static", {}).items() if target == name]
    if aliases:
        entry["x-aliases"] = aliases
    if instance := whole.get("instance", {}).get(name):
        entry["x-instance"] = instance["returns"]
    if fact["returns"].startswith("list:"):
        entry["x-paged"] = True
    positional = fact.get("positional", [])
    bodily = [key for key in positional if f"{{{key}}}" not in fact["path"]]
    if bodily:
        entry["x-positional"] = bodily
    params = {key: {"type": _positional_type(key, whole), "required": True} for key in positional} | fact["params"]
    inside = [key for key in params if f"{{{key}}}" in fact["path"]]
    outside = [key for key in params if key not in inside]
    in_query = fact["verb"] in ("GET", "HEAD", "DELETE")
    placed = [(key, "path") for key in inside] + [(key, "query") for key in outside if in_query]
    if placed:
        entry["parameters"] = [_parameter(resource, key, params[key], where, texts) for key, where in placed]
    if outside and not in_query:
        entry["requestBody"] = _body(resource, {key: params[key] for key in outside}, texts)
    entry["responses"] = _responses(name, fact["returns"])
    if texts["open_operations"].count(entry["operationId"]):
        entry["security"] = []
    return entry


def _positional_type(name: str, whole: Json) -> str:
    return str(whole.get("attributes", {}).get(name) or ("string" if name == "path" else "int64"))


def _param_schema(name: str, fact: Json) -> Json:
    schema = _type(fact["type"])
    if fact["type"] == "object" and name == "sort_by":
        schema["additionalProperties"] = {"type": "string", "enum": ["asc", "desc"]}
    if values := fact.get("values"):
        schema["enum"] = values
    return schema


def _param_text(resource: str, name: str, fact: Json, texts: Json) -> str:
    own = texts["parameters"].get(resource, {}).get(name) or texts["parameters"]["*"].get(name)
    if name == "id" and not own:
        return wording.sentence(f"ID of the {wording.words(resource)}")
    return own or wording.describe(name, fact["type"])


def _parameter(resource: str, name: str, fact: Json, where: str, texts: Json) -> Json:
    parameter: Json = {"name": name, "in": where}
    if fact.get("required"):
        parameter["required"] = True
    if fact.get("deprecated"):
        parameter["deprecated"] = True
    if fact["type"] == "object":
        parameter |= {"style": "deepObject", "explode": True}
    if "fields" in fact:
        parameter["x-fields"] = fact["fields"]
    return parameter | {
        "schema": _param_schema(name, fact),
        "description": _param_text(resource, name, fact, texts),
    }


def _body(resource: str, params: Json, texts: Json) -> Json:
    properties: Json = {}
    for name, fact in params.items():
        properties[name] = _param_schema(name, fact) | {"description": _param_text(resource, name, fact, texts)}
        if fact.get("deprecated"):
            properties[name]["deprecated"] = True
    schema: Json = {"type": "object", "properties": properties}
    required = [name for name, fact in params.items() if fact.get("required")]
    if required:
        schema["required"] = required
    attached = any(fact["type"] == "file" for fact in params.values())
    kinds = ["application/json"] + (["multipart/form-data"] if attached else [])
    return {"required": bool(required), "content": {kinds[-1]: {"schema": schema}}}


def _responses(name: str, returns: str) -> Json:
    shape, _, model = returns.partition(":")
    problem = {"$ref": "#/components/responses/Problem"}
    if shape == "none":
        return {"204": {"description": "Done."}, "default": problem}
    schema: Json = {"$ref": f"#/components/schemas/{model}"}
    if shape in ("list", "array"):
        schema = {"type": "array", "items": schema}
    answer: Json = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    if shape == "list":
        answer["headers"] = {"X-Files-Cursor-Next": {"$ref": "#/components/headers/NextCursor"}}
    return {"201" if name == "create" else "200": answer, "default": problem}


def _summary(resource: str, name: str, fact: Json, texts: Json) -> str:
    if written := texts["operations"].get(f"{resource}.{name}"):
        return wording.sentence(written)
    noun = wording.words(resource)
    known = {
        "list": f"list {wording.plural(noun)}, a page at a time",
        "list_for": f"list the {wording.plural(noun)} of one path, a page at a time",
        "find": f"find one {noun} by its {wording.words((fact.get('positional') or ['name'])[0])}",
        "create": f"create {wording.article(noun)}",
        "update": f"change one {noun}; only what is given is sent",
        "delete": f"delete one {noun}",
    }
    return wording.sentence(known.get(name) or f"{wording.words(name)} ({noun})")


if __name__ == "__main__":
    raise SystemExit(main())
