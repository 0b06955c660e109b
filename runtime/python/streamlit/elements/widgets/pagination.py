"""`st.pagination`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ...errors import StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError
from ..base import Drawable
from ..binding import each
from ..lib import width_of


class PaginationMixin(Drawable):
    """Pages of something long."""

    def pagination(
        self,
        num_pages: int,
        *,
        default: int = 1,
        max_visible_pages: int | None = 7,
        width: Any = "content",
        key: Any = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        disabled: bool = False,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> int:
        """Show buttons for pages 1 to `num_pages`. Returns the chosen one.

        At most `max_visible_pages` numbers are shown; None shows all, 0 only the arrows.
        """
        if not _is_int(num_pages) or num_pages < 1:
            raise StreamlitAPIException(f"`num_pages` must be an integer of at least 1. Got {num_pages}.")
        if not _is_int(default):
            raise StreamlitInvalidParameterTypeError("default", type(default).__name__, ["int"])
        if not 1 <= default <= num_pages:
            raise StreamlitValueOutOfRangeError("default", default, 1, num_pages)
        if max_visible_pages is not None and (not _is_int(max_visible_pages) or max_visible_pages < 0):
            raise StreamlitAPIException(
                f"`max_visible_pages` must be a non-negative integer or None. Got {max_visible_pages}."
            )
        props = {
            "pages": num_pages, "visible": max_visible_pages, "disabled": bool(disabled), "width": width_of(width),
        }  # fmt: skip
        identity = {
            "num_pages": num_pages, "default": default, "max_visible_pages": max_visible_pages, "width": width,
        }  # fmt: skip
        return self._widget(  # type: ignore[no-any-return]
            "pagination", props, default=default, identity=identity, key=key, query=each(str, int),
            check=lambda value: min(max(int(value), 1), num_pages) if _is_int(value) else default,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
