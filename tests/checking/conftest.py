"""Puts the helpers of this folder (one_column) in reach of its tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
