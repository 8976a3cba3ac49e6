"""From the installed distribution to the name and version under which documents are made."""

from importlib.metadata import version as installed

NAME = "Qlik JWT Inspector"
COMMAND = "qlik-jwt"


def version() -> str:
    """The version that is installed."""
    return installed("qlik-jwt-inspector")
