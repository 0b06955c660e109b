"""How large an element is, as components give it to Streamlit's helpers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LayoutConfig:
    """A width and a height: "stretch", "content" or pixels; and how text is set in them."""

    width: str | int | None = None
    height: str | int | None = None
    text_alignment: str | None = None
