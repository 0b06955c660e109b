"""What a run takes from the widgets: forms keep theirs until they are submitted."""

from __future__ import annotations

from typing import Any

from .element_tree import ElementTree
from .widgets import Fired, Pressed, Widget


class Forms:
    """Remembers which forms have been submitted and cleared: their widgets then stand at their defaults."""

    def __init__(self) -> None:
        self._cleared: set[str] = set()

    def collect(self, tree: ElementTree) -> tuple[dict[str, Any], dict[str, Any]]:
        """Values and one-time events of the next run, by id, in the page's form."""
        all_widgets = [node for node in tree if isinstance(node, Widget)]
        submitted = {w.proto.form_id for w in all_widgets if isinstance(w, Pressed) and w.touched and w.proto.form_id}
        values: dict[str, Any] = {}
        fired: dict[str, Any] = {}
        for widget in all_widgets:
            form = widget.proto.form_id
            if form and form not in submitted:
                continue
            if widget.touched:
                (fired if isinstance(widget, Fired) else values)[widget.id] = widget.wire()
            elif form in self._cleared and not isinstance(widget, Fired):
                values[widget.id] = widget.default_wire()
        self._note(tree, submitted)
        return values, fired

    def _note(self, tree: ElementTree, submitted: set[str]) -> None:
        clears = {form.proto.form_id for form in tree.get("form") if form.proto.clear_on_submit}
        self._cleared = (self._cleared - submitted) | (submitted & clears)
