"""What the reading of one paper may take, and the words for a paper that takes more."""

from dataclasses import dataclass

from ..model import LimitReached

# The longest real plan takes 2 seconds; 2,000 pages take half a minute on an office computer. Text recognition does not
# count: it has a limit of its own, a page.
SECONDS = 60.0
# A paper of 2,000 pages takes 400 MB, a workbook of a million rows more than any laptop has.
MEMORY_MB = 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long reading one paper may take, in ``seconds``, and how much memory, in ``memory_mb`` (2**20 bytes)."""

    seconds: float = SECONDS
    memory_mb: int = MEMORY_MB

    def out_of_time(self, name: str) -> LimitReached:
        """Return the error for the paper ``name`` that took longer than allowed."""
        wrong = f"was not read: it takes longer than the limit of {self.seconds:g} seconds."
        return LimitReached(name, wrong, _remedy("seconds", f"{self.seconds * 5:g}"))

    def out_of_memory(self, name: str) -> LimitReached:
        """Return the error for the paper ``name`` that took more memory than allowed."""
        wrong = f"was not read: it takes more than the limit of {self.memory_mb} MB of memory."
        return LimitReached(name, wrong, _remedy("memory_mb", f"{self.memory_mb * 4}"))


DEFAULT_LIMITS = Limits()


def _remedy(key: str, value: str) -> str:
    return (
        "Check that it is the paper you mean; if it is, add only the part that matters, or allow more for this run: "
        f"--limit {key}={value} (for every run: {key} = {value} under [limits] in stocktake.toml)."
    )
