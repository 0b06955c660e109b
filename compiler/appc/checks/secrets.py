"""Keys and tokens that stand in what a site publishes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..finding import Finding
from .uses import Module

PATTERNS = {
    "an AWS access key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a GitHub token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})",
    "an OpenAI or Anthropic key": r"\bsk-(?=[A-Za-z_-]*\d)(?:proj-|ant-)?[A-Za-z0-9_-]{32,}",
    "a Slack token": r"\bxox[abprs]-[A-Za-z0-9-]{20,}",
    "a Google API key": r"\bAIza[0-9A-Za-z_-]{35}\b",
    "a Stripe key": r"\b[rs]k_live_[0-9A-Za-z]{20,}",
    "a Hugging Face token": r"\bhf_[A-Za-z0-9]{30,}\b",
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
    "a password in an address": r"\b[a-z][a-z0-9+]*://[^\s:/@{}<>]+:(?!pass)[^\s:/@{}<>*]{4,}@[\w.-]+",
}
SECRET_NAME = re.compile(r"(?:^|_)(?:api_?key|secret(?:_?key)?|access_?key|auth_?token|access_?token|password)$", re.I)
HINT = "Everyone can read it. Ask the visitor for it (st.text_input with type='password'), and make this one invalid."


def secret_findings(module: Module) -> Iterator[Finding]:
    """Literals that look like a key, and long random texts whose name says that they are one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (kind := kind_of(node.value)):
            yield published(kind, module.where(node.lineno))
        elif isinstance(node, ast.Assign | ast.keyword) and is_named_secret(node) and not kind_of(text_of(node)):
            yield published("a key, by its name", module.where(node.value.lineno))


def secrets_in_text(text: str, name: str) -> Iterator[Finding]:
    """For a data file of the site."""
    for number, line in enumerate(text.splitlines(), 1):
        if kind := kind_of(line):
            yield published(kind, f"{name}:{number}")


def kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in PATTERNS.items() if re.search(pattern, text)), None)


def published(kind: str, where: str) -> Finding:
    return Finding("secret", f"this looks like {kind}; it would be published.", where, HINT)


def text_of(node: ast.Assign | ast.keyword) -> str:
    value = node.value
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def is_named_secret(node: ast.Assign | ast.keyword) -> bool:
    if isinstance(node, ast.keyword):
        names = [node.arg or ""]
    else:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
    text = text_of(node)
    mixed = re.search(r"\d", text) and re.search(r"[A-Za-z]", text) and not re.search(r"\s", text)
    return len(text) >= 20 and bool(mixed) and any(SECRET_NAME.search(name) for name in names)
