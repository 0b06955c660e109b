"""`st.audio` and `st.video`."""

from __future__ import annotations

import io
import mimetypes
import os
import re
import struct
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.media_files import read_media

from ..errors import StreamlitIncompatibleParametersError, StreamlitInvalidParameterTypeError, StreamlitValueError
from .base import Drawable
from .lib import seconds_of, width_of

ADDRESS = re.compile(r"(https?:|data:|blob:|/|app/static/)", re.IGNORECASE)
YOUTUBE = ("youtube.com", "youtube-nocookie.com", "youtu.be")


class MediaMixin(Drawable):
    """Sound and moving pictures."""

    def audio(
        self,
        data: Any,
        format: str = "audio/wav",
        start_time: Any = 0,
        *,
        sample_rate: int | None = None,
        end_time: Any = None,
        loop: bool = False,
        autoplay: bool = False,
        alt: str | None = None,
        width: Any = "stretch",
    ) -> Any:
        """Show a player for sound: a path, an address, bytes, a file, or an array of samples with its `sample_rate`.

        An array is (samples,) or (channels, samples); times are seconds, timedeltas, or text such as "1m30s".
        """
        start, end = _times(start_time, end_time)
        is_array = hasattr(data, "__array__")
        if is_array and sample_rate is None:
            raise StreamlitAPIException("`sample_rate` must be specified when `data` is a numpy array.")
        media = wave_media(data, int(sample_rate or 0)) if is_array else media_of(data, format)
        return self._draw("audio", {
            "media": media, "start": start, "end": end, "loop": bool(loop), "autoplay": bool(autoplay), "alt": alt,
            "width": width_of(width, content=False),
        })  # fmt: skip

    def video(
        self,
        data: Any,
        format: str = "video/mp4",
        start_time: Any = 0,
        *,
        subtitles: Any = None,
        end_time: Any = None,
        loop: bool = False,
        autoplay: bool = False,
        muted: bool = False,
        alt: str | None = None,
        width: Any = "stretch",
    ) -> Any:
        """Show a video: a path, an address (also of YouTube), bytes, or a file.

        `subtitles` are WebVTT or SRT (path, text, bytes), or several by their languages. Times as in `st.audio`.
        """
        start, end = _times(start_time, end_time)
        embedded = youtube_id(data) if isinstance(data, str) else None
        if embedded is not None and subtitles:
            raise StreamlitIncompatibleParametersError("subtitles", "a YouTube URL")
        props: dict[str, Any] = {
            "media": None if embedded else media_of(data, format), "youtube": embedded, "start": start,
            "end": end, "loop": bool(loop), "autoplay": bool(autoplay), "muted": bool(muted), "alt": alt,
            "subtitles": subtitle_tracks(subtitles), "width": width_of(width, content=False),
        }  # fmt: skip
        return self._draw("video", props)


def _times(start: Any, end: Any) -> tuple[int, int | None]:
    """Whole seconds. Raises StreamlitAPIException."""
    first = _seconds("start_time", start)
    last = None if end is None else _seconds("end_time", end)
    if last is not None and last <= first:
        raise StreamlitAPIException(
            "Invalid start_time and end_time combination: end_time must be greater than start_time."
        )
    return first, last


def _seconds(parameter: str, time: Any) -> int:
    if isinstance(time, bool) or not isinstance(time, (int, float, str, timedelta)):
        raise StreamlitAPIException(f"Failed to convert '{parameter}' to a timedelta: {time!r}")
    try:
        return int(seconds_of(time))
    except Exception:
        raise StreamlitAPIException(
            f"Failed to convert '{parameter}' to a timedelta. Please use a string in a format supported by Pandas "
            f'Timedelta constructor, e.g. `"10s"`, `"15 seconds"`, or `"1h23s"`. Got: {time!r}'
        ) from None


