"""Keys by their names: what people write in the settings, and what the screen calls them."""

from __future__ import annotations

import unicodedata

_UNNAMED = {
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
    " ": "space",
}
"""Characters whose keys the screen calls otherwise than Unicode does."""
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~§½¤£€´¨"
"""Signs that a key writes."""
_ALSO = {
    "esc": "escape",
    "mellanslag": "space",
    "return": "enter",
    "retur": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "upp": "up",
    "ned": "down",
    "vänster": "left",
    "höger": "right",
}
_NAMED = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", "enter", "escape", "tab", "space"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
_MODIFIERS = ("ctrl", "alt", "shift")
MOVING = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("tab", "shift+tab", "enter", "backspace", "delete", "insert"),
    )
)
"""Keys that typing and moving in a list need."""
SWALLOWED = frozenset(
    ("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter", "ctrl+space", "ctrl+s", "ctrl+z")
)
"""Keys that terminals keep for themselves or send as others."""
QUITTING = frozenset(("ctrl+q", "ctrl+c"))
"""Keys that always do the same."""


def spell(key: str) -> str:
    """Return what the screen calls a key as people write it; empty when there is none such."""
    text = key.strip() or key[:1]
    if len(text) == 1:
        return _character(text)
    *modifiers, name = text.casefold().replace(" ", "").split("+")
    if not set(modifiers) <= set(_MODIFIERS):
        return ""
    name = _ALSO.get(name, name)
    if len(name) == 1:
        name = _character(name)
        if modifiers == ["shift"] and name.isalpha() and len(name) == 1:
            return name.upper()
    elif name not in _NAMED and name not in _NAMES:
        return ""
    return "+".join([one for one in _MODIFIERS if one in modifiers] + [name]) if name else ""


def types(key: str) -> bool:
    """Tell whether a key writes a character where one types."""
    return len(key) == 1 or key in _NAMES or key == "space"


def _character(char: str) -> str:
    if char in _UNNAMED:
        return _UNNAMED[char]
    if char.isalnum():
        return char
    if char not in _SIGNS:
        return ""
    name = unicodedata.name(char)
    return name.lower().replace("-", "_").replace(" ", "_")


_NAMES = frozenset(map(_character, _SIGNS))
"""Names of the keys that write a sign, as the screen calls them."""
