"""The terminal interface: it draws reports of the library and decides nothing."""
