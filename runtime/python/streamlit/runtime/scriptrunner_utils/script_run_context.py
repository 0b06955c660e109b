"""The run under way, by the name that apps import."""

from ..scriptrunner import get_script_run_ctx as get_script_run_ctx
