"""`st.text`."""

from __future__ import annotations

from typing import Any

from .base import Drawable


class TextMixin(Drawable):
    """Fixed-width, preformatted text."""

    def text(
        self,
        body: Any,
        *,
        help: str | None = None,
        width: Any = "content",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write `body` as it is, in a monospace font."""
        props: dict[str, Any] = {"body": str(body), "width": width, "text_alignment": text_alignment}
        return self._draw("text", props)
