"""What `streamlit run` is made of."""

from .cli import main as run

__all__ = ["run"]
