"""`st.write_stream`: writes what a generator yields while it yields."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, Iterable, Iterator
from time import perf_counter
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.platform import in_browser

from ..errors import StreamlitInvalidParameterTypeError
from ..type_util import is_dataframe_like, is_openai_chunk, is_type

# The page shows at most one state a frame; making HTML of more is lost work.
_FRAME = 0.016


class StreamingOutput(list[Any]):
    """What a stream of more than text has written; `st.write` shows it again."""


class Stream:
    """One stream on its way into a container `dg`: text grows in one element, other values stand between."""

    def __init__(self, dg: Any, cursor: str | None) -> None:
        self._dg = dg
        self._cursor = cursor or ""
        self._place: Any = None
        self._text = ""
        self._drawn_at = 0.0
        self.written = StreamingOutput()

    def add(self, chunk: Any) -> None:
        """Write one chunk."""
        chunk = chunk_text(chunk)
        if isinstance(chunk, str):
            self._add_text(chunk)
        elif callable(chunk):
            self.finish_text()
            chunk()
        else:
            self.finish_text()
            self._dg.write(chunk)
            self.written.append(chunk)

    def _add_text(self, chunk: str) -> None:
        if not chunk:
            return
        self._text += chunk
        now = perf_counter()
        if self._place is None:
            self._place = self._dg.markdown(self._text)
        elif now - self._drawn_at >= _FRAME:
            self._place.markdown(self._text + self._cursor)
        else:
            return
        self._drawn_at = now

    def finish_text(self) -> None:
        """Show the text as a whole, without the cursor."""
        if self._place is not None:
            self._place.markdown(self._text)
            self.written.append(self._text)
            self._place, self._text = None, ""


def iterate(stream: Any) -> Iterator[Any]:
    """The chunks of a generator (function), any iterable, or an async generator. Raises StreamlitAPIException."""
    if isinstance(stream, str) or is_dataframe_like(stream):
        raise StreamlitInvalidParameterTypeError(
            "stream",
            type(stream).__name__,
            ["generator", "stream-like object"],
            detail="Please use `st.write` instead for this data type.",
        )
    if inspect.isgeneratorfunction(stream) or inspect.isasyncgenfunction(stream):
        stream = stream()
    if isinstance(stream, AsyncIterable):
        return _synchronous(stream)
    if isinstance(stream, Iterable):
        return iter(stream)
    raise StreamlitAPIException(
        f"The provided input (type: {type(stream)}) cannot be iterated. "
        "Please make sure that it is a generator, generator function or iterable."
    )


def _synchronous(stream: AsyncIterable[Any]) -> Iterator[Any]:
    """An async generator, awaited step by step: in the browser on its own loop, which can suspend us."""
    import asyncio  # Most scripts never come here.

    chunks = aiter(stream)
    loop = asyncio.get_event_loop() if in_browser() else asyncio.new_event_loop()
    try:
        while True:
            try:
                yield loop.run_until_complete(anext(chunks))
            except StopAsyncIteration:
                return
    finally:
        if not in_browser():
            loop.close()


def chunk_text(chunk: Any) -> Any:
    """The text in a chunk of openai's or langchain's; other chunks as they are."""
    if is_openai_chunk(chunk):
        if not chunk.choices or chunk.choices[0].delta is None:
            return ""
        return chunk.choices[0].delta.content or ""
    if is_type(chunk, "langchain_core.messages.ai.AIMessageChunk"):
        return chunk.content or ""
    return chunk
