"""From configuration files to settings, each of which knows where it stands."""

from inspector.configuration.places import read_configuration
from inspector.configuration.setting import Configuration, Origin, Setting, Table, Value, setting_of

__all__ = ["Configuration", "Origin", "Setting", "Table", "Value", "read_configuration", "setting_of"]
