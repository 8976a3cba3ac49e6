"""`python -m inspector`: the same as `qlik-jwt`."""

from inspector.cli.entry import main

main()
