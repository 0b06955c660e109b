"""`st.image`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.images import to_media
from appc_runtime.markdown import label_html, plain_text

from .base import Drawable
from .lib import width_of
from .lib.image_utils import image_to_url as image_to_url  # where components of older days take it from


class ImageMixin(Drawable):
    """Pictures with captions."""

    def image(
        self,
        image: Any,
        caption: str | list[str] | None = None,
        width: Any = "content",
        clamp: bool = False,
        channels: str = "RGB",
        output_format: str = "auto",
        *,
        use_container_width: bool | None = None,
        link: str | None = None,
        use_column_width: Any = None,
        alt: str | Sequence[str | None] | None = None,
    ) -> Any:
        """Show one picture or several: paths, addresses, bytes, SVG source, arrays, Pillow images."""
        pictures = _as_list(image)
        captions = _texts(caption, len(pictures), "captions")
        alts = _texts(alt, len(pictures), "alternative texts")
        images = [
            _picture(one, text, described, channels=channels, clamp=clamp, output_format=output_format)
            for one, text, described in zip(pictures, captions, alts, strict=True)
        ]
        props: dict[str, Any] = {
            "images": images,
            "width": _width(width, use_container_width, use_column_width),
        }
        if link is not None:
            if len(images) > 1:
                raise StreamlitAPIException("`link` is only supported for a single image.")
            props["link"] = link
        return self._draw("image", props)


def _as_list(image: Any) -> list[Any]:
    if isinstance(image, (list, tuple)):
        return [part for one in image for part in _as_list(one)]
    if getattr(image, "ndim", 0) == 4:
        return list(image)
    return [image]


def _texts(given: Any, count: int, what: str) -> list[str | None]:
    if given is None:
        return [None] * count
    if isinstance(given, str) or not isinstance(given, Sequence):
        given = [given]
    if len(given) != count:
        raise StreamlitAPIException(f"Cannot pair {len(given)} {what} with {count} images.")
    return [None if one is None else str(one) for one in given]


def _picture(image: Any, caption: str | None, alt: str | None, **options: Any) -> dict[str, Any]:
    html = None if caption is None else label_html(caption)
    described = alt if alt is not None else plain_text(html) if html else ""
    return {"media": to_media(image, **options), "caption": html, "alt": described}


def _width(width: Any, use_container_width: bool | None, use_column_width: Any) -> Any:
    if use_container_width is not None:
        return "stretch" if use_container_width else "content"
    if use_column_width in ("always", True):
        return "stretch"
    if use_column_width in ("never", "auto", False):
        return "content"
    # None meant the natural width before "content" did.
    return "content" if width is None or (isinstance(width, int) and width == -1) else width_of(width)
