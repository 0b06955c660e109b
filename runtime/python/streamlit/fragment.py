"""`st.fragment`: a function that reruns alone when a widget in it changes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.fragments import Fragment, fragment_id

from .delta_generator import main_dg
from .elements.lib import plain_container, seconds_of


def fragment(
    func: Callable[..., Any] | None = None,
    *,
    run_every: float | timedelta | str | None = None,
    parallel: bool = False,
    key: str | None = None,
) -> Any:
    """Make `func` a fragment. `run_every` (seconds, timedelta, or text such as "2s") reruns it by itself.

    `parallel` has no meaning in a browser, where one thing runs at a time. Raises StreamlitAPIException for a time that
    can't be read.
    """
    if func is None:
        return lambda f: fragment(f, run_every=run_every, parallel=parallel, key=key)
    every = None if run_every is None else seconds_of(run_every)
    function = func

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        context = current()
        if context is None:
            return function(*args, **kwargs)
        return start(context, functools.partial(function, *args, **kwargs), function, every, context.fragment_id)

    return call


def start(
    context: RunContext,
    bound: Callable[[], Any],
    function: Callable[..., Any],
    every: float | None,
    parent: str | None = None,
) -> Any:
    """Run `bound`, a call of `function`, as a fragment in a container of its own. `parent`: the fragment around it."""
    container = main_dg._block("container", plain_container())
    branch = container.branch
    session = context.session
    name = fragment_id(context, function, branch.path)
    stack = list(context.stack)
    page = context.active_page

    def run_again() -> None:
        running = current()
        assert running is not None
        container.restart(running)
        session.fragments[name].restart(running)
        running.stack[:] = stack
        running.active_page = page
        with container:
            bound()

    session.fragments[name] = Fragment(name, run_again, every, parent, branch)
    before, context.fragment_id = context.fragment_id, name
    try:
        with container:
            return bound()
    finally:
        context.fragment_id = before
