"""A picture of one start: every request as a bar, every mark as a line, the page's and the worker's on one clock."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlsplit

WIDTH, LEFT, ROW, TOP = 1200, 260, 18, 30
COLORS = {"page": "#2a78d6", "worker": "#1baf7a"}
STYLE = (
    "text{font:11px system-ui,sans-serif;fill:#222}.mark{stroke:#c22;stroke-dasharray:3 3}.grid{stroke:#ddd}"
    ".note{fill:#c22}"
)


def draw(title: str, timeline: list[dict[str, Any]]) -> str:
    """The SVG of a timeline (visit.py: ms from navigation, sorted)."""
    bars = [entry for entry in timeline if entry["type"] in ("resource", "navigation")]
    marks = [entry for entry in timeline if entry["type"] in ("mark", "paint")]
    end = max([entry["end"] for entry in timeline] + [1]) * 1.02
    scale = (WIDTH - LEFT - 20) / end
    bottom = TOP + ROW * (len(bars) + 1)
    height = bottom + 14 * len(marks) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">',
        f'<title>{escape(title)}</title><style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="8" y="18">{escape(title)}: requests of the page (blue) and its workers (green), marks in red</text>',
        *_grid(end, scale, bottom),
        *(_bar(entry, number, scale) for number, entry in enumerate(bars)),
        *(_mark(entry, number, scale, bottom) for number, entry in enumerate(marks)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(end: float, scale: float, bottom: float) -> list[str]:
    step = next(step for step in (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 60_000) if end / step <= 14)
    lines = []
    for time in range(0, int(end), step):
        x = LEFT + time * scale
        lines.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom}"/>')
        lines.append(f'<text x="{x:.1f}" y="{bottom}">{time} ms</text>')
    return lines


def _bar(entry: dict[str, Any], number: int, scale: float) -> str:
    y = TOP + ROW * number
    name = urlsplit(entry["name"]).path.rstrip("/").rpartition("/")[2] or "/"
    size = f"{entry['bytes'] / 1000:,.0f} kB"
    x, width = LEFT + entry["start"] * scale, max(1.0, (entry["end"] - entry["start"]) * scale)
    return (
        f'<text x="8" y="{y + 12}">{escape(name[:34])}</text>'
        f'<rect x="{x:.1f}" y="{y + 2}" width="{width:.1f}" height="{ROW - 5}" fill="{COLORS[entry["where"]]}"/>'
        f'<text x="{x + width + 4:.1f}" y="{y + 12}">{size}</text>'
    )


def _mark(entry: dict[str, Any], number: int, scale: float, bottom: float) -> str:
    x, y = LEFT + entry["start"] * scale, bottom + 14 * (number + 1)
    text = f"{entry['name']} {entry['start']:.0f}"
    # Late marks have their text on the left of the line, so that it stays in the picture.
    anchor = ' text-anchor="end"' if x > WIDTH - 200 else ""
    return (
        f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{y}"/>'
        f'<text class="note" x="{x:.1f}" y="{y + 10}"{anchor}>{escape(text)}</text>'
    )
