"""`st.color_picker`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ...errors import StreamlitInvalidParameterTypeError
from ..base import Drawable
from ..lib import widget_props

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


class ColorPickerMixin(Drawable):
    """A colour."""

    def color_picker(
        self,
        label: str,
        value: str | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> str:
        """Show a colour picker. Returns the colour as "#rrggbb"; black to begin with."""
        default = check_color("#000000" if value is None else value)
        props = widget_props(label, label_visibility, help, disabled, width, content=True)
        identity = {"label": label, "value": value, "help": help, "width": width}
        return self._widget(
            "color_picker", props, default=default, identity=identity, key=key, dump=_six_digits, accept=check_color,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def check_color(value: Any) -> str:
    """A colour such as "#00FFAA" or "#000". Raises StreamlitAPIException for anything else."""
    if not isinstance(value, str):
        detail = "Pass a hex string like `'#00FFAA'` or `'#000'`."
        raise StreamlitInvalidParameterTypeError("value", type(value).__name__, ["str"], detail=detail)
    if not HEX.fullmatch(value):
        raise StreamlitAPIException(
            f"'{value}' is not a valid hex code for colors. Valid ones are like '#00FFAA' or '#000'."
        )
    return value


def _six_digits(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])
