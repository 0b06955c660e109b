"""Caches of functions' results: `cache_data` keeps copies, `cache_resource` the objects themselves.

The browser keeps `cache_data` results over a reload (see `persistence`); the elements that a cached function draws are
replayed on a hit. What the first run at build time computed may come with the site: `watch` and `surroundings` say whether
it may, `results` hands it to the compiler, `shipped` uses it. Hashing is in `hashing`, the identity of functions in
`function_key`.
"""

from .cached_func import CachedFunc, run_refreshes
from .decorators import CacheData, CacheResource, cache_data, cache_resource, legacy_cache
from .hooks import hooks
from .persistence import configure, flush_idle, restore
from .store import clear_all

__all__ = [
    "CacheData",
    "CacheResource",
    "CachedFunc",
    "cache_data",
    "cache_resource",
    "clear_all",
    "configure",
    "flush_idle",
    "hooks",
    "legacy_cache",
    "restore",
    "run_refreshes",
]
