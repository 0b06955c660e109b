"""The old place of these names: packages still import them from here."""

from .component_registry import declare_component as declare_component
from .custom_component import CustomComponent as CustomComponent
from .custom_component import MarshallComponentException as MarshallComponentException
