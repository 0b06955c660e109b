"""What is an address."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_url(url: str, allowed_schemas: tuple[str, ...] = ("http", "https")) -> bool:
    """Whether a text is an address of one of these schemes."""
    try:
        parts = urlsplit(str(url))
    except ValueError:
        return False
    if parts.scheme not in allowed_schemas:
        return False
    return bool(parts.netloc if parts.scheme in ("http", "https") else parts.path)
