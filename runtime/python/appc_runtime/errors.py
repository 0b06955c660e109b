"""What the engine raises. `streamlit.errors` shows these under their public names."""

from __future__ import annotations


class Error(Exception):
    """The base of all errors that the runtime raises at a script."""


class MarkdownFormattedException(Error):
    """An error whose message is Markdown."""


class StreamlitAPIException(MarkdownFormattedException):
    """The script called the API in a way that can't be served. The message is Markdown."""


class LocalizableStreamlitException(StreamlitAPIException):
    """A message with `{names}`, and their values: both stay available, for those who translate it."""

    def __init__(self, message: str, /, **kwargs: object) -> None:
        super().__init__(message.format(**kwargs) if kwargs else message)
        self.exec_kwargs = kwargs


class DuplicateWidgetID(StreamlitAPIException):
    """Two widgets are the same."""


class StreamlitDuplicateElementId(DuplicateWidgetID):
    """Two widgets without a key have equal parameters."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"There are multiple identical `st.{kind}` widgets with the same auto-generated ID. When a widget is "
            "created, it's assigned an internal ID based on the element type and provided parameters. Multiple widgets with the "
            f"same ID cause this error.\n\nTo fix this error, give each `st.{kind}` a `key` of its own."
        )


class StreamlitDuplicateElementKey(DuplicateWidgetID):
    """Two widgets have the same key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"There are multiple elements with the same `key='{key}'`. "
            "To fix this, make sure that the `key` argument is unique for each element you create."
        )


class StreamlitValueAssignmentNotAllowedError(LocalizableStreamlitException):
    """A button's or uploader's value can't be set through session_state."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Values for the widget with `key='{key}'` cannot be set using `st.session_state`.")


class StreamlitWidgetAlreadyInstantiatedError(LocalizableStreamlitException):
    """session_state was assigned for a widget that this run has drawn already."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"`st.session_state.{key}` cannot be modified after the widget with key `{key}` is instantiated."
        )


class StreamlitInvalidFormCallbackError(LocalizableStreamlitException):
    """A widget other than the submit button has a callback inside a form."""

    def __init__(self) -> None:
        super().__init__(
            "Within a form, callbacks can only be defined on `st.form_submit_button`. "
            "Defining callbacks on other widgets inside a form is not allowed."
        )


class ScriptControl(BaseException):
    """Ends a run without being an error; `except Exception` in a script must not catch it."""


class StopException(ScriptControl):
    """`st.stop()`, or the visitor's Stop."""


class InterruptException(ScriptControl):
    """New input came: this run gives way to the next."""


class RerunException(ScriptControl):
    """`st.rerun()`. `scope` is "app" or "fragment"; `page` another page's path for `switch_page`."""

    def __init__(self, scope: str = "app", page: str | None = None, query: str | None = None) -> None:
        super().__init__(scope)
        self.scope = scope
        self.page = page
        self.query = query
