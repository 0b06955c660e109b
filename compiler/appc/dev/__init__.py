"""The dev server: the site of a script while it is edited."""
