"""`st.feedback`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...errors import StreamlitValueError, StreamlitValueOutOfRangeError
from ..base import Drawable
from ..binding import each
from ..lib import width_of

COUNTS = {"thumbs": 2, "faces": 5, "stars": 5}


class FeedbackMixin(Drawable):
    """What the visitor thinks of something."""

    def feedback(
        self,
        options: str = "thumbs",
        *,
        key: Any = None,
        default: int | None = None,
        disabled: bool = False,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        width: Any = "content",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> int | None:
        """Show thumbs, faces or stars. Returns the chosen one's number, 0 the worst, or None."""
        if options not in COUNTS:
            raise StreamlitValueError("options", ["'thumbs'", "'faces'", "'stars'"])
        count = COUNTS[options]
        if default is not None and not 0 <= default < count:
            raise StreamlitValueOutOfRangeError("default", default, 0, count - 1)
        props = {"kind": options, "disabled": bool(disabled), "width": width_of(width)}
        identity = {"options": options, "default": default, "width": width}
        return self._widget(  # type: ignore[no-any-return]
            "feedback", props, default=default, identity=identity, key=key, query=each(str, int),
            check=lambda value: value if isinstance(value, int) and 0 <= value < count else None,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip
