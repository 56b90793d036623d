"""Everything that must hold before a change lands: `python -m tests`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_WORKERS = 2 * _CORES
"""Two on a core: tests of the screen wait for half of their time, and others run meanwhile."""
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("tests.imports",),
    ("pytest", f"--numprocesses={_WORKERS}", "--dist=worksteal", "--durations=10"),
)


def main() -> int:
    """Run each check in turn, tests last; return the status of the first that fails."""
    for module, *arguments in CHECKS:
        print(f"== {module} {' '.join(arguments)}", flush=True)
        status = _run(module, arguments)
        if status:
            return status
    return 0


def _run(module: str, arguments: list[str]) -> int:
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
