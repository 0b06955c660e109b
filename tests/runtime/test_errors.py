"""The errors that scripts and components catch by name."""

import pytest

from streamlit import errors


def test_hierarchy():
    assert issubclass(errors.StreamlitAPIException, errors.MarkdownFormattedException)
    assert issubclass(errors.StreamlitDuplicateElementKey, errors.DuplicateWidgetID)
    assert issubclass(errors.StreamlitSecretNotFoundError, FileNotFoundError)
    assert issubclass(errors.StreamlitAPIWarning, Warning)
    assert issubclass(errors.FragmentStorageKeyError, KeyError)
    assert issubclass(errors.StreamlitWidgetAlreadyInstantiatedError, errors.LocalizableStreamlitException)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (errors.StreamlitInvalidWidthError("wide"), "Invalid width value: 'wide'"),
        (errors.StreamlitMixedNumericTypesError(value=1, step=0.5), "`step` has float type."),
        (errors.StreamlitSelectionCountExceedsMaxError(3, 1), "select at most 1 option."),
        (errors.StreamlitJSNumberBoundsError("{odd} braces"), "{odd} braces"),
        (errors.StreamlitPageNotFoundError("x.py", "/a/app", uses_pages_directory=True), "directory `app`"),
    ],
)
def test_messages(error, text):
    assert text in str(error)
