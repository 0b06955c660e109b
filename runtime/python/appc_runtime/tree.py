"""The tree as the run draws it, beside what the page has of it: only the difference is sent."""

from __future__ import annotations

from typing import Any

from .protocol import MISSING, ROOTS, Node


class Branch:
    """A node in its place. `sent` is what the page shows there; roots have no node."""

    __slots__ = ("children", "default", "kept", "node", "parent", "path", "sent", "transients", "value")

    def __init__(self, path: tuple[int, ...], parent: Branch | None = None, node: Node | None = None) -> None:
        self.path = path
        self.parent = parent
        self.node = node
        self.sent: Node | None = None
        self.value: Any = MISSING
        self.default: Any = MISSING
        self.children: list[Branch] = []
        # The children that the page still shows here while this run has put something else in their place.
        self.kept: list[Branch] | None = None
        # What shows before the child of this index for a while. It takes no place, so that nothing moves when it goes.
        self.transients: list[tuple[int, Node]] = []

    def attached(self) -> bool:
        """Whether this branch still is where its path says."""
        branch = self
        while branch.parent is not None:
            siblings, index = branch.parent.children, branch.path[-1]
            if index >= len(siblings) or siblings[index] is not branch:
                return False
            branch = branch.parent
        return True


class Tree:
    """Takes nodes as they are drawn; `flush` says what the page has to change.

    A placeholder that is emptied and filled again with the same between two flushes costs nothing.
    """

    def __init__(self) -> None:
        self.roots = [Branch((i,)) for i in range(ROOTS)]
        self._dirty: list[Branch | dict[str, Any]] = []

    def at(self, path: tuple[int, ...]) -> Branch:
        """The branch of this path. Raises IndexError."""
        branch = self.roots[path[0]]
        for index in path[1:]:
            branch = branch.children[index]
        return branch

    def put(self, parent: Branch, index: int, node: Node, value: Any = MISSING, default: Any = MISSING) -> Branch:
        """Put `node` as child `index` of `parent`.

        A block of the same type keeps its children: the run overwrites them one by one. `value` and `default` are a
        widget's, in the page's form.
        """
        children = parent.children
        if index >= len(children):
            # A placeholder from an earlier part of the run can stand behind a gap that a trim has left.
            while len(children) < index:
                self._add(parent, Node("empty", {}))
            branch = self._add(parent, node)
        else:
            branch = children[index]
            if not self._replace(branch, node):
                return branch
        branch.value, branch.default = value, default
        return branch

    def _add(self, parent: Branch, node: Node) -> Branch:
        branch = Branch((*parent.path, len(parent.children)), parent, node)
        parent.children.append(branch)
        self._dirty.append(branch)
        return branch

    def _replace(self, branch: Branch, node: Node) -> bool:
        """Put `node` in the place of the branch's. False if it is equal."""
        old = branch.node
        assert old is not None
        branch.node = node
        if old.same(node):
            return False
        if old.type != node.type:
            if branch.kept is None and branch.sent is not None and branch.sent.type == old.type:
                branch.kept = branch.children
            branch.children = []
            if branch.kept is not None and branch.sent is not None and branch.sent.type == node.type:
                branch.children, branch.kept = branch.kept, None
        self._dirty.append(branch)
        return True

    def trim(self, branch: Branch, count: int) -> None:
        """Drop the children of `branch` from `count` on."""
        gone = branch.children[count:]
        if not gone:
            return
        del branch.children[count:]
        if any(child.sent is not None for child in gone):
            self._dirty.append({"op": "trim", "path": branch.path, "count": count})

    def show(self, parent: Branch, index: int, node: Node) -> None:
        """Show `node` before child `index` of `parent` until `hide`."""
        parent.transients.append((index, node))
        self._note_transients(parent)

    def hide(self, parent: Branch, node: Node) -> None:
        """End what `show` began."""
        parent.transients = [(index, shown) for index, shown in parent.transients if shown is not node]
        self._note_transients(parent)

    def _note_transients(self, parent: Branch) -> None:
        nodes = [{"position": index, "node": node.wire()} for index, node in parent.transients]
        self.note({"op": "transient", "path": parent.path, "nodes": nodes})

    def note(self, delta: dict[str, Any]) -> None:
        """Have a delta of another kind (a widget's value) sent in its turn."""
        self._dirty.append(delta)

    def flush(self) -> list[dict[str, Any]]:
        """The deltas since the last flush, in order."""
        dirty, self._dirty = self._dirty, []
        deltas: list[dict[str, Any]] = []
        for item in dirty:
            if isinstance(item, dict):
                deltas.append(item)
                continue
            node = item.node
            assert node is not None
            if (item.sent is not None and item.sent.same(node)) or not item.attached():
                continue
            item.sent = node
            item.kept = None
            deltas.append({"op": "set", "path": item.path, "node": node.wire(item.value, item.default)})
        return deltas

    def snapshot(self) -> list[dict[str, Any]]:
        """All roots as nested plain nodes (`TreeNode`); for tests and diagnostics."""

        def nested(branch: Branch) -> dict[str, Any]:
            node = branch.node.wire(branch.value, branch.default) if branch.node else {"type": "root", "props": {}}
            if branch.children:
                node["children"] = [nested(child) for child in branch.children]
            return node

        return [nested(root) for root in self.roots]
