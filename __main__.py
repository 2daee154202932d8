"""Lets ``python -m stocktake`` do what the ``stocktake`` command does."""

from .cli import main

if __name__ == "__main__":
    main()
