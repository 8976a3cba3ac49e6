"""From the process's first moment to its exit status: Ctrl-C is met while all else is still being loaded, too."""

import os
import sys


def main() -> None:
    """What `qlik-jwt` and `python -m inspector` begin with; it loads the rest where Ctrl-C finds somebody."""
    try:
        _begin()
    except KeyboardInterrupt:
        from inspector.cli.talk import CTRL_C, say_ended_by  # noqa: PLC0415 - see above

        os._exit(say_ended_by(CTRL_C))  # Python's own end might still make it the signal's


def _begin() -> None:
    from inspector.cli import interruption  # noqa: PLC0415 - see above

    interruption.met_here()
    try:
        with interruption.at_once():
            from inspector.cli.main import main as run  # noqa: PLC0415 - see above
        run(sys.argv[1:])
    finally:
        interruption.met_no_more()
