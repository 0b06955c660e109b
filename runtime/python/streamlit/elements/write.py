"""`st.write`: shows anything, each kind of thing in its own way."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
from collections import ChainMap, UserDict, UserList
from collections.abc import Callable, ItemsView, KeysView, Mapping, ValuesView
from io import StringIO
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from .. import type_util
from .base import Drawable
from .stream import Stream, StreamingOutput, iterate

_JSON_TYPES = (
    dict, list, map, enumerate, types.MappingProxyType, UserDict, ChainMap, UserList, ItemsView, KeysView, ValuesView,
)  # fmt: skip
_HELP_TYPES = (
    types.BuiltinFunctionType, types.FunctionType, types.MethodType, types.ModuleType, type,
    types.MethodDescriptorType, types.WrapperDescriptorType,
)  # fmt: skip
_ADDRESS = re.compile(r".* at 0x[0-9A-Fa-f]+>?", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BACKTICKS = re.compile(r"`+")


class WriteMixin(Drawable):
    """The Swiss army knife."""

    def write(self, *args: Any, unsafe_allow_html: bool = False) -> None:
        """Show all `args`: text as Markdown, tables, charts, exceptions, ... each in its own way.

        Neighbouring texts and numbers become one paragraph. Raises StreamlitAPIException for several arguments where
        only one element can stand.
        """
        if self._place is not None and len(args) > 1:
            raise StreamlitAPIException(
                "Cannot replace a single element with multiple elements.\n\nThe `write()` method only supports "
                "multiple elements when inserting elements rather than replacing. That is, only when called as "
                "`st.write()` or `st.sidebar.write()`."
            )
        texts: list[str] = []

        def flush() -> None:
            if texts:
                self.dg.markdown(" ".join(texts), unsafe_allow_html=unsafe_allow_html)
                texts.clear()

        for arg in args:
            if isinstance(arg, str):
                texts.append(arg)
                continue
            draw = self._drawer(arg, unsafe_allow_html)
            if draw is None:
                texts.append(_preformatted(arg))
            else:
                flush()
                draw(arg)
        flush()

    def write_stream(self, stream: Any, *, cursor: str | None = None) -> list[Any] | str:
        """Write what `stream` yields: text grows as if typed, other values are written as by `write`.

        Returns the whole text, or a list if there was more than text. `cursor` stands behind the text while it grows.
        """
        output = Stream(self, cursor)
        try:
            for chunk in iterate(stream):
                output.add(chunk)
        finally:
            output.finish_text()
        if not output.written:
            return ""
        if len(output.written) == 1 and isinstance(output.written[0], str):
            return output.written[0]
        return output.written

    def _drawer(self, arg: Any, allow_html: bool) -> Callable[[Any], Any] | None:
        """What draws this kind of thing; None for what is shown as text."""
        for fits, draw in _RULES:
            if fits(arg):
                return lambda value: draw(self, value)
        if type_util.has_callable_attr(arg, "_repr_html_"):
            html = arg._repr_html_()
            if html and (allow_html or not _TAG.search(html)):
                return lambda value: self.dg.markdown(html, unsafe_allow_html=allow_html)
        if type_util.has_callable_attr(arg, "to_pandas") or type_util.has_callable_attr(arg, "__dataframe__"):
            return self.dg.dataframe
        if _ADDRESS.fullmatch(str(arg)):
            # `<foo.Bar object at 0x7f...>` tells nothing.
            return self.dg.help
        return None

    def _write_parts(self, parts: StreamingOutput) -> None:
        for part in parts:
            if callable(part):
                part()
            else:
                self.write(part)


def _preformatted(arg: Any) -> str:
    """`str(arg)` as code, fenced by more backticks than it has in a row."""
    text = str(arg)
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    if "\n" in text:
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{text}\n{fence}"
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}"


def _json(dg: Any, arg: Any) -> Any:
    if type_util.is_pydantic_model(arg):
        return dg.json(arg.model_dump() if hasattr(arg, "model_dump") else arg.dict())
    lists = (map, enumerate, UserList, ItemsView, KeysView, ValuesView)
    return dg.json(list(arg) if isinstance(arg, lists) else arg)


def _is_json(arg: Any) -> bool:
    if isinstance(arg, _JSON_TYPES) or type_util.is_namedtuple(arg) or type_util.is_pydantic_model(arg):
        return True
    # session_state, query_params, secrets.
    return isinstance(arg, Mapping) and type(arg).__module__.partition(".")[0] in ("streamlit", "appc_runtime")


def _is_stream(arg: Any) -> bool:
    return (
        inspect.isgenerator(arg)
        or inspect.isgeneratorfunction(arg)
        or inspect.isasyncgen(arg)
        or inspect.isasyncgenfunction(arg)
        or type_util.is_type(arg, "openai.Stream")
    )


def _is_documented(arg: Any) -> bool:
    return isinstance(arg, _HELP_TYPES) or dataclasses.is_dataclass(arg)


# Order matters: the first that fits draws.
_RULES: list[tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]] = [
    (lambda arg: isinstance(arg, StreamingOutput), lambda dg, arg: dg._write_parts(arg)),
    (lambda arg: isinstance(arg, Exception), lambda dg, arg: dg.exception(arg)),
    (type_util.is_dataframe_like, lambda dg, arg: dg.dataframe(arg)),
    (type_util.is_altair_chart, lambda dg, arg: dg.altair_chart(arg)),
    (lambda arg: type_util.is_type(arg, "matplotlib.figure.Figure"), lambda dg, arg: dg.pyplot(arg)),
    (type_util.is_plotly_chart, lambda dg, arg: dg.plotly_chart(arg)),
    (lambda arg: type_util.is_type(arg, re.compile(r"bokeh\..*")), lambda dg, arg: dg.bokeh_chart(arg)),
    (type_util.is_graphviz_chart, lambda dg, arg: dg.graphviz_chart(arg)),
    (type_util.is_sympy_expression, lambda dg, arg: dg.latex(arg)),
    (lambda arg: type_util.is_type(arg, "PIL.Image.Image"), lambda dg, arg: dg.image(arg)),
    (_is_json, _json),
    (lambda arg: type_util.is_type(arg, "pydeck.bindings.deck.Deck"), lambda dg, arg: dg.pydeck_chart(arg)),
    (lambda arg: isinstance(arg, StringIO), lambda dg, arg: dg.markdown(arg.getvalue())),
    (_is_stream, lambda dg, arg: dg.write_stream(arg)),
    (_is_documented, lambda dg, arg: dg.help(arg)),
]
