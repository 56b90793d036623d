"""Two calm themes of our own; Textual's are there as well."""

from __future__ import annotations

from textual.theme import Theme

DUSK = Theme(
    name="namndkoll-dark",
    dark=True,
    background="#15181b",
    surface="#1c2024",
    panel="#23292e",
    foreground="#d9dcdf",
    primary="#86b5ad",
    secondary="#6d8f9c",
    accent="#d9b88a",
    warning="#e0bd6f",
    error="#eb9486",
    success="#9cc592",
    variables={
        "block-cursor-background": "#35534f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "scrollbar": "#3a4349",
        "scrollbar-hover": "#4b565d",
        "scrollbar-active": "#86b5ad",
        "scrollbar-background": "#1c2024",
        "scrollbar-background-hover": "#1c2024",
        "scrollbar-background-active": "#1c2024",
    },
)
DAY = Theme(
    name="namndkoll-light",
    dark=False,
    background="#fbfaf7",
    surface="#f4f2ec",
    panel="#e9e6dd",
    foreground="#26292c",
    primary="#2c6b64",
    secondary="#3f6272",
    accent="#85590f",
    warning="#8a5b00",
    error="#a5301d",
    success="#3c6e33",
    variables={
        "block-cursor-background": "#cfe3df",
        "block-cursor-foreground": "#0f2b28",
        "block-cursor-text-style": "none",
        "scrollbar": "#c9c4b6",
        "scrollbar-hover": "#b0aa99",
        "scrollbar-active": "#2c6b64",
        "scrollbar-background": "#f4f2ec",
        "scrollbar-background-hover": "#f4f2ec",
        "scrollbar-background-active": "#f4f2ec",
    },
)
THEMES = (DUSK, DAY)
