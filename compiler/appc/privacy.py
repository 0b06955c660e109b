"""What never goes into a site, whoever asks for it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path, PurePath

SECRET_FILES = (
    "secrets.toml",
    ".env",
    ".env.*",
    "*.env",
    ".netrc",
    "_netrc",
    ".npmrc",
    ".pypirc",
    ".htpasswd",
    ".git-credentials",
    "credentials.json",
    "service_account*.json",
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "*.jks",
    "*.keystore",
    "*.kdbx",
    "*.ppk",
    "id_rsa*",
    "id_dsa*",
    "id_ecdsa*",
    "id_ed25519*",
)
SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", "site-packages"})


def is_secret(path: PurePath) -> bool:
    """Whether the file's name, or a folder's, is one that holds secrets. `path` is relative to the project."""
    name = path.name.lower()
    folders = {part.lower() for part in path.parts[:-1]}
    return bool(folders & {".ssh", ".aws", ".gnupg", ".azure", ".kube"}) or any(
        fnmatchcase(name, pattern) for pattern in SECRET_FILES
    )


def is_skipped_folder(folder: Path) -> bool:
    """Whether nothing in this folder is an app's data: caches, hidden folders, virtual environments, built sites."""
    name = folder.name
    if name in SKIPPED_FOLDERS or name.startswith("."):
        return True
    return (folder / "pyvenv.cfg").exists() or is_site(folder)


def is_site(folder: Path) -> bool:
    """Whether `appc build` made this folder."""
    try:
        with (folder / "manifest.json").open(encoding="utf-8") as file:
            return '"generator": "appc' in file.read(200)
    except (OSError, UnicodeDecodeError):
        return False


def may_bundle(root: Path, path: Path) -> bool:
    """Whether `path` is a file of the project that may be published, by its own name and by its target's."""
    real, real_root = path.resolve(), root.resolve()
    if not real.is_file() or not real.is_relative_to(real_root) or not path.is_relative_to(root):
        return False
    relative = path.relative_to(root)
    if is_secret(relative) or is_secret(real.relative_to(real_root)):
        return False
    folder = root
    for part in relative.parts[:-1]:
        folder = folder / part
        if is_skipped_folder(folder):
            return False
    return True
