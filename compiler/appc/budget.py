"""What a page needs before it is interactive, by what it is for, and `--budget`, which limits it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from .errors import BudgetError, ConfigError
from .manifest import Manifest
from .report import weight_of

UNITS = {"b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "kib": 2**10, "mib": 2**20}


def parse_size(text: str) -> int:
    """Bytes of "12MB", "900 kB". Raises ConfigError."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]+)\s*", text)
    if not match or match[2].lower() not in UNITS:
        raise ConfigError(f"{text!r} is no size.", hint="Write a number and a unit: --budget 12MB")
    return round(float(match[1]) * UNITS[match[2].lower()])


def needed_first(manifest: Manifest, site: Mapping[str, bytes | Path]) -> dict[str, int]:
    """Bytes on their way until the front page answers: name -> weight, heaviest first. As the worker's seed asks for them."""
    assets, python = manifest["assets"], manifest["pyodide"]
    groups = {
        "page": ["index.html", assets["page"], assets["worker"], assets["styles"]],
        "Python": [python["asm"], python["wasm"]],
    }
    if manifest["snapshots"]:
        first = manifest["snapshots"][0]
        groups["snapshot"] = [first["memory"], *([first["libraries"]] if first["libraries"] else [])]
    else:
        groups["Python"] += [python["stdlib"], manifest["lock"]]
        groups["runtime and app"] = [pack["url"] for pack in manifest["packs"]]
        groups |= {name_of(address): [address] for address in site if address.endswith(".whl")}
    if manifest["results"] and manifest["results"]["eager"]:
        groups["results"] = [manifest["results"]["url"]]
    weights = {name: sum(weight_of(address, site[address]) for address in group) for name, group in groups.items()}
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def name_of(address: str) -> str:
    """A wheel's package."""
    return address.rpartition("/")[2].partition("-")[0]


def check_budget(budget: str, needed: Mapping[str, int]) -> None:
    """Raise BudgetError where more is needed than the budget has; "" is no budget."""
    if not budget:
        return
    limit, total = parse_size(budget), sum(needed.values())
    if total > limit:
        most = ", ".join(f"{name} {weight / 1e6:.1f} MB" for name, weight in list(needed.items())[:5])
        raise BudgetError(
            f"the page needs {total / 1e6:.1f} MB before it is interactive, the budget is {limit / 1e6:.1f} MB: {most}.",
            hint="Leave packages out, or raise --budget. Nothing was written.",
        )
