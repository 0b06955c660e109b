"""`st.camera_input` and `st.audio_input`: a picture, or a recording, of the visitor's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...errors import StreamlitValueError
from ..base import Drawable
from ..lib import widget_props
from .audio_rates import check_sample_rate
from .file_uploader import Shelf

#: Lines of a camera's picture.
RESOLUTIONS = {"480p": 480, "720p": 720, "1080p": 1080}


class RecordingMixin(Drawable):
    """What camera and microphone give."""

    def camera_input(
        self,
        label: str,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        resolution: str | None = None,
        width: Any = "stretch",
    ) -> Any:
        """Show the camera. Returns the picture that the visitor took (an `UploadedFile`, PNG or JPEG), or None."""
        shelf = Shelf(False)
        props = {
            **widget_props(label, label_visibility, help, disabled, width), "resolution": size_of(resolution),
        }  # fmt: skip
        identity = {"label": label, "help": help, "width": width, "resolution": resolution}
        return self._widget(
            "camera_input", props, default=None, identity=identity, key=key, settable=False, load=shelf.load,
            dump=shelf.dump, check=shelf.rewound, on_change=on_change, args=args, kwargs=kwargs,
        )  # fmt: skip

    def audio_input(
        self,
        label: str,
        *,
        sample_rate: int | None = 16000,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
    ) -> Any:
        """Show a recorder. Returns the recording (an `UploadedFile`, WAV of 16 bits and one channel), or None.

        `sample_rate` is in Hz; None is the microphone's own.
        """
        check_sample_rate("sample_rate", sample_rate)
        shelf = Shelf(False)
        props = {**widget_props(label, label_visibility, help, disabled, width), "sample_rate": sample_rate}
        identity = {"label": label, "help": help, "width": width, "sample_rate": sample_rate}
        return self._widget(
            "audio_input", props, default=None, identity=identity, key=key, settable=False, load=shelf.load,
            dump=shelf.dump, check=shelf.rewound, on_change=on_change, args=args, kwargs=kwargs,
        )  # fmt: skip


def size_of(resolution: str | None) -> list[int] | None:
    """Width and height in pixels, None for the camera's own. Raises StreamlitValueError."""
    if resolution is None:
        return None
    if resolution not in RESOLUTIONS:
        raise StreamlitValueError("resolution", [*(f"'{name}'" for name in RESOLUTIONS), "None"])
    return [RESOLUTIONS[resolution] * 16 // 9, RESOLUTIONS[resolution]]
