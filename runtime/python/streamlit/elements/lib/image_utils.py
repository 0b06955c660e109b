"""Pictures for components, which show them by their address."""

from __future__ import annotations

from typing import Any

from appc_runtime.images import address_of, to_media

#: What `image_to_url` takes: arrays, Pillow images, bytes, open files, paths and addresses.
AtomicImage = Any


def image_to_url(
    image: AtomicImage,
    layout_config: Any,
    clamp: bool,
    channels: str,
    output_format: str,
    image_id: str,
) -> str:
    """The address of a picture: its own if it has one, else a `data:` URL, since no server holds it.

    `layout_config` (once a width) and `image_id` are taken for the signature's sake. Raises as `st.image` does.
    """
    return address_of(to_media(image, clamp=clamp, channels=channels, output_format=output_format))
