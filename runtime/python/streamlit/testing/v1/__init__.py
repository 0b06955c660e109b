"""`AppTest`: runs an app on plain CPython, acts as its visitor, and tells what is on the page."""

from .app_test import AppTest as AppTest
from .errors import AppTestError as AppTestError

__all__ = ["AppTest", "AppTestError"]
