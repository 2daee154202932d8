"""Lets a layer that is named after its verb be called as that verb."""

import sys
from types import ModuleType


class _Verb(ModuleType):
    """A module that, called, does what its verb does."""

    def __call__(self, *args: object, **kwargs: object) -> object:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **kwargs)


def offer_as_verb(module: str) -> None:
    """Make the package ``module`` callable as the function it offers under its own last name.

    ``from stocktake import audit`` finds the package once anything in it was imported, and the function before; both
    must do the same.
    """
    sys.modules[module].__class__ = _Verb
