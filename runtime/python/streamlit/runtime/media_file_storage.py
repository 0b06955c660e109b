"""The error that Streamlit raises for a picture, sound or video whose file is not there."""

from appc_runtime.media_files import MediaFileStorageError

__all__ = ["MediaFileStorageError"]
