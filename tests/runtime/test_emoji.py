"""Shortcodes, and what counts as one emoji."""

from appc_runtime.emoji import is_emoji, shortcodes


def test_shortcodes_are_githubs():
    table = shortcodes()
    assert table["smile"] == "😄"
    assert table["+1"] == table["thumbsup"] == "👍"
    assert table["sunglasses"] == "😎"


def test_is_emoji():
    for text in ("🚨", "👍🏽", "❤️", "❤", "👨‍👩‍👧", "🇩🇪", "1️⃣"):
        assert is_emoji(text), text
    for text in ("", "a", "1", "🚨🚨", ":smile:", "ab", "é"):
        assert not is_emoji(text), text
