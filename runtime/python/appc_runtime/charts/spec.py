"""Specifications that the script made itself: Altair's charts and Vega-Lite's own."""

from __future__ import annotations

import copy
import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import StreamlitAPIException, StreamlitMissingRequiredParameterError
from .datasets import Datasets

# Altair numbers its parameters and views through the whole process, since version 6 it hashes them: scripts know them as
# param_1, param_2, ... in each run.
_COUNTED = re.compile(r'"((?:param|view)_[0-9a-f]+)(?=["_])')


def altair_props(chart: Any) -> dict:
    """`spec` and `datasets` of an Altair chart, its data frames taken out of the specification."""
    altair = sys.modules["altair"]
    datasets = Datasets()

    def take(data: Any = None, **_options: Any) -> Any:
        if data is None:
            return take
        if isinstance(data, Mapping):
            return data
        return {"name": datasets.add(data)}

    theme = altair.theme if hasattr(altair, "theme") else altair.themes
    altair.data_transformers.register("appc", take)
    with theme.enable("none"), altair.data_transformers.enable("appc"):
        spec = chart.to_dict()
    return {"spec": _stable(json.dumps(spec, default=_plain, ensure_ascii=False)), "datasets": datasets}


def vega_lite_props(data: Any, spec: Mapping | None) -> dict:
    """`spec` and `datasets` of `st.vega_lite_chart(data, spec)`; a spec in the place of the data is taken as such.

    Raises:
        StreamlitAPIException: there is no specification.
    """
    if isinstance(data, Mapping) and spec is None:
        data, spec = None, data
    if not spec:
        raise StreamlitMissingRequiredParameterError("spec", "Vega-Lite charts require a non-empty spec dict.")
    spec = dict(spec)
    if "data" in spec and data is None and not _is_spec_data(spec["data"]):
        data = spec.pop("data")
    datasets = Datasets()
    spec["datasets"] = {
        name: rows for name, rows in (spec.get("datasets") or {}).items() if not _move(datasets, name, rows)
    }
    if not spec["datasets"]:
        del spec["datasets"]
    if data is not None:
        spec["data"] = {"name": datasets.add(data)}
    return {"spec": json.dumps(spec, default=_plain, ensure_ascii=False), "datasets": datasets}


def selection_names(spec: str, wanted: str | Iterable[str] | None, command: str) -> list[str]:
    """The selection parameters of `spec` that make the chart a widget: all of them, or those `wanted`.

    Raises:
        StreamlitAPIException: there are none, one of `wanted` is not there, or the chart consists of several views.
    """
    parsed = json.loads(spec)
    several = [key for key in ("layer", "hconcat", "vconcat", "concat", "spec") if key in parsed]
    if [key for key in several if key != "layer"]:
        raise StreamlitAPIException("Selections are not yet supported for multi-view charts (chart compositions).")
    found = [one["name"] for one in parsed.get("params", []) if one.get("select") and one.get("name")]
    if not found:
        raise StreamlitAPIException(
            "Selections are activated, but the provided chart spec does not have any selections defined. "
            f"To add selections to `st.{command}`, define `params` with `select` in the chart."
        )
    if wanted is None:
        return sorted(found)
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in names:
        if name not in found:
            known = ", ".join(found)
            raise StreamlitAPIException(
                f"Selection parameter `{name}` is not defined in the chart spec. It has: {known}."
            )
    return sorted(names)


def _is_spec_data(data: object) -> bool:
    known = ("values", "name", "url", "sequence", "sphere", "graticule")
    return isinstance(data, Mapping) and any(key in data for key in known)


def _move(datasets: Datasets, name: str, rows: Any) -> bool:
    if isinstance(rows, (list, Mapping, str)):
        return False
    datasets.put(name, rows)
    return True


def _stable(spec: str) -> str:
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        old = match[1]
        prefix = old.partition("_")[0]
        if old not in names:
            names[old] = f"{prefix}_{sum(name.startswith(prefix) for name in names) + 1}"
        return f'"{names[old]}'

    return _COUNTED.sub(rename, spec)


def _plain(value: Any) -> Any:
    """JSON for what specifications hold beside JSON: arrays, dates, tables of rows."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return copy.copy(dict(value)) if isinstance(value, Mapping) else str(value)
