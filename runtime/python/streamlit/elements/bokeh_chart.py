"""`st.bokeh_chart`. Streamlit has removed it; apps use it still."""

from __future__ import annotations

import json
import re
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from ..legacy import note
from .base import Drawable

# Pixels of a chart that says nothing of its height (Bokeh's default).
HEIGHT = 600
# Bokeh numbers its models through the whole process: without this, the second run of a script would get other names.
_COUNTED = re.compile(r'"(id|root_id)":\s*"(p?\d+)"')


class BokehMixin(Drawable):
    """Charts drawn by BokehJS, of the version that the app has of Bokeh."""

    def bokeh_chart(self, figure: Any, use_container_width: bool = True) -> Any:
        """Draw a figure or layout of Bokeh. Raises StreamlitAPIException where the site has no BokehJS."""
        note("bokeh_chart", "st.plotly_chart, st.altair_chart or another chart")
        item = item_of(figure)
        root = item["doc"]["roots"][0] if isinstance(item["doc"]["roots"], list) else {}
        attributes = root.get("attributes") or {}
        if use_container_width and "sizing_mode" not in attributes:
            attributes["sizing_mode"] = "stretch_width"
        height = getattr(figure, "height", None)
        title = getattr(getattr(figure, "title", None), "text", None)
        props = {
            "item": stable(json.dumps(item)),
            "scripts": scripts_for(figure),
            "title": title if isinstance(title, str) and title else "Bokeh chart",
            "width": "stretch",
            "height": height if isinstance(height, int) else HEIGHT,
        }
        return self._draw("bokeh_chart", props)


def item_of(figure: Any) -> dict[str, Any]:
    """Bokeh's JSON of a model and all that it refers to."""
    try:
        from bokeh.embed import json_item
        from bokeh.model import Model
    except ImportError as error:
        raise StreamlitAPIException("`st.bokeh_chart` needs Bokeh: add `bokeh` to the app's requirements.") from error
    if not isinstance(figure, Model):
        raise StreamlitAPIException(f"`st.bokeh_chart` draws Bokeh's figures and layouts, not `{type(figure)}`.")
    return json_item(figure)


def scripts_for(figure: Any) -> list[str]:
    """Addresses of the parts of BokehJS that the figure needs."""
    from bokeh.embed.bundle import bundle_for_objs_and_resources
    from bokeh.resources import Resources

    resources = Resources(mode="server", root_url="http://localhost/")
    names = [
        re.sub(r"\?.*", "", str(url)).rpartition("/")[2]
        for url in _urls(bundle_for_objs_and_resources([figure], resources))
    ]
    context = current()
    known: dict[str, str] = {} if context is None else context.session.manifest.get("bokeh") or {}
    if context is not None and "bokeh.min.js" not in known:
        raise StreamlitAPIException(
            "This site has no BokehJS: `appc build` adds it where a file of the app says `import bokeh` or `from bokeh...`."
        )
    return [known[name] for name in names if name in known]


def _urls(bundle: Any) -> list[Any]:
    return [getattr(one, "url", one) for one in bundle.js_files]


def stable(item: str) -> str:
    """The JSON with models numbered from one."""
    names: dict[str, str] = {}
    for _, name in _COUNTED.findall(item):
        names.setdefault(name, f"p{len(names) + 1}")
    return _COUNTED.sub(lambda match: f'"{match[1]}": "{names[match[2]]}"', item)
