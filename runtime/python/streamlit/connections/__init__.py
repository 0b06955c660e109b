"""`streamlit.connections`: what `st.connection` makes, and what connections of one's own derive from."""

from .base_connection import BaseConnection as BaseConnection
from .base_connection import ExperimentalBaseConnection as ExperimentalBaseConnection
from .snowflake_connection import SnowflakeCallersRightsConnection as SnowflakeCallersRightsConnection
from .snowflake_connection import SnowflakeConnection as SnowflakeConnection
from .sql_connection import SQLConnection as SQLConnection
