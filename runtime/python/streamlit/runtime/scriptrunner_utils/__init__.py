"""Where newer Streamlit keeps `script_run_context`."""
