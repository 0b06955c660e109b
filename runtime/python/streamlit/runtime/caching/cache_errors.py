"""What caching raises."""

from appc_runtime.caching.errors import CachedWidgetWarning as CachedWidgetWarning
from appc_runtime.caching.errors import CacheReplayClosureError as CacheReplayClosureError
from appc_runtime.caching.errors import UnhashableParamError as UnhashableParamError
from appc_runtime.caching.errors import UnhashableTypeError as UnhashableTypeError
from appc_runtime.caching.errors import UnserializableReturnValueError as UnserializableReturnValueError
