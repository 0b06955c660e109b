"""`st.text_input`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ...errors import StreamlitInvalidParameterTypeError, StreamlitValueError, StreamlitValueOutOfRangeError
from ..base import Drawable
from ..lib import icon_props, seconds_of, widget_props

# By type, what the browser may fill in (source: streamlit-api.json for the types, HTML's autofill fields).
AUTOCOMPLETE = {
    "default": "", "password": "new-password", "email": "email", "url": "url", "phone": "tel", "search": "off",
}  # fmt: skip

#: What `live=True` waits for, in milliseconds.
PAUSE_MS = 250
#: Seconds.
LONGEST_PAUSE = 60


class TextInputMixin(Drawable):
    """One line of text."""

    def text_input(
        self,
        label: str,
        value: Any = "",
        max_chars: int | None = None,
        key: Any = None,
        type: str = "default",
        help: str | None = None,
        autocomplete: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        validate: str | tuple[str, str] | None = None,
        live: str | bool = False,
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> str | None:
        """Show a text field. Returns its text, or None if `value` is None and nothing was entered."""
        if type not in AUTOCOMPLETE:
            raise StreamlitValueError("type", [repr(name) for name in AUTOCOMPLETE])
        default = None if value is None or self._stored(key) is None else str(value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "type": type,
            "max_chars": max_chars,
            "placeholder": placeholder,
            "autocomplete": AUTOCOMPLETE[type] if autocomplete is None else autocomplete,
            "clearable": default is None,
            "live": _pause(live),
            **_validation(validate),
        }
        props.update(icon_props(icon))
        identity = {
            "label": label, "value": None if value is None else str(value), "max_chars": max_chars, "type": type,
            "help": help, "autocomplete": autocomplete, "placeholder": placeholder, "icon": icon, "width": width,
            "live": live, "validate": validate, "required": required,
        }  # fmt: skip
        return self._widget(
            "text_input", props, default=default, identity=identity, key=key, check=text_or_none,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def _pause(live: Any) -> int | None:
    """The milliseconds of rest that `live` asks for; None for none.

    Raises StreamlitInvalidParameterTypeError, StreamlitBadTimeStringError, StreamlitValueOutOfRangeError.
    """
    if isinstance(live, bool):
        return PAUSE_MS if live else None
    if not isinstance(live, str):
        detail = "Use True for a pause of 250 ms, or a text such as `'300ms'` or `'0.5s'`."
        raise StreamlitInvalidParameterTypeError("live", type(live).__name__, ["bool", "str"], detail=detail)
    seconds = seconds_of(live)
    if not 0 <= seconds <= LONGEST_PAUSE:
        raise StreamlitValueOutOfRangeError("live", live, "0ms", "1m")
    return max(1, round(seconds * 1000)) if seconds else 0


def text_or_none(value: Any) -> str | None:
    """What the script may have put into a text field, as text."""
    return value if value is None or isinstance(value, str) else str(value)


def _validation(validate: str | tuple[str, str] | None) -> dict[str, Any]:
    """The prop for a pattern, or a pattern and what to say. Raises StreamlitAPIException for a bad pattern."""
    if validate is None:
        return {}
    if not isinstance(validate, (str, tuple)):
        raise StreamlitInvalidParameterTypeError("validate", type(validate).__name__, ["None", "str", "tuple"])
    pattern, message = (validate, None) if isinstance(validate, str) else (*validate, None, None)[:2]
    if not isinstance(pattern, str) or not isinstance(message, str | None):
        raise StreamlitValueError("validate", ["a regex string", "a (regex, message) tuple of strings"])
    try:
        re.compile(pattern)
    except re.error as error:
        raise StreamlitAPIException(f"`validate` is not a regular expression: {error}: `{pattern}`") from None
    return {"validate": {"pattern": pattern, "message": message}}
