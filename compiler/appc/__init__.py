"""appc compiles a Streamlit script to a static site."""

from importlib.metadata import version

__version__ = version("appc")
