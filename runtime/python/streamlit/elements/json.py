"""`st.json`."""

from __future__ import annotations

import json
import types
from collections import ChainMap, UserDict
from collections.abc import Mapping
from typing import Any

from ..errors import StreamlitInvalidParameterTypeError
from .base import Drawable
from .lib import width_of


class JsonMixin(Drawable):
    """Nested data as a tree that can be opened and closed."""

    def json(self, body: object, *, expanded: bool | int = True, width: Any = "stretch") -> Any:
        """Show an object, or JSON text. `expanded` is all levels (True), none, or how many."""
        if not isinstance(expanded, int):
            raise StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
        props = {"body": to_json_text(body), "expanded": expanded, "width": width_of(width, content=False)}
        return self._draw("json", props)


def to_json_text(body: object) -> str:
    """`body` as JSON text; texts are taken as JSON already."""
    if isinstance(body, str):
        return body
    if hasattr(body, "to_dict") and not hasattr(body, "columns"):
        body = body.to_dict()
    elif isinstance(body, (types.MappingProxyType, UserDict, ChainMap)):
        body = dict(body)
    elif hasattr(body, "_asdict"):
        body = body._asdict()
    try:
        return json.dumps(body, default=_plain)
    except TypeError:
        # Keys that JSON cannot have, such as tuples.
        return json.dumps(_with_text_keys(body), default=_plain)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else repr(value)


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _with_text_keys(entry) for key, entry in value.items()}
    return [_with_text_keys(entry) for entry in value] if isinstance(value, (list, tuple)) else value
