"""`st.pyplot`: a Matplotlib figure as a picture."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable
from typing import Any

from appc_runtime.images import to_media

from ..deprecation_util import show_deprecation_warning
from .base import Drawable
from .lib import width_of

# What Streamlit saves a figure with.
_SAVEFIG = {"bbox_inches": "tight", "dpi": 200, "format": "png"}
_NO_FIGURE = """
Calling `st.pyplot()` without providing a figure argument has been deprecated: Matplotlib's global figure is one for all
that draw. Today's Streamlit wants the figure itself:

```python
fig, ax = plt.subplots()
ax.scatter([1, 2, 3], [1, 2, 3])
st.pyplot(fig)
```
"""
_SAVEFIG_ARGUMENTS = """
Passing Matplotlib `savefig` keyword arguments to `st.pyplot` is deprecated. It uses `bbox_inches="tight"` and `dpi=200`
anyway; for anything else, save the figure into a buffer and show that with `st.image`.
"""


def _global_figure_too(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Let old apps leave the figure out: they mean Matplotlib's global one, which is cleared after."""

    @functools.wraps(draw)
    def pyplot(self: PyplotMixin, fig: Any = None, clear_figure: bool | None = None, **kwargs: Any) -> Any:
        if fig is None:
            fig = _pyplot().gcf()
            clear_figure = True if clear_figure is None else clear_figure
            show_deprecation_warning(_NO_FIGURE)
        return draw(self, fig, bool(clear_figure), **kwargs)

    return pyplot


class PyplotMixin(Drawable):
    """Matplotlib."""

    @_global_figure_too
    def pyplot(
        self,
        fig: Any,
        clear_figure: bool = False,
        *,
        width: Any = "stretch",
        use_container_width: bool | None = None,
        alt: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Show a Matplotlib figure (or all that has a `savefig`: the module `pyplot` too) as a PNG, 200 dots an inch.

        Raises ImportError without Matplotlib. `kwargs` go to `savefig`: a format other than PNG is shown as it is.
        """
        if use_container_width is not None:
            width = "stretch" if use_container_width else "content"
        if kwargs:
            show_deprecation_warning(_SAVEFIG_ARGUMENTS)
        _pyplot().ioff()
        out = io.BytesIO()
        fig.savefig(out, **{**_SAVEFIG, **kwargs})
        described = figure_name(fig) if alt is None or (alt and not alt.strip()) else alt
        picture = {"media": to_media(out.getvalue()), "caption": None, "alt": described}
        if clear_figure:
            fig.clf()
        return self._draw("image", {"images": [picture], "width": width_of(width)})


def _pyplot() -> Any:
    try:
        import matplotlib.pyplot
    except ImportError as error:
        raise ImportError("st.pyplot needs Matplotlib: add `matplotlib` to the app's requirements.") from error
    return matplotlib.pyplot


def figure_name(fig: Any) -> str:
    """What a reader hears of a figure that has no `alt`: its titles, else what its axes are labelled with."""
    if fig is sys.modules.get("matplotlib.pyplot"):
        fig = fig.gcf()
    title = fig.get_suptitle() if hasattr(fig, "get_suptitle") else ""
    axes = list(getattr(fig, "axes", ()))
    titles = [title, *(_title(one) for one in axes)] if not title else [title]
    labels = [" by ".join(filter(None, (one.get_ylabel(), one.get_xlabel()))) for one in axes]
    named = list(dict.fromkeys(filter(None, titles))) or list(dict.fromkeys(filter(None, labels)))
    return ", ".join(" ".join(text.split()) for text in named) or "Figure"


def _title(axes: Any) -> str:
    return axes.get_title() or axes.get_title(loc="left") or axes.get_title(loc="right")
