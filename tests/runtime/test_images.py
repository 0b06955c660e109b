"""Pictures of every sort become bytes or an address."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.images import encode_png, sniff, to_media
from appc_runtime.media_files import MediaFileStorageError

RUNTIME = Path(__file__).parents[2] / "runtime" / "python"


def pixels(media: dict) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(media["data"])))


def test_an_address_stays_one():
    assert to_media("https://example.org/a.jpg?x=1") == {"mime": "image/jpeg", "url": "https://example.org/a.jpg?x=1"}


def test_a_file_is_read_and_sniffed(tmp_path):
    path = tmp_path / "wrong.jpg"
    Image.new("RGB", (2, 1)).save(path, format="PNG")
    for given in (path, str(path), path.read_bytes(), io.BytesIO(path.read_bytes())):
        media = to_media(given)
        assert media["mime"] == "image/png"
        assert media["data"] == path.read_bytes()


def test_a_missing_file_is_named():
    with pytest.raises(MediaFileStorageError, match=r"nope\.png"):
        to_media("nope.png")


def test_svg_source_gets_its_namespace():
    media = to_media("<svg width='3'></svg>")
    assert media["mime"] == "image/svg+xml"
    assert media["data"] == b"<svg xmlns=\"http://www.w3.org/2000/svg\" width='3'></svg>"


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 1), (2, 3, 3), (2, 3, 4)])
def test_arrays_survive_as_png(shape):
    array = (np.arange(np.prod(shape)) * 7 % 256).astype("uint8").reshape(shape)
    assert (
        pixels(to_media(array, output_format="PNG")) == array.reshape(pixels({"data": encode_png(array)}).shape)
    ).all()


def test_floats_bools_and_bgr():
    assert pixels(to_media(np.array([[0.0, 1.0]]), output_format="PNG")).tolist() == [[0, 255]]
    assert pixels(to_media(np.array([[True]]), output_format="PNG")).tolist() == [[255]]
    assert pixels(to_media(np.array([[[1, 2, 3]]]), channels="BGR", output_format="PNG")).tolist() == [[[3, 2, 1]]]


def test_values_out_of_range_need_clamp():
    with pytest.raises(StreamlitAPIException, match="clamp"):
        to_media(np.array([[300]]))
    assert pixels(to_media(np.array([[300, -5]]), clamp=True, output_format="PNG")).tolist() == [[255, 0]]
    with pytest.raises(StreamlitAPIException, match="no image"):
        to_media(np.ones((2, 2, 2)))


def test_pillow_images_keep_transparency():
    assert to_media(Image.new("RGB", (1, 1)))["mime"] == "image/jpeg"
    assert to_media(Image.new("RGBA", (1, 1)))["mime"] == "image/png"
    assert to_media(Image.new("RGBA", (1, 1)), output_format="JPEG")["mime"] == "image/jpeg"


def test_bytes_and_files_become_the_format_asked_for(tmp_path):
    gif = io.BytesIO()
    Image.new("P", (2, 2)).save(gif, format="GIF")
    path = tmp_path / "a.gif"
    path.write_bytes(gif.getvalue())
    for image in (gif.getvalue(), gif, str(path), path):
        assert to_media(image)["mime"] == "image/gif"
        assert to_media(image, output_format="GIF")["data"] == gif.getvalue()
        png = to_media(image, output_format="PNG")
        assert (png["mime"], sniff(png["data"])) == ("image/png", "image/png")
        assert sniff(to_media(image, output_format="JPEG")["data"]) == "image/jpeg"
    assert to_media(b"no picture", output_format="JPEG")["data"] == b"no picture"


def test_equal_pictures_have_equal_hashes():
    assert to_media(b"\x89PNG1")["hash"] == to_media(b"\x89PNG1")["hash"] != to_media(b"\x89PNG2")["hash"]


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"GIF89a", "image/gif"),
        (b"RIFF0000WEBP", "image/webp"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"<svg >", "image/svg+xml"),
    ],
)
def test_magic_bytes(start, mime):
    assert sniff(start) == mime


def test_png_needs_only_zlib():
    code = (
        "import sys, numpy\nfrom appc_runtime.images import to_media\n"
        "sys.stdout.buffer.write(to_media(numpy.zeros((1, 2), 'uint8'))['data'])\nassert 'PIL' not in sys.modules"
    )
    data = subprocess.run([sys.executable, "-c", code], cwd=RUNTIME, check=True, capture_output=True).stdout
    length = struct.unpack(">I", data[33:37])[0]
    assert zlib.decompress(data[41 : 41 + length]) == b"\x00\x00\x00"


def test_what_is_no_picture_is_named():
    with pytest.raises(StreamlitAPIException, match="object"):
        to_media(object())
