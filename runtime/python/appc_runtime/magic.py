"""Magic: a bare expression on a line of its own is written to the page.

Source: Streamlit's documentation of "magic" (`magic.displayRootDocString` and `magic.displayLastExprIfNoSemicolon` off):
any expression statement that is not a call, a docstring, a yield, an await or an ellipsis, at any depth of the script.
"""

from __future__ import annotations

import ast

NAME = "__appc_magic__"
_NEVER = (ast.Call, ast.Yield, ast.YieldFrom, ast.Await)


class _Magic(ast.NodeTransformer):
    """Wraps expression statements into calls of `NAME`; a tuple's items become the call's arguments."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        value = node.value
        if isinstance(value, _NEVER) or (isinstance(value, ast.Constant) and value.value is ...):
            return node
        args = value.elts if isinstance(value, ast.Tuple) else [value]
        call = ast.Call(func=ast.Name(id=NAME, ctx=ast.Load()), args=args, keywords=[])
        node.value = ast.copy_location(call, value)
        ast.copy_location(call.func, value)
        return node

    def _scope(self, node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> ast.AST:
        docstring = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
        rest = [self.visit(statement) for statement in node.body[len(docstring) :]]
        node.body = [*docstring, *rest]
        return node

    visit_Module = visit_FunctionDef = visit_AsyncFunctionDef = _scope

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        # Streamlit leaves class bodies alone.
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return node


def transform(tree: ast.Module) -> ast.Module:
    """The script's syntax tree with magic in place; line numbers stay."""
    return _Magic().visit(tree)  # type: ignore[no-any-return]
