import pytest

from appc_runtime import caching


@pytest.fixture(autouse=True)
def fresh_caches():
    """No result of one test reaches another."""
    caching.clear_all()
    caching.flush_idle(lambda message: None)
    caching.configure("", "")
    yield
    caching.clear_all()
    caching.flush_idle(lambda message: None)
