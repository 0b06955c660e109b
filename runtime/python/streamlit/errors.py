"""All errors of Streamlit's API, under their public names and with its hierarchy (Streamlit 1.67)."""

from __future__ import annotations

import os
import traceback
from typing import Any

from appc_runtime.errors import (
    DuplicateWidgetID,
    Error,
    LocalizableStreamlitException,
    MarkdownFormattedException,
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitDataframeConversionError,
    StreamlitDuplicateElementId,
    StreamlitDuplicateElementKey,
    StreamlitInvalidColorError,
    StreamlitInvalidFormCallbackError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueError,
    StreamlitWidgetAlreadyInstantiatedError,
)

__all__ = [
    "DuplicateWidgetID",
    "Error",
    "LocalizableStreamlitException",
    "MarkdownFormattedException",
    "StreamlitAPIException",
    "StreamlitBadTimeStringError",
    "StreamlitDataframeConversionError",
    "StreamlitDuplicateElementId",
    "StreamlitDuplicateElementKey",
    "StreamlitInvalidColorError",
    "StreamlitInvalidFormCallbackError",
    "StreamlitInvalidParameterTypeError",
    "StreamlitMissingRequiredParameterError",
    "StreamlitValueAssignmentNotAllowedError",
    "StreamlitValueError",
    "StreamlitWidgetAlreadyInstantiatedError",
]


class StreamlitAPIWarning(StreamlitAPIException, Warning):
    """A warning for `st.exception` to show; it is never raised."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.tacked_on_stack = traceback.extract_stack()


class NoSessionContext(Error):
    """Something needs a running script, and none runs."""


class FragmentStorageKeyError(Error, KeyError):
    """No fragment has this id any more."""


class FragmentHandledException(Exception):
    """An error in a fragment that the fragment's place already shows."""


class StreamlitMaxRetriesError(Error):
    """A connection failed as often as it may be tried."""


class StreamlitComponentRegistryError(Error):
    """A component can't be declared."""


class UnserializableSessionStateError(StreamlitAPIException):
    """A value of session_state can't be pickled."""


class StreamlitInvalidLayoutContextError(StreamlitAPIException):
    """A layout command stands where it may not."""


class StreamlitAuthError(StreamlitAPIException):
    """Something about `st.login`."""


class StreamlitMissingAuthlibError(StreamlitAuthError):
    """`st.login` needs a server."""

    def __init__(self) -> None:
        super().__init__("To use authentication features, you need a Streamlit server with Authlib installed.")


class BidiComponentError(LocalizableStreamlitException):
    """Something about a component of `st.components.v2`."""


class BidiComponentInvalidIdError(BidiComponentError):
    """A component's id holds what separates ids."""


class BidiComponentInvalidCallbackNameError(BidiComponentError):
    """A callback's name is not that of a state or trigger."""


class BidiComponentInvalidDefaultKeyError(BidiComponentError):
    """A default is given for a state without a callback."""


class BidiComponentUnserializableDataError(BidiComponentError):
    """Data for a component can't be sent to the page."""


class StreamlitDefaultNotInOptionsError(LocalizableStreamlitException):
    """A default value is none of the options."""

    def __init__(self, default: object) -> None:
        super().__init__("The default value {default} is not part of the options.", default=repr(default))


class StreamlitIncompatibleParametersError(LocalizableStreamlitException):
    """Two parameters exclude each other."""

    def __init__(self, *uses: str, explanation: str | None = None) -> None:
        *others, last = (f"`{use}`" for use in uses)
        super().__init__(
            "{uses} cannot be used together." + (" {explanation}" if explanation else ""),
            uses=f"{', '.join(others)} and {last}",
            explanation=explanation,
        )


class StreamlitInvalidColumnSpecError(LocalizableStreamlitException):
    """`st.columns` got no number and no weights."""

    def __init__(self) -> None:
        super().__init__(
            "The `spec` argument to `st.columns` must be either a positive integer (number of columns) or a list of "
            "positive numbers (width ratios of the columns)."
        )


class StreamlitInvalidWidthError(LocalizableStreamlitException):
    """A width is none."""

    def __init__(self, width: object, allow_content: bool = False) -> None:
        words = "a positive integer (pixels)" + (", 'stretch', or 'content'" if allow_content else " or 'stretch'")
        super().__init__(
            "Invalid width value: {width}. Width must be either {words}.",
            width=repr(width),
            words=words,
        )


class StreamlitInvalidHeightError(LocalizableStreamlitException):
    """A height is none."""

    def __init__(self, height: object, allow_content: bool = False) -> None:
        words = "a positive integer (pixels)" + (", 'stretch', or 'content'" if allow_content else " or 'stretch'")
        super().__init__(
            "Invalid height value: {height}. Height must be either {words}.",
            height=repr(height),
            words=words,
        )


