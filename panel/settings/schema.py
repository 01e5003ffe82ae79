"""The JSON Schema of the settings file, for editors."""

from typing import Any

from panel.settings.chosen import Chosen
from panel.settings.model import File
from panel.settings.systems import SYSTEMS, system_table

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema (draft 2020-12); every key has a description."""
    whole: Schema = _tidy(File.model_json_schema())
    definitions = whole.setdefault("$defs", {})
    definitions["Lights"]["properties"]["token_file"] = _file_of("token")
    tables = [_backend(kind, definitions) for kind in SYSTEMS]
    whole["properties"]["backend"] = {
        "description": "The booking system.",
        "anyOf": tables,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": "Room Panel settings",
        "description": "The settings file of Room Panel.",
    }


def _backend(kind: str, definitions: Schema) -> Schema:
    model = system_table(kind)
    table: Schema = _tidy(model.model_json_schema())
    definitions.update(table.pop("$defs", {}))
    properties = table.setdefault("properties", {})
    secrets = Chosen(kind, model, {}).secrets
    for name in secrets:
        properties[f"{name}_file"] = _file_of(name)
    which = {"const": kind, "description": "Which booking system the room is in."}
    table["properties"] = {"type": which, **properties}
    table["required"] = [
        "type",
        *(name for name in table.get("required", ()) if name not in secrets),
    ]
    return table


def _file_of(secret: str) -> Schema:
    return {"type": "string", "description": f"A file that holds the {secret}."}


def _tidy(node: Any) -> Any:
    """Without null, which TOML cannot say, empty defaults, and titles of key names."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    tidy = {
        name: _tidy(value)
        for name, value in node.items()
        if not (name == "title" and isinstance(value, str))
        and not (name == "default" and value in (None, ""))
    }
    kinds = [one for one in tidy.pop("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) == 1:
        return kinds[0] | tidy
    return tidy | ({"anyOf": kinds} if kinds else {})
