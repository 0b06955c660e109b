"""The Streamlit version that this API follows."""

STREAMLIT_VERSION_STRING = "1.67.0"