def media_of(data: Any, format: str) -> dict[str, Any] | None:
    """Bytes, a file or an address as `Media`; None for None. Raises MediaFileStorageError, StreamlitAPIException."""
    if data is None:
        return None
    if isinstance(data, str) and ADDRESS.match(data) and not (data.startswith("/") and os.path.exists(data)):
        return {"mime": format, "url": data}
    if isinstance(data, (str, os.PathLike)):
        return blob(read_media(Path(data)), mimetypes.guess_type(data)[0] or format)
    if isinstance(data, io.IOBase) or callable(getattr(data, "read", None)):
        data = whole(data)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return blob(bytes(data), format)
    kinds = ["str", "bytes", "Path", "BytesIO", "file-like", "ndarray"]
    raise StreamlitInvalidParameterTypeError("data", type(data).__name__, kinds)


def whole(file: Any) -> Any:
    """All that a file holds. One in memory stands at its begin then: scripts read it once more."""
    file.seek(0)
    return file.getvalue() if hasattr(file, "getvalue") else file.read()


def blob(data: bytes, mime: str) -> dict[str, Any]:
    """Bytes as `Media`."""
    return {"mime": mime, "data": data, "hash": sha256(data).hexdigest()}


def wave_media(samples: Any, rate: int) -> dict[str, Any]:
    """An array of samples as a WAV of 16 bits, its loudest sample at full scale."""
    import numpy as np

    data = np.asarray(samples, dtype=float)
    if data.ndim == 1:
        channels = 1
    elif data.ndim == 2:
        channels, data = data.shape[0], data.T.ravel()
    else:
        raise StreamlitAPIException("Numpy array audio input must be a 1D or 2D array.")
    peak = float(np.max(np.abs(data))) if data.size else 0.0
    scaled = (data / (peak or 1.0) * 32767).astype("<i2").tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(scaled), b"WAVE", b"fmt ", 16, 1, channels, rate,
                       rate * channels * 2, channels * 2, 16, b"data", len(scaled))  # fmt: skip
    return blob(head + scaled, "audio/wav")


def youtube_id(url: str) -> str | None:
    """The id of a YouTube video (or "videoseries?list=..." of a list), None for another address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host not in YOUTUBE:
        return None
    steps = [step for step in parts.path.split("/") if step]
    query = parse_qs(parts.query)
    if host == "youtu.be":
        return steps[0] if steps else None
    if "v" in query:
        return query["v"][0]
    if steps[:1] == ["playlist"] and "list" in query:
        return f"videoseries?list={query['list'][0]}"
    return steps[1] if len(steps) > 1 and steps[0] in ("embed", "v", "shorts", "live") else None


def subtitle_tracks(subtitles: Any) -> list[dict[str, Any]]:
    """Tracks with their labels. Raises StreamlitAPIException for what is none."""
    if not subtitles:
        return []
    named = subtitles if isinstance(subtitles, dict) else {"default": subtitles}
    return [{"label": str(label), "media": blob(_track(label, track), "text/vtt")} for label, track in named.items()]


def _track(label: Any, track: Any) -> bytes:
    try:
        return web_vtt(track)
    except (OSError, ValueError, StreamlitAPIException) as error:
        raise StreamlitAPIException(f"Failed to process the provided subtitle {label!r}: {error}") from error


def web_vtt(track: Any) -> bytes:
    """A track's bytes as WebVTT. Raises OSError, UnicodeDecodeError and StreamlitAPIException."""
    text = _subtitle_text(track).lstrip("\ufeff").strip()
    if not text or text.startswith("WEBVTT"):
        return text.encode()
    if re.match(r"\d+\s*\r?\n\s*\d+:\d\d:\d\d,\d+ -->", text):
        return ("WEBVTT\n\n" + re.sub(r"(\d\d:\d\d:\d\d),(\d{3})", r"\1.\2", text)).encode()
    raise StreamlitValueError("subtitles", ["VTT-formatted text", "SRT-formatted text"])


def _subtitle_text(track: Any) -> str:
    if isinstance(track, io.IOBase):
        track = whole(track)
    if isinstance(track, (bytes, bytearray)):
        return track.decode()
    if isinstance(track, os.PathLike) or (isinstance(track, str) and "\n" not in track and os.path.isfile(track)):
        return Path(track).read_text(encoding="utf-8")
    if isinstance(track, str):
        return track
    raise StreamlitInvalidParameterTypeError(
        "subtitles", type(track).__name__, ["str", "bytes", "BytesIO", "Path", "dict"]
    )
