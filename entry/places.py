"""Where things lie. Everything that is made lies in the repository and is ignored by git."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = Path(os.environ.get("WORK_DIR", ROOT / "var")).resolve()
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
LOGS = WORK / "log"
