"""Components of others: a page in a frame that speaks with the app by messages."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.table import to_table_data

from ... import type_util
from ...delta_generator import main_dg
from ...elements.frames import check_tab_index
from ...errors import StreamlitValueError
from .frontends import address_of

_BYTES = (bytes, bytearray, memoryview)


class MarshallComponentException(StreamlitAPIException):
    """An argument cannot be given to the component."""


class CustomComponent:
    """A component that was declared. A call draws one and returns its value."""

    def __init__(
        self, name: str, path: str | None = None, url: str | None = None, module_name: str | None = None
    ) -> None:
        if (path is None or path == "") and (url is None or url == ""):
            raise StreamlitAPIException(
                "Either 'path' or 'url' must be set: `declare_component(name, path=folder_with_index_html)`."
            )
        self._name = name
        self._path = path
        self._url = url
        self._module_name = module_name

    @property
    def name(self) -> str:
        return self._name

    @property
    def path(self) -> str | None:
        return self._path

    @property
    def abspath(self) -> str | None:
        return self._path

    @property
    def url(self) -> str | None:
        return self._url

    @property
    def module_name(self) -> str | None:
        return self._module_name

    def __repr__(self) -> str:
        return f"CustomComponent({self._name!r}, {self._path or self._url!r})"

    def __call__(
        self,
        *args: Any,
        default: Any = None,
        key: str | None = None,
        on_change: Callable[..., Any] | None = None,
        tab_index: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """See `create_instance`."""
        return self.create_instance(*args, default=default, key=key, on_change=on_change, tab_index=tab_index, **kwargs)

    def create_instance(
        self,
        *args: Any,
        default: Any = None,
        key: str | None = None,
        on_change: Callable[..., Any] | None = None,
        tab_index: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """Draw the component with `kwargs` as its arguments: JSON, tables, bytes.

        Returns what its page has set as its value, `default` before that.

        Raises:
            MarshallComponentException: an argument has no name, or cannot be sent.
            StreamlitValueError: `on_change` is not a function.
        """
        if args:
            raise MarshallComponentException(f"Argument '{args[0]}' needs a label")
        if on_change is not None and not callable(on_change):
            raise StreamlitValueError("on_change", ["a callable", "None"])
        check_tab_index(tab_index)
        props = {
            "name": self._name,
            "url": self._url or address_of(self._path or ""),
            **arguments({**kwargs, "default": default, "key": key}),
            "tab_index": tab_index,
        }
        identity = {"name": self._name, "url": self._url}
        if key is None:
            identity |= {"json_args": props["args"], "special_args": repr((props["tables"], props["bytes"]))}
        value = main_dg._widget(
            "component_instance",
            props,
            default=None,
            identity=identity,
            key=key,
            load=load,
            dump=dump,
            on_change=on_change,
        )
        return default if value is None else value


def arguments(given: dict[str, Any]) -> dict[str, Any]:
    """A component's arguments as props: JSON text, tables and bytes apart. Raises MarshallComponentException."""
    plain: dict[str, Any] = {}
    props: dict[str, Any] = {"args": "", "tables": [], "bytes": []}
    for name, value in given.items():
        if isinstance(value, _BYTES):
            props["bytes"].append({"key": name, "data": bytes(value)})
        elif type_util.is_table(value):
            props["tables"].append({"key": name, "data": to_table_data(value)})
        else:
            plain[name] = value
    try:
        props["args"] = json.dumps(plain)
    except (TypeError, ValueError) as error:
        raise MarshallComponentException(f"Could not convert component args to JSON: {error}") from error
    return props


def load(wire: Any) -> Any:
    """The script's value of what the page sends: `{"json": value}`, `{"bytes": base64}`, `{"table": columns}`."""
    if wire is None:
        return None
    if "bytes" in wire:
        return base64.b64decode(wire["bytes"])
    return _table(wire["table"]) if "table" in wire else wire["json"]


def dump(value: Any) -> Any:
    """What the page gets of a value."""
    if value is None:
        return None
    if isinstance(value, _BYTES):
        return {"bytes": base64.b64encode(value).decode()}
    if type_util.is_dataframe_like(value):
        return {"table": {name: column.tolist() for name, column in value.items()}}
    return {"json": value}


def _table(columns: dict[str, list[Any]]) -> Any:
    try:
        import pandas
    except ImportError as error:
        raise StreamlitAPIException("A component's table needs pandas: add `import pandas` to the app.") from error
    return pandas.DataFrame(columns)
