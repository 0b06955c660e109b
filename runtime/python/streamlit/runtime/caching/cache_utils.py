"""What a cached function is."""

from appc_runtime.caching import CachedFunc as CachedFunc
