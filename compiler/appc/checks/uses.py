"""Names as a file's imports make them: what it calls and touches, under which `except`, whatever the aliases are."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Use:
    """One call, or (`call` is None) one name that is touched.

    `name` is dotted and starts at an imported module (`streamlit.write`) or is a builtin's; a method of anything else is
    ".method". `caught`: names of the exceptions that a handler around it takes.
    """

    name: str
    line: int
    caught: frozenset[str] = frozenset()
    call: ast.Call | None = None

    def is_caught(self, *errors: str) -> bool:
        return bool(self.caught & {"Exception", "BaseException", *errors})


@dataclass
class Module:
    """One file. `aliases`: name in the file -> what it was imported as; `constants`: names bound once, to a text or path."""

    file: str
    tree: ast.Module
    aliases: dict[str, str] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    tested: set[str] = field(default_factory=set)

    def where(self, line: int) -> str:
        return f"{self.file}:{line}"

    def calls(self) -> Iterator[tuple[Use, ast.Call]]:
        return ((use, use.call) for use in self.uses if use.call is not None)

    def dotted(self, node: ast.AST, hidden: frozenset[str] = frozenset()) -> str | None:
        """The full name that an expression stands for; None if it starts at nothing imported."""
        if isinstance(node, ast.Name):
            return None if node.id in hidden else self.aliases.get(node.id)
        if isinstance(node, ast.Attribute):
            above = self.dotted(node.value, hidden)
            return f"{above}.{node.attr}" if above else None
        return None


def read_module(tree: ast.Module, file: str) -> Module:
    """Imports first, as functions use what is imported below them."""
    module = Module(file, tree)
    bound: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound[node.id] = bound.get(node.id, 0) + 1
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound[node.name] = bound.get(node.name, 0) + 1
        elif isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                module.aliases[name] = alias.name if alias.asname else name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            module.aliases |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("hasattr", "getattr"):
            module.tested |= {str(arg.value) for arg in node.args[1:2] if isinstance(arg, ast.Constant)}
    # A name that is bound to something else as well says nothing.
    module.aliases = {name: full for name, full in module.aliases.items() if name not in bound}
    if "open" not in bound and "open" not in module.aliases:
        module.aliases["open"] = "open"
    for node in ast.walk(tree):
        target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
        if isinstance(node, ast.Assign) and isinstance(target, ast.Name) and bound[target.id] == 1:
            module.constants[target.id] = node.value
    module.uses = list(Walk(module).visit(tree, frozenset(), frozenset()))
    return module


class Walk:
    """Goes through a tree with what hides imported names (parameters) and what exceptions are caught."""

    def __init__(self, module: Module) -> None:
        self.module = module

    def visit(self, node: ast.AST, hidden: frozenset[str], caught: frozenset[str]) -> Iterator[Use]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from self.all(node.orelse, hidden, caught)
        elif isinstance(node, ast.Try):
            names = frozenset(name for handler in node.handlers for name in handled(handler.type))
            yield from self.all(node.body, hidden, caught | names)
            yield from self.all([*node.handlers, *node.orelse, *node.finalbody], hidden, caught)
        elif isinstance(node, ast.With | ast.AsyncWith):
            yield from self.all(node.items, hidden, caught)
            yield from self.all(node.body, hidden, caught | suppressed(node))
        elif isinstance(node, ast.ImportFrom):
            yield from self.imported(node, caught)
        elif isinstance(node, ast.Call):
            yield from self.called(node, hidden, caught)
        elif isinstance(node, ast.Attribute | ast.Name) and (name := self.module.dotted(node, hidden)):
            yield Use(name, node.lineno, caught)
        else:
            inside = hidden | parameters(node) if isinstance(node, Function) else hidden
            yield from self.all(ast.iter_child_nodes(node), inside, caught)

    def all(self, nodes: Iterable[ast.AST], hidden: frozenset[str], caught: frozenset[str]) -> Iterator[Use]:
        for node in nodes:
            yield from self.visit(node, hidden, caught)

    def called(self, node: ast.Call, hidden: frozenset[str], caught: frozenset[str]) -> Iterator[Use]:
        name = self.module.dotted(node.func, hidden)
        if name:
            yield Use(name, node.lineno, caught, node)
        else:
            if isinstance(node.func, ast.Attribute):
                yield Use(f".{node.func.attr}", node.lineno, caught, node)
            yield from self.visit(node.func, hidden, caught)
        yield from self.all([*node.args, *node.keywords], hidden, caught)

    def imported(self, node: ast.ImportFrom, caught: frozenset[str]) -> Iterator[Use]:
        if node.module and not node.level:
            yield from (Use(f"{node.module}.{alias.name}", node.lineno, caught) for alias in node.names)


def handled(node: ast.expr | None) -> list[str]:
    """Names of the exceptions that a handler takes; all of them where it names none."""
    if node is None:
        return ["Exception"]
    items = node.elts if isinstance(node, ast.Tuple) else [node]
    return [item.attr if isinstance(item, ast.Attribute) else getattr(item, "id", "") for item in items]


def suppressed(node: ast.With | ast.AsyncWith) -> frozenset[str]:
    """What `contextlib.suppress(...)` takes."""
    calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    found = [call for call in calls if "suppress" in ast.dump(call.func)]
    return frozenset(name for call in found for argument in call.args for name in handled(argument))


def parameters(node: Function) -> frozenset[str]:
    args = node.args
    rest = [item for item in (args.vararg, args.kwarg) if item]
    return frozenset(item.arg for item in [*args.posonlyargs, *args.args, *args.kwonlyargs, *rest])