class StreamlitInvalidMinMaxError(LocalizableStreamlitException):
    """The minimum lies above the maximum, or is no less where it must be."""

    def __init__(self, min_value: object, max_value: object) -> None:
        if min_value == max_value:
            message = "The `min_value` and `max_value` parameters are both set to {min_value}. They must not be equal."
        else:
            message = "The `min_value`, set to {min_value}, cannot be greater than the `max_value`, set to {max_value}."
        super().__init__(message, min_value=min_value, max_value=max_value)


class StreamlitInvalidNumberFormatError(LocalizableStreamlitException):
    """A format of `st.number_input` is none."""

    def __init__(self, format: str) -> None:
        super().__init__("Format string for `st.number_input` contains invalid characters: {format}", format=format)


class StreamlitInvalidThemeError(LocalizableStreamlitException):
    """A theme can't be used."""


class StreamlitInvalidThemeOptionError(StreamlitInvalidThemeError):
    """A theme has an option that does not exist."""


class StreamlitInvalidThemeSectionError(StreamlitInvalidThemeError):
    """A theme has a section that does not exist."""


class StreamlitInvalidURLError(LocalizableStreamlitException):
    """An address of the menu is none."""

    def __init__(self, url: str) -> None:
        super().__init__(
            '"{url}" is a not a valid URL. You must use a fully qualified domain beginning with "http://", "https://", '
            'or "mailto:".',
            url=url,
        )


class StreamlitJSNumberBoundsError(LocalizableStreamlitException):
    """A number is beyond what JavaScript counts exactly."""

    def __init__(self, message: str) -> None:
        super().__init__("{message}", message=message)


class StreamlitMixedNumericTypesError(LocalizableStreamlitException):
    """A number input's numbers are of several types."""

    def __init__(self, value: Any = None, min_value: Any = None, max_value: Any = None, step: Any = None) -> None:
        given = {"value": value, "min_value": min_value, "max_value": max_value, "step": step}
        types = {f"{name}_type": type(item).__name__ for name, item in given.items() if item}
        lines = [f"\n`{name}` has {{{name}_type}} type." for name, item in given.items() if item]
        super().__init__("All numerical arguments must be of the same type." + "".join(lines), **types)


class StreamlitPageNotFoundError(LocalizableStreamlitException):
    """There is no such page."""

    def __init__(self, page: str, main_script_directory: str | None = None, uses_pages_directory: bool = False) -> None:
        message = (
            "Could not find page: `{page}`. You must provide a `Page` object or file path relative to the entrypoint "
            "file. Only pages previously defined by `st.Page` and passed to `st.navigation` are allowed."
        )
        if main_script_directory is None:
            message = "Unable to create Page. The file `{page}` could not be found."
        elif uses_pages_directory:
            message = (
                "Could not find page: `{page}`. You must provide a file path relative to the entrypoint file (from the "
                "directory `{directory}`). Only the entrypoint file and files in the `pages/` directory are supported."
            )
        super().__init__(message, page=page, directory=os.path.basename(main_script_directory or ""))


class StreamlitQueryParamDictValueError(LocalizableStreamlitException):
    """A query parameter can't be a dict."""

    def __init__(self, key: str) -> None:
        super().__init__(
            "You cannot set a query params key `{key}` to a dictionary: use a string or a list of strings.", key=key
        )


class StreamlitSecretNotFoundError(LocalizableStreamlitException, FileNotFoundError):
    """There are no secrets, or not this one."""


class StreamlitSelectionCountExceedsMaxError(LocalizableStreamlitException):
    """More is selected than may be."""

    def __init__(self, current_selections_count: int, max_selections_count: int) -> None:
        super().__init__(
            "Multiselect has {current} {selected} selected but `max_selections` is set to {maximum}. This happened "
            "because you either gave too many options to `default` or you manipulated the widget's state through "
            "`st.session_state`. Note that the latter can happen before the line indicated in the traceback. Please "
            "select at most {maximum} {allowed}.",
            current=current_selections_count,
            selected="option" if current_selections_count == 1 else "options",
            maximum=max_selections_count,
            allowed="option" if max_selections_count == 1 else "options",
        )


class StreamlitValueBelowMinError(LocalizableStreamlitException):
    """The value lies below the minimum."""

    def __init__(self, value: Any, min_value: Any) -> None:
        super().__init__(
            "The `value` {value} is less than the `min_value` {min_value}.", value=value, min_value=min_value
        )


class StreamlitValueAboveMaxError(LocalizableStreamlitException):
    """The value lies above the maximum."""

    def __init__(self, value: Any, max_value: Any) -> None:
        super().__init__(
            "The `value` {value} is greater than the `max_value` {max_value}.", value=value, max_value=max_value
        )


class StreamlitValueOutOfRangeError(LocalizableStreamlitException):
    """An argument lies outside of its range."""

    def __init__(
        self, parameter: str, value: object, min_value: object, max_value: object, *, detail: str | None = None
    ) -> None:
        message = (
            "The `{parameter}` parameter, set to {value}, is outside the required range [{min_value}, {max_value}]."
        )
        super().__init__(
            message + (" {detail}" if detail else ""),
            parameter=parameter,
            value=value,
            min_value=min_value,
            max_value=max_value,
            detail=detail,
        )
