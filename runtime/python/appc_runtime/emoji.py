"""Emoji: shortcodes such as `:+1:`, and what counts as one emoji."""

import re
from functools import cache

from appc_runtime.emoji_data import TABLE

# Skin tones and the "draw it as a picture" selector vary an emoji without making it another one.
_VARIANTS = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")


@cache
def shortcodes() -> dict[str, str]:
    """GitHub's names (without colons) and their emoji."""
    return {name: emoji for emoji, *names in map(str.split, TABLE.splitlines()) for name in names}


@cache
def _plain_emoji() -> frozenset[str]:
    return frozenset(_VARIANTS.sub("", line.split(" ", 1)[0]) for line in TABLE.splitlines())


def is_emoji(text: str) -> bool:
    """Whether `text` is exactly one emoji (any skin tone). Pictographs newer than our table count too."""
    plain = _VARIANTS.sub("", text)
    return plain in _plain_emoji() or all(map(_is_pictograph, plain.split("\u200d")))


def leading_emoji(text: str) -> tuple[str, str]:
    """An emoji at the start of `text`, "" if there is none, and the rest without the separator behind it."""
    if text.isascii():
        return "", text
    for length in range(min(len(text), 12), 0, -1):
        if is_emoji(text[:length]):
            return text[:length], re.sub(r"^[_ -]*", "", text[length:])
    return "", text


def _is_pictograph(part: str) -> bool:
    return part in _plain_emoji() or (len(part) == 1 and "\U0001f300" <= part <= "\U0001faff")
