"""The caches, where components import them from."""

from ...caching import cache_data as cache_data
from ...caching import cache_resource as cache_resource
