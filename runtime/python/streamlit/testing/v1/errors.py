"""What `AppTest` raises at a test."""


class AppTestError(Exception):
    """The test asks for what no visitor could do."""
