"""What `streamlit.testing` stands on: runs of a script on plain CPython, and what was drawn in the script's own words."""
