"""Small wheels for tests."""

import io
import re
import tarfile
import zipfile
from pathlib import Path


def make_wheel(
    folder: Path,
    name: str,
    version: str,
    *,
    requires: tuple[str, ...] = (),
    tag: str = "py3-none-any",
    module: str = "",
    python: str = "",
) -> Path:
    """A wheel of one module that says its version. `python`: its Requires-Python."""
    folder.mkdir(parents=True, exist_ok=True)
    module = module or name.replace("-", "_")
    stem = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{stem}-{tag}.whl"
    metadata = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense: MIT"]
    metadata += [f"Requires-Python: {python}"] if python else []
    metadata += [f"Requires-Dist: {item}" for item in requires]
    extras = {match[1] for item in requires if (match := re.search(r'extra == "(\w+)"', item))}
    metadata += [f"Provides-Extra: {extra}" for extra in sorted(extras)]
    files = {
        f"{module}/__init__.py": f"__version__ = {version!r}\n",
        f"{stem}.dist-info/METADATA": "\n".join(metadata) + "\n",
        f"{stem}.dist-info/WHEEL": f"Wheel-Version: 1.0\nTag: {tag}\n",
        f"{stem}.dist-info/LICENSE": f"Licence of {name}\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    return path


def make_sdist(folder: Path, name: str, version: str, **rest: bool) -> Path:
    """A source archive whose backend lies in it and makes a pure wheel, or one for this machine (see `source_tree`)."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{name}-{version}"
    with tarfile.open(folder / f"{stem}.tar.gz", "w:gz") as archive:
        for file, text in source_tree(name, version, **rest).items():
            info = tarfile.TarInfo(f"{stem}/{file}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return folder / f"{stem}.tar.gz"


def source_tree(
    name: str,
    version: str,
    *,
    requires: tuple[str, ...] = (),
    compiled: bool = False,
    left_out: bool = False,
    layout: str = "",
) -> dict[str, str]:
    """Files of a project that needs nothing to be built: its backend lies in it. `layout`: "src/" or nothing.

    `compiled`: its wheel is for one platform, with machine code; `left_out`: so tagged, without any.
    """
    tag = "cp39-cp39-linux_x86_64" if compiled or left_out else "py3-none-any"
    code = {f"{name.replace('-', '_')}/fast.so": "\x7fELF"} if compiled else {}
    needs = "".join(f"Requires-Dist: {item}\\n" for item in requires)
    module = name.replace("-", "_")
    return {
        "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "pyproject.toml": (
            f'[project]\nname = "{name}"\nversion = "{version}"\n'
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        ),
        f"{layout}{module}/__init__.py": f"__version__ = {version!r}\n",
        "backend.py": BACKEND.format(name=module, version=version, needs=needs, tag=tag, code=code, layout=layout),
    }


BACKEND = """
import pathlib, zipfile

METADATA = "Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n{needs}"


def build_wheel(folder, config_settings=None, metadata_directory=None):
    info = "{name}-{version}.dist-info"
    file = "{name}-{version}-{tag}.whl"
    wheel = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: {tag}\\n"
    with zipfile.ZipFile(pathlib.Path(folder) / file, "w") as archive:
        for path in sorted(pathlib.Path("{layout}{name}").rglob("*.py")):
            archive.writestr(zipfile.ZipInfo(path.relative_to("{layout}" or ".").as_posix()), path.read_bytes())
        for item, text in {code!r}.items():
            archive.writestr(zipfile.ZipInfo(item), text)
        for item, text in dict(METADATA=METADATA, WHEEL=wheel, RECORD="").items():
            archive.writestr(zipfile.ZipInfo(info + "/" + item), text)
    return file
"""
