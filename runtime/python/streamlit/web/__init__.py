"""What scripts that start themselves ask for: `streamlit run` from within. On a site they run already."""
