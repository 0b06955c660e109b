"""The engine: runs a Streamlit script top to bottom, and again whenever a widget changes.

It knows elements only as nodes (a type and props) and never imports `streamlit`; the public API stands on it.
"""
