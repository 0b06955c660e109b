import pytest

from appc.slim import Contents, kept_folders, matches, stays


def left(files: dict[str, str], *asked: str, keep: tuple[str, ...] = ()) -> set[str]:
    """What is left out of a wheel of `files`; the app imports `asked`."""
    members = [(name, text.encode() if name.endswith(".py") else None) for name, text in files.items()]
    contents = Contents.read(members)
    kept = kept_folders([contents], asked)
    return {name for name in files if not stays(name, contents, kept, keep)}


PACKAGE = {
    "pkg/__init__.py": "",
    "pkg/__init__.pyi": "",
    "pkg/testing/__init__.py": "from pkg._testing import x",
    "pkg/_testing.py": "",
    "pkg/tests/__init__.py": "import pkg.sub.tests.helper",
    "pkg/tests/test_a.py": "",
    "pkg/tests/data.csv": "",
    "pkg/sub/tests/helper.py": "",
    "pkg/data/tests.csv": "",
    "pkg/include/pkg.h": "",
    "pkg/_core.pyx": "",
    "pkg/libpkg.a": "",
    "pkg/docs/index.md": "",
    "pkg/py.typed": "",
    "pkg-1.dist-info/licenses/tests/LICENSE": "",
    "pkg-1.dist-info/METADATA": "",
}
TESTS = {"pkg/tests/__init__.py", "pkg/tests/test_a.py", "pkg/tests/data.csv"}
ALWAYS = {"pkg/__init__.pyi", "pkg/include/pkg.h", "pkg/_core.pyx", "pkg/libpkg.a"}


def test_tests_stubs_headers_and_papers_are_left_out() -> None:
    assert left(PACKAGE) == ALWAYS | TESTS | {"pkg/sub/tests/helper.py", "pkg/docs/index.md"}


@pytest.mark.parametrize(
    "source",
    [
        "from pkg.tests import data",
        "from . import tests",
        "from .tests.test_a import (\n    thing,\n)",
        "def later():\n    import pkg.tests.test_a",
        "import importlib\nimportlib.import_module('pkg.tests.test_a')",
    ],
)
def test_tests_that_the_package_imports_stay_and_what_they_import(source: str) -> None:
    assert left({**PACKAGE, "pkg/__init__.py": source}) == ALWAYS | {"pkg/docs/index.md"}


def test_tests_that_the_app_imports_stay() -> None:
    assert left(PACKAGE, "pkg.sub.tests.helper") == ALWAYS | TESTS | {"pkg/docs/index.md"}


def test_another_package_may_import_them() -> None:
    first = Contents.read([("pkg/tests/__init__.py", b"")])
    other = Contents.read([("other/__init__.py", b"import pkg.tests")])
    assert kept_folders([first, other], []) == {"pkg/tests"}


def test_papers_that_the_code_names_stay() -> None:
    source = "from pathlib import Path\nPAGE = Path(__file__).parent / 'docs' / 'index.md'"
    assert "pkg/docs/index.md" not in left({**PACKAGE, "pkg/__init__.py": source})


@pytest.mark.parametrize(
    "source", ["import lazy_loader as lazy\nlazy.attach_stub(__name__, __file__)", "open(__name__ + '.pyi')"]
)
def test_stubs_stay_where_the_package_reads_them(source: str) -> None:
    assert "pkg/__init__.pyi" not in left({**PACKAGE, "pkg/__init__.py": source})


def test_the_configuration_keeps_more() -> None:
    assert left(PACKAGE, keep=("*",)) == set()
    assert left(PACKAGE, keep=("pkg.tests", "*.h")) == left(PACKAGE) - TESTS - {"pkg/include/pkg.h"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("a.b", True), ("a/b/", True), ("a", True), ("a.b.c", True), ("a/*/c.py", True), ("a.b.d", False), ("b", False)],
)
def test_patterns_are_paths_or_names_of_modules(pattern: str, expected: bool) -> None:
    assert matches("a/b/c.py", pattern) is expected


def test_what_is_known_of_a_wheel_can_be_kept_as_json() -> None:
    contents = Contents.read([("pkg/__init__.py", b"import pkg.tests"), ("pkg/tests/x.py", b"")])
    assert Contents(**contents.as_dict()) == contents
