"""What is made of an audit for people and programs: the gap report, findings and traces as text, the JSON of the contract.

The verb is loaded on first use: the first screen needs the JSON and the summaries alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ..model.verb import offer_as_verb

if TYPE_CHECKING:
    from .files import report

__all__ = ["report"]


def __getattr__(name: str) -> object:
    if name != "report":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(".files", __name__).report


offer_as_verb(__name__)
