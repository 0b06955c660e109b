"""Nodes and messages, as `runtime/web/src/protocol` defines them, and their way into JSON text and buffers."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from .platform import BUFFER

MAIN, SIDEBAR, EVENT, BOTTOM = range(4)
ROOTS = 4
MISSING: Any = object()


@dataclass(slots=True, eq=False)
class Node:
    """One element or block, without its children. `props` are plain JSON values; bytes become buffers."""

    type: str
    props: dict[str, Any]
    id: str | None = None
    key: str | None = None
    fragment: str | None = None

    def same(self, other: Node) -> bool:
        """Whether the page would draw both alike."""
        return (
            self.type == other.type
            and self.id == other.id
            and self.key == other.key
            and self.fragment == other.fragment
            and self.props == other.props
        )

    def wire(self, value: Any = MISSING, default: Any = MISSING) -> dict[str, Any]:
        """The node as the page gets it (`WireNode`)."""
        out: dict[str, Any] = {"type": self.type, "props": self.props}
        if self.id is not None:
            out["id"] = self.id
        if self.key is not None:
            out["key"] = self.key
        if self.fragment is not None:
            out["fragment"] = self.fragment
        if value is not MISSING:
            out["value"] = value
        if default is not MISSING and default != value:
            out["default"] = default
        return out


def encode(message: dict[str, Any]) -> tuple[str, list[BUFFER]]:
    """A message as JSON text and the buffers that `{"$buf": n}` in it counts. NaN and infinities become null."""
    buffers: list[BUFFER] = []

    def default(value: Any) -> Any:
        if isinstance(value, (bytes, bytearray, memoryview)):
            buffers.append(value)
            return {"$buf": len(buffers) - 1}
        item = getattr(value, "item", None)  # numpy scalars
        if item is not None:
            return item()
        raise TypeError(f"{type(value).__name__} can't be sent to the page")

    try:
        return json.dumps(message, default=default, allow_nan=False, separators=(",", ":")), buffers
    except ValueError:
        buffers.clear()
        return json.dumps(_finite(message), default=default, separators=(",", ":")), buffers


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(v) for v in value]
    return value
