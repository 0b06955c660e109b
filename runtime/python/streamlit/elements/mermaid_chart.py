"""`st.mermaid_chart`."""

from __future__ import annotations

from typing import Any

from .base import Drawable
from .lib import alt_text, clean, width_of


class MermaidMixin(Drawable):
    """Diagrams in Mermaid's language."""

    def mermaid_chart(self, body: str, *, width: Any = "stretch", alt: str | None = None) -> Any:
        """Draw a Mermaid diagram from its source. What it cannot read is told in the diagram's place."""
        return self._draw("mermaid_chart", {"body": clean(body), "width": width_of(width), **alt_text(alt)})
