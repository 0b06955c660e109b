"""Commands at the place where apps import their types from."""
