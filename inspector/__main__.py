"""`python -m inspector`: the same as `qlik-jwt`."""

from inspector.cli.main import main

main()
