"""Validates elements against the protocol's schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = Path(__file__).parents[3] / "runtime/web/src/protocol/schema.json"


@cache
def _validator(name: str) -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator({**schema, "$ref": f"#/definitions/{name}"})


@cache
def _definitions() -> dict[str, str]:
    """Node type -> the name of its props' definition."""
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))["definitions"]
    properties = {**definitions["Elements"]["properties"], **definitions["Blocks"]["properties"]}
    return {kind: entry["$ref"].rpartition("/")[2] for kind, entry in properties.items()}


@cache
def _properties(name: str) -> frozenset[str]:
    return frozenset(json.loads(SCHEMA.read_text(encoding="utf-8"))["definitions"][name].get("properties", {}))


def _wired(value: Any) -> Any:
    """Bytes as messages carry them."""
    if isinstance(value, dict):
        return {name: _wired(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_wired(entry) for entry in value]
    return {"$buf": 0} if isinstance(value, bytes) else value


def check(nodes: list[dict[str, Any]]) -> None:
    """Fail if the props of any of these nodes are not what the protocol says."""
    for node in nodes:
        known = _properties(_definitions()[node["type"]])
        assert set(node["props"]) <= known, f"{node['type']} knows no {sorted(set(node['props']) - known)}"
        for error in _validator(_definitions()[node["type"]]).iter_errors(_wired(node["props"])):
            raise AssertionError(f"{node['type']}: {error.message} at {list(error.absolute_path)} in {node['props']}")
