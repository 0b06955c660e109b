"""Pages of an app."""
