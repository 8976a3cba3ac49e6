"""From signing code, one JSON text a line, to the tokens that it prints, one a line."""

import json
import sys

for line in sys.stdin:
    exec(compile(json.loads(line), "sign.py", "exec"), {"__name__": "__main__"})  # noqa: S102 - it is what is tested
    sys.stdout.flush()
