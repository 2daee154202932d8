"""A small fictional local area: five papers in five formats, with faults planted for the audit to find."""

from importlib.resources import files
from pathlib import Path

__all__ = ["sample_papers"]


def sample_papers() -> Path:
    """Return the folder that holds the five sample papers, in a clone and in an installed wheel alike."""
    return Path(str(files(__name__) / "papers"))
