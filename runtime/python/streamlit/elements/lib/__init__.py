"""What many elements share: labels, sizes, icons, and their validation."""

from __future__ import annotations

import textwrap
from datetime import timedelta
from typing import Any

from appc_runtime.durations import to_seconds
from appc_runtime.emoji import is_emoji, leading_emoji
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html, to_html

from ...errors import (
    StreamlitBadTimeStringError,
    StreamlitInvalidHeightError,
    StreamlitInvalidParameterTypeError,
    StreamlitInvalidWidthError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from ..shortcuts import check_shortcut

LABEL_VISIBILITIES = ("visible", "hidden", "collapsed")
BUTTON_TYPES = ("primary", "secondary", "tertiary")
ICON_POSITIONS = ("left", "right")
#: As wide or high as anything may be made.
MOST_PIXELS = 2**32 - 1


def clean(text: Any) -> str:
    """A body as Streamlit shows it: str(), dedented."""
    body = str(text)
    return textwrap.dedent(body).strip() if "\n" in body else body.strip()


def help_html(text: object) -> str | None:
    """A tooltip's Markdown as HTML."""
    return None if text is None else to_html(textwrap.dedent(str(text)).strip())


def width_of(width: Any, *, content: bool = True) -> Any:
    """A valid width: "stretch", "content" (if allowed) or positive pixels. Raises StreamlitAPIException."""
    if width == "stretch" or (content and width == "content"):
        return width
    if isinstance(width, int) and width > 0:
        return pixels_of("width", width)
    raise StreamlitInvalidWidthError(width, allow_content=content)


def height_of(height: Any, *, allowed: tuple[str, ...] = ("stretch", "content")) -> Any:
    """A valid height: one of `allowed`, or positive pixels. Raises StreamlitAPIException."""
    if isinstance(height, str) and height in allowed:
        return height
    if isinstance(height, int) and height > 0:
        return pixels_of("height", height)
    raise StreamlitInvalidHeightError(height, allow_content="content" in allowed)


def pixels_of(parameter: str, value: int) -> int:
    """A number of pixels that is none too large. Raises StreamlitValueOutOfRangeError."""
    if value > MOST_PIXELS:
        raise StreamlitValueOutOfRangeError(parameter, value, 1, MOST_PIXELS)
    return int(value)


def alt_text(alt: object) -> dict[str, str]:
    """The prop `alt`, or nothing: a chart without a description of its own gets its name from what it draws."""
    text = "" if alt is None else str(alt).strip()
    return {"alt": text} if text else {}


def icon_name(icon: str) -> str:
    """An icon as nodes carry it: an emoji, `material/name`, or "spinner". Raises StreamlitAPIException."""
    if icon == "spinner":
        return icon
    if icon.startswith(":material/") and icon.endswith(":") and len(icon) > 11:
        return icon[1:-1]
    if is_emoji(icon):
        return icon
    raise StreamlitAPIException(
        f'The value "{icon}" is not a valid emoji. Shortcodes are not allowed, please use a single character instead. '
        "For Material icons, write `:material/icon_name:`."
    )


def icon_props(icon: Any) -> dict[str, str]:
    """The prop `icon`, or nothing for None and blank text. Raises StreamlitAPIException."""
    if icon is None:
        return {}
    if not isinstance(icon, str):
        raise StreamlitInvalidParameterTypeError("icon", type(icon).__name__, ["str", "None"])
    return {"icon": icon_name(icon.strip())} if icon.strip() else {}


def leading_icon(text: str) -> tuple[str, str]:
    """An emoji or material icon at the start of a text, "" if there is none, and the rest."""
    if text.startswith(":material/"):
        end = text.find(":", 1)
        if end > 0:
            return text[: end + 1], text[end + 1 :].lstrip()
    icon, rest = leading_emoji(text)
    return icon, rest.lstrip()


def wrap_of(wrap: Any) -> bool:
    """Raises StreamlitValueError for anything but True and False."""
    if not isinstance(wrap, bool):
        raise StreamlitValueError("wrap", ["True", "False"])
    return wrap


def check_theme(theme: Any) -> None:
    """Hold that a chart's theme is Streamlit's, or the library's own (None). Raises StreamlitValueError."""
    if theme not in ("streamlit", None):
        raise StreamlitValueError("theme", ["'streamlit'", "None"])


def word_of(parameter: str, value: Any, words: tuple[str, ...]) -> Any:
    """The value, which is one of these words. Raises StreamlitValueError."""
    if value not in words:
        raise StreamlitValueError(parameter, [repr(word) for word in words], f"Got {value!r}.")
    return value


def widget_props(
    label: str,
    label_visibility: str,
    help: str | None,
    disabled: bool,
    width: Any,
    *,
    required: bool = False,
    content: bool = False,
) -> dict[str, Any]:
    """The props that every input widget has (`WidgetProps`). `content`: it may be as wide as its content."""
    props: dict[str, Any] = {
        "label": label_html(str(label)),
        "label_visibility": word_of("label_visibility", label_visibility, LABEL_VISIBILITIES),
        "disabled": bool(disabled),
        "width": width_of(width, content=content),
    }
    if help is not None:
        props["help"] = help_html(help)
    if required:
        props["required"] = True
    return props


def plain_container() -> dict[str, Any]:
    """The props of a container that shows nothing of itself."""
    return {
        "direction": "vertical", "gap": "small", "wrap": False, "justify": "left", "align": "top", "border": False,
        "width": "stretch", "height": "content",
    }  # fmt: skip


def button_props(
    label: str,
    help: str | None,
    type: str,
    icon: str | None,
    icon_position: str,
    disabled: bool,
    width: Any,
    shortcut: str | None,
    *,
    is_form_submitter: bool = False,
) -> dict[str, Any]:
    """The props that every button has (`Button`)."""
    props: dict[str, Any] = {
        "label": label_html(str(label), links=False),
        "disabled": bool(disabled),
        "type": word_of("type", type, BUTTON_TYPES),
        "icon_position": word_of("icon_position", icon_position, ICON_POSITIONS),
        "is_form_submitter": is_form_submitter,
        "width": width_of(width),
    }
    if help is not None:
        props["help"] = help_html(help)
    props.update(icon_props(icon))
    if shortcut is not None:
        props["shortcut"] = check_shortcut(shortcut)
    return props


def button_width(width: Any, use_container_width: bool | None) -> Any:
    """A button's width, by the parameter of now or by its predecessor."""
    if use_container_width is None:
        return width
    return "stretch" if use_container_width else "content"


def seconds_of(span: float | timedelta | str) -> float:
    """Seconds of a number, a timedelta, or text such as "1.5h" or "1d 2h". Raises StreamlitBadTimeStringError."""
    try:
        return to_seconds(span) or 0.0
    except ValueError:
        raise StreamlitBadTimeStringError(str(span)) from None
