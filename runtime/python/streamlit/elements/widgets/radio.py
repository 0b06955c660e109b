"""`st.radio`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.markdown import label_html

from ...errors import StreamlitInvalidParameterTypeError
from ..base import Drawable
from ..lib import widget_props
from ..options import Options, default_index


class RadioMixin(Drawable):
    """One of a few options, all in sight."""

    def radio(
        self,
        label: str,
        options: Any,
        index: int | None = 0,
        format_func: Callable[[Any], Any] = str,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        horizontal: bool = False,
        captions: Sequence[str] | None = None,
        label_visibility: str = "visible",
        width: Any = "content",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show radio buttons. Returns the chosen option itself, or None where `index` is None and none was chosen."""
        choice = Options(options, format_func)
        index = default_index(choice, index)
        captions = _captions(captions)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, content=True),
            "options": [label_html(text) for text in choice.texts],
            "captions": [label_html(text) for text in captions],
            "horizontal": bool(horizontal),
        }
        identity = {
            "label": label, "options": choice.texts, "index": index, "help": help, "horizontal": horizontal,
            "captions": captions, "width": width,
        }  # fmt: skip
        default = None if index is None or self._stored(key) is None else choice.items[index]
        return self._widget(
            "radio", props, default=default, identity=identity, key=key, load=_loader(choice), dump=choice.index,
            check=lambda value: choice.checked(value, default), query=choice.query(),
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def _captions(captions: Sequence[str] | None) -> list[str]:
    """A text for each caption; None is an empty one. Raises StreamlitInvalidParameterTypeError."""
    texts = list(captions or ())
    for text in texts:
        if text is not None and not isinstance(text, str):
            raise StreamlitInvalidParameterTypeError("captions", type(text).__name__, ["str", "None"])
    return [text or "" for text in texts]


def _loader(choice: Options) -> Callable[[int | None], Any]:
    return lambda wire: None if wire is None or not 0 <= wire < len(choice) else choice.items[int(wire)]
