"""The file-system operations that writing a site is made of: one seam, so that a test can stop a build at each."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any

AT_FDCWD = -100
RENAME_EXCHANGE = 2


class FileSystem:
    """The machine's own. Every method is one operation; all raise OSError."""

    def make_folder(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes | Path) -> None:
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_bytes(content)

    def rename(self, source: Path, target: Path) -> None:
        """Move a folder to a free name."""
        source.rename(target)

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another."""
        source.replace(target)

    def exchange(self, one: Path, other: Path) -> bool:
        """Swap two folders in one move; False where the system cannot."""
        rename = renameat2()
        if rename is None:
            return False
        if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
            return True
        number = ctypes.get_errno()
        if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EBUSY, errno.EXDEV):
            return False
        raise OSError(number, os.strerror(number), str(one), None, str(other))

    def remove_file(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def remove_tree(self, path: Path) -> None:
        shutil.rmtree(path, ignore_errors=True)


@cache
def renameat2() -> Any:
    """glibc's renameat2 on Linux, else None."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    function.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    function.restype = ctypes.c_int
    return function
