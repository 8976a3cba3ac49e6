"""The command line: arguments in, exit status out; no decisions about tokens."""
