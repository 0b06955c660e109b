"""`streamlit.logger.get_logger`."""

from __future__ import annotations

import logging


def get_logger(name: str) -> logging.Logger:
    """A standard logger; what it writes appears in the developer's console."""
    return logging.getLogger(name)
