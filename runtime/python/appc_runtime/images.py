"""Pictures of every sort as the protocol's `Media`. numpy and Pillow are used only where the script brought them."""

from __future__ import annotations

import io
import mimetypes
import os
import re
import struct
import sys
import zlib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from .errors import StreamlitAPIException
from .media_files import read_media

_ADDRESS = re.compile(r"(https?:|data:|blob:)", re.IGNORECASE)
_SVG = re.compile(r"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.IGNORECASE | re.DOTALL)
# The first bytes of a file say what it is; its name may lie.
_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
)
_FORMATS = ("auto", "PNG", "JPEG", "JPG", "GIF")


def to_media(image: Any, *, channels: str = "RGB", clamp: bool = False, output_format: str = "auto") -> dict:
    """One picture as `Media`: its bytes, or an address that the page loads itself.

    Takes addresses, paths, SVG source, bytes, binary files, Pillow images, matplotlib figures and numpy arrays. Arrays
    have the shape (height, width) or (height, width, 1, 3 or 4), and hold bools, ints 0 to 255, or floats 0 to 1.
    `channels` says whether their colours are "RGB" or "BGR"; `clamp` cuts values to their range.

    Raises:
        StreamlitAPIException: it is none of these, or values are out of range without `clamp`.
        MediaFileStorageError: a file can't be read.
    """
    if output_format.upper() not in {name.upper() for name in _FORMATS}:
        raise StreamlitAPIException(f"Invalid `output_format`: {output_format!r}. It must be 'JPEG', 'PNG' or 'auto'.")
    if isinstance(image, str):
        return _as_format(_from_text(image), output_format)
    if isinstance(image, os.PathLike):
        return _as_format(_from_file(Path(image)), output_format)
    if isinstance(image, (bytes, bytearray, memoryview)):
        return _as_format(_media(bytes(image)), output_format)
    if _is_pillow(image):
        return _from_pillow(image, output_format)
    if callable(getattr(image, "savefig", None)):
        return _from_figure(image)
    if callable(getattr(image, "read", None)):
        return _as_format(_from_open_file(image), output_format)
    if hasattr(image, "__array__"):
        return _from_array(image, channels, clamp, output_format)
    raise StreamlitAPIException(
        f"`st.image` cannot show a `{type(image).__qualname__}`. "
        "Pass a path, an address, bytes, an array or a Pillow image."
    )


def _media(data: bytes, mime: str | None = None) -> dict:
    return {"mime": mime or sniff(data), "data": data, "hash": sha256(data).hexdigest()}


def _as_format(media: dict, output_format: str) -> dict:
    """`media` in the format asked for, if that is another one; as it is without Pillow, and where Pillow cannot read it."""
    wanted = output_format.upper().replace("JPG", "JPEG")
    pillow = sys.modules.get("PIL.Image")
    if (
        pillow is None
        or "data" not in media
        or wanted == "AUTO"
        or media["mime"] in ("image/svg+xml", f"image/{wanted.lower()}")
    ):
        return media
    try:
        picture = pillow.open(io.BytesIO(media["data"]))
    except pillow.UnidentifiedImageError:
        return media
    return _from_pillow(picture, wanted)


def address_of(media: dict) -> str:
    """Where a picture is to be had: its own address, or a `data:` URL of its bytes."""
    return media["url"] if "url" in media else f"data:{media['mime']};base64,{b64encode(media['data']).decode()}"


def sniff(data: bytes) -> str:
    """The media type of a picture's bytes; PNG if nothing is known of them."""
    for magic, mime in _MAGIC:
        if data.startswith(magic):
            return mime
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return "image/svg+xml" if _SVG.match(data[:2048].decode("utf-8", "replace")) else "image/png"


def _from_text(text: str) -> dict:
    if _SVG.match(text):
        return _media(_complete_svg(text).encode(), "image/svg+xml")
    if _ADDRESS.match(text) or text.startswith(("/app/static/", "app/static/")):
        return {"mime": mimetypes.guess_type(text.partition("?")[0])[0] or "image/png", "url": text}
    return _from_file(Path(text))


