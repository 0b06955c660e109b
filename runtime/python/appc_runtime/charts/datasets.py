"""The tables of a chart, by name."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from ..table import Frame, append_rows, encode_frame, to_frame


class Datasets(dict[str, dict]):
    """`TableData` by name, which know the frames that they come from for as long as the run needs them."""

    def __init__(self, frames: dict[str, Frame] | None = None) -> None:
        super().__init__()
        self.frames: dict[str, Frame] = {}
        for name, frame in (frames or {}).items():
            self.put(name, frame)

    def put(self, name: str, data: Any) -> None:
        """A table under a name that the script gives."""
        self.frames[name] = to_frame(data)
        self[name] = encode_frame(self.frames[name])

    def add(self, data: Any) -> str:
        """A table under a name of its own, which is returned. Equal tables are one."""
        frame = _fields(to_frame(data))
        table = encode_frame(frame)
        for known, other in self.items():
            if _fingerprint(other) == _fingerprint(table):
                return known
        name = f"data-{sum(known.startswith('data-') for known in self) + 1}"
        self.frames[name], self[name] = frame, table
        return name

    def grown(self, name: str | None, more: Any) -> Datasets:
        """The same with more rows in the table of this name, without one in the first. KeyError without that table."""
        wanted = next(iter(self.frames), "") if name is None else name
        old = self.frames[wanted]
        rows = to_frame(more)
        rows = rows if old.index else _fields(rows)
        made = Datasets()
        made.update(self)
        made.frames = {**self.frames, wanted: append_rows(old, rows)}
        made[wanted] = encode_frame(made.frames[wanted])
        return made

    def __reduce__(self) -> Any:
        # What a cache keeps of a drawn chart are the tables.
        return dict, (dict(self),)


def _fields(frame: Frame) -> Frame:
    """Only what a specification can name: a named index is a field, an unnamed one only ever meant the row's number."""
    fields = [*frame.columns, *(level for level in frame.index if level.levels != [""])]
    return Frame([], fields, frame.num_rows)


def _fingerprint(table: dict) -> bytes:
    return sha256(repr(table).encode()).digest()
