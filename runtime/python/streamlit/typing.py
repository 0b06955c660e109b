"""Types for annotations."""

from .elements.widgets.chat_input import ChatInputValue as ChatInputValue
from .runtime.uploaded_file_manager import UploadedFile as UploadedFile