def _complete_svg(text: str) -> str:
    # An <img> draws SVG only if it names its namespace, which sources made for inlining often leave out.
    if "xmlns=" not in text.partition(">")[0] and 'xmlns="http://www.w3.org/2000/svg"' not in text:
        return re.sub(r"<svg(?=[\s>])", '<svg xmlns="http://www.w3.org/2000/svg"', text, count=1, flags=re.IGNORECASE)
    return text


def _from_file(path: Path) -> dict:
    mime = mimetypes.guess_type(path.name)[0] if path.suffix.lower() == ".svg" else None
    return _media(read_media(path), mime)


def _from_open_file(file: Any) -> dict:
    data = file.getvalue() if hasattr(file, "getvalue") else file.read()
    return _media(data if isinstance(data, bytes) else str(data).encode())


def _from_figure(figure: Any) -> dict:
    out = io.BytesIO()
    figure.savefig(out, format="png", bbox_inches="tight", dpi=200)
    return _media(out.getvalue(), "image/png")


# ------------------------------------------------------------------------------------------- Pillow


def _is_pillow(image: object) -> bool:
    pillow = sys.modules.get("PIL.Image")
    return pillow is not None and isinstance(image, pillow.Image)


def _from_pillow(image: Any, output_format: str) -> dict:
    wanted = _pillow_format(image, output_format.upper())
    if wanted == "JPEG" and image.mode not in ("RGB", "L"):
        image = image.convert("RGB")
    out = io.BytesIO()
    image.save(out, format=wanted, quality=90)
    return _media(out.getvalue(), f"image/{wanted.lower()}")


def _pillow_format(image: Any, asked: str) -> str:
    if asked != "AUTO":
        return asked.replace("JPG", "JPEG") if asked == "JPG" else asked
    if image.format == "GIF":
        return "GIF"
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in getattr(image, "info", {})
    return "PNG" if transparent or image.mode in ("1", "P") else "JPEG"


# ------------------------------------------------------------------------------------------- arrays


def _from_array(image: Any, channels: str, clamp: bool, output_format: str) -> dict:
    array = _to_bytes_array(image.__array__(), clamp)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim == 3 and channels.upper() == "BGR":
        array = array[:, :, [2, 1, 0, *range(3, array.shape[2])]]
    pillow = sys.modules.get("PIL.Image")
    if pillow is not None and output_format.upper() != "PNG":
        return _from_pillow(pillow.fromarray(_contiguous(array)), output_format)
    return _media(encode_png(array), "image/png")


def _contiguous(array: Any) -> Any:
    return array.copy(order="C")


def _to_bytes_array(array: Any, clamp: bool) -> Any:
    """The array as uint8 of shape (height, width) or (height, width, channels)."""
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (1, 3, 4)):
        raise StreamlitAPIException(
            f"An array of shape {array.shape} is no image. "
            "It must be (height, width), or (height, width, channels) with 1, 3 or 4 channels."
        )
    kind = array.dtype.kind
    if kind == "b":
        return array.astype("uint8") * 255
    if kind not in "iuf":
        raise StreamlitAPIException(f"An array of {array.dtype} is no image: its values must be numbers.")
    largest = 1.0 if kind == "f" else 255
    if clamp:
        array = array.clip(0, largest)
    elif array.size and (array.min() < 0 or array.max() > largest):
        raise StreamlitAPIException(
            f"The image's values go from {array.min()} to {array.max()}, but must lie between 0 and {largest}. "
            "Scale them, or pass `clamp=True` to cut them."
        )
    return (array * 255 if kind == "f" else array).astype("uint8")


_PNG_COLOR = {1: 0, 3: 2, 4: 6}


def encode_png(array: Any) -> bytes:
    """A uint8 array of shape (height, width) or (height, width, 3 or 4) as a PNG file."""
    height, width = array.shape[:2]
    channels = array.shape[2] if array.ndim == 3 else 1
    rows = array.reshape(height, width * channels)
    # Each row begins with its filter: 0, the bytes as they are.
    lines = b"".join(b"\x00" + rows[line].tobytes() for line in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, _PNG_COLOR[channels], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
