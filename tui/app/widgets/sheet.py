"""A sheet of facts: paragraphs and labelled values, laid out for a width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.app.widgets.plain import plain

MUTED = "$foreground-muted"
_LEAST = 10
"""Cells that a value needs beside its label; with less it goes below."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Content over the whole width; the lines after the first are indented by `hang` cells."""

    content: Content
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with one or more values beside it."""

    label: str
    values: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, with a title, and a blank one above it."""

    title: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank line."""


Block = Paragraph | Fact | Rule | Gap


def lay_out(blocks: Sequence[Block], width: int) -> list[Content]:
    """Return the lines of the blocks, none wider than `width` cells; labels align up to a rule."""
    lines: list[Content] = []
    for part in _parts(blocks):
        labels = [_label(block).cell_length for block in part if isinstance(block, Fact)]
        label_width = max(labels, default=0) + 2
        if width - label_width < _LEAST:
            label_width = 0
        for block in part:
            lines += _lay_out(block, max(1, width), label_width)
    return lines


def _parts(blocks: Sequence[Block]) -> Iterable[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Rule):
            yield part
            part = []
        part.append(block)
    yield part


def _lay_out(block: Block, width: int, label_width: int) -> Iterable[Content]:
    match block:
        case Paragraph(content, hang):
            return hanging(content, width, hang)
        case Fact(_, values):
            return _fact(_label(block), values, width, label_width)
        case Rule(title):
            return [Content(), _rule(title, width)]
        case Gap():
            return [Content()]


def hanging(content: Content, width: int, hang: int) -> list[Content]:
    """Wrap content, its lines after the first indented."""
    first, *rest = content.wrap(max(1, width)) or [Content()]
    if not rest or not hang:
        return [first, *rest]
    after = content[len(first.plain) :]
    return [first, *_indented(_unspaced(after), width, hang)]


def _indented(content: Content, width: int, indent: int) -> list[Content]:
    return [line.pad_left(indent) for line in content.wrap(max(1, width - indent))]


def _unspaced(content: Content) -> Content:
    return content[len(content.plain) - len(content.plain.lstrip()) :]


def _label(fact: Fact) -> Content:
    return plain(fact.label, MUTED)


def _fact(
    label: Content, values: Sequence[Content], width: int, label_width: int
) -> Iterable[Content]:
    if not label_width:
        return [
            label.truncate(width),
            *(line for value in values for line in _indented(value, width, 1)),
        ]
    lines = [line for value in values for line in value.wrap(max(1, width - label_width))]
    blank = Content(" " * label_width)
    heads = [label.pad_right(label_width - label.cell_length), *[blank] * len(lines)]
    return [head + line for head, line in zip(heads, lines, strict=False)]


def _rule(title: str, width: int) -> Content:
    line = plain(f"── {title}", MUTED)
    return Content.assemble(line, (" " + "─" * width, MUTED)).truncate(width)
