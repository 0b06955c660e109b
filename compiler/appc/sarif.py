"""Findings in SARIF 2.1.0, which code hosts show at the lines in question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import __version__
from .finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(findings: Iterable[Finding], notes: Iterable[Finding]) -> dict[str, Any]:
    """One run. What will not work is of level "error", the rest "note"."""
    rows = [*(("error", item) for item in findings), *(("note", item) for item in notes)]
    rules = [{"id": kind} for kind in dict.fromkeys(item.kind for _, item in rows)]
    driver = {"name": "appc", "version": __version__, "rules": rules}
    results = [result(level, item) for level, item in rows]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def result(level: str, item: Finding) -> dict[str, Any]:
    text = f"{item.what}\n{item.hint}" if item.hint else item.what
    found: dict[str, Any] = {"ruleId": item.kind, "level": level, "message": {"text": text}}
    if item.where:
        file, _, line = item.where.rpartition(":")
        place: dict[str, Any] = {"artifactLocation": {"uri": (file if line.isdigit() else item.where)}}
        if line.isdigit():
            place["region"] = {"startLine": max(int(line), 1)}
        found["locations"] = [{"physicalLocation": place}]
    return found
