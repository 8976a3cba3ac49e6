"""From pyproject.toml's lower bounds to pip constraints that install just those: `python -m tests.lowest`."""

import re
import sys
import tomllib
from pathlib import Path

_BOUND = re.compile(r"([A-Za-z0-9_.-]+)>=([0-9.]+)")


def constraints() -> list[str]:
    """A line for each dependency, pinned to its lower bound."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [_BOUND.fullmatch(dependency) for dependency in project["dependencies"]]
    if not all(bounds):
        sys.exit("pyproject.toml: a dependency has no lower bound")
    return [f"{bound[1]}=={bound[2]}" for bound in bounds if bound]


if __name__ == "__main__":
    sys.stdout.write("\n".join(constraints()) + "\n")
