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


class StreamlitBadTimeStringError(LocalizableStreamlitException):
    """A duration's text can't be read."""

    def __init__(self, time_string: str) -> None:
        super().__init__(
            "Time string doesn't look right. It should be formatted as `'1d2h34m'` or `2 days`, for example. "
            "Got: {time_string}",
            time_string=time_string,
        )


class StreamlitDataframeConversionError(StreamlitAPIException):
    """Data can't be read as a table."""


class StreamlitInvalidColorError(LocalizableStreamlitException):
    """A colour is none."""

    def __init__(self, color: object) -> None:
        super().__init__(
            "This does not look like a valid color: {color}.\n\nColors must be in one of the following formats:\n"
            "* Hex string with 3, 4, 6, or 8 digits. Example: `'#00ff00'`\n"
            "* List or tuple with 3 or 4 components. Example: `[1.0, 0.5, 0, 0.2]`",
            color=repr(color),
        )


class StreamlitInvalidParameterTypeError(LocalizableStreamlitException):
    """An argument is of a wrong type."""

    def __init__(
        self, parameter: str, provided_type: str, expected_types: list[str], *, detail: str | None = None
    ) -> None:
        message = "Invalid `{parameter}` type. Expected one of: {expected_types}. Provided type: {provided_type}."
        super().__init__(
            message + (" {detail}" if detail else ""),
            parameter=parameter,
            provided_type=provided_type,
            expected_types=", ".join(expected_types),
            detail=detail,
        )


class StreamlitMissingRequiredParameterError(LocalizableStreamlitException):
    """A required argument is missing."""

    def __init__(self, parameter: str, detail: str | None = None) -> None:
        message = "The `{parameter}` parameter is required." + (" {detail}" if detail else "")
        super().__init__(message, parameter=parameter, detail=detail)


class StreamlitValueError(LocalizableStreamlitException):
    """An argument is none of the values it may have."""

    def __init__(self, parameter: str, valid_values: list[str], detail: str | None = None) -> None:
        message = "Invalid `{parameter}` value. Supported values: {shown}." + (" {detail}" if detail else "")
        super().__init__(message, parameter=parameter, shown=", ".join(valid_values), detail=detail)


class DuplicateWidgetID(StreamlitAPIException):
    """Two widgets are the same."""


class StreamlitDuplicateElementId(DuplicateWidgetID):
    """Two widgets without a key have equal parameters."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"There are multiple `{kind}` elements with the same auto-generated ID. When this element is created, it is "
            "assigned an internal ID based on the element type and provided parameters. Multiple elements with the same type "
            f"and parameters will cause this error.\n\nTo fix this error, please pass a unique `key` argument to the `{kind}` "
            "element."
        )


class StreamlitDuplicateElementKey(DuplicateWidgetID):
    """Two widgets have the same key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"There are multiple elements with the same `key='{key}'`. "
            "To fix this, please make sure that the `key` argument is unique for each element you create."
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
