"""`streamlit.components.v2`: components in the page itself, made of HTML, CSS and a JavaScript module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...delta_generator import main_dg
from ...elements.bidi_component import ComponentResult, Definition
from ...errors import StreamlitInvalidParameterTypeError
from . import types as types
from .assets import content_of
from .types import ComponentRenderer


def component(
    name: str,
    *,
    html: str | None = None,
    css: str | None = None,
    js: str | None = None,
    isolate_styles: bool = True,
) -> ComponentRenderer:
    """A component, to be drawn by calling what is returned. Each part is the source itself, or a file of the package.

    `js` is a module whose default export gets `{name, key, data, parentElement, setStateValue, setTriggerValue}` and may
    return what cleans up after it. `isolate_styles` puts all of it into a shadow root.

    Raises:
        StreamlitInvalidParameterTypeError: a part is no text.
        StreamlitComponentRegistryError: a file that is named is not there.
    """
    for part, value in (("html", html), ("css", css), ("js", js)):
        if value is not None and not isinstance(value, str):
            raise StreamlitInvalidParameterTypeError(part, type(value).__name__, ["str", "None"])
    definition = Definition(name, content_of(name, html), content_of(name, css), content_of(name, js))

    def mount(
        *,
        key: str | int | None = None,
        data: Any = None,
        default: dict[str, Any] | None = None,
        width: Any = "stretch",
        height: Any = "content",
        **on_callbacks: Callable[[], None] | None,
    ) -> ComponentResult:
        return main_dg._bidi_component(
            definition,
            key=key,
            isolate_styles=isolate_styles,
            data=data,
            default=default,
            width=width,
            height=height,
            **on_callbacks,
        )

    return mount
