"""What can go wrong, as one tree; only the command line turns it into exit codes.

    StocktakeError
    ├── InputError            a path or a file that cannot be used
    │   ├── MissingPath       there is no such file or folder
    │   ├── NoPapers          a folder without a file that can be read
    │   ├── UnknownFormat     a kind of file no reader is for
    │   └── UnreadablePaper   empty, damaged, protected, without text, or not what its name says
    │       ├── PasswordNeeded   protected by a password that was not given, or is not the one given
    │       └── LimitReached     reading it took more time or memory than is allowed
    ├── SettingsError         stocktake.toml or an option that cannot be understood
    └── ProvenanceError       a passage that is not what the source says: a defect of stocktake itself

Every message is one plain sentence of what is wrong and one of what to do.
"""


class StocktakeError(Exception):
    """Anything stocktake raises on purpose. ``str()`` is fit to show a person."""


class InputError(StocktakeError):
    """A path or a file that cannot be used.

    Takes the name shown to the person, what is wrong, and what they can do about it.
    """

    def __init__(self, name: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{name}: {wrong} {remedy}")
        self.name = name
        self.wrong = wrong
        self.remedy = remedy


class MissingPath(InputError):
    """There is no file or folder of that name."""


class NoPapers(InputError):
    """A folder that holds no file stocktake could read."""


class UnknownFormat(InputError):
    """A file of a format no reader is for."""


class UnreadablePaper(InputError):
    """A file that is empty, damaged, protected, without text, or not what its name says."""


class PasswordNeeded(UnreadablePaper):
    """A file protected by a password that was not given, or is not the one given."""


class LimitReached(UnreadablePaper):
    """A file whose reading was stopped because it took more time or memory than is allowed."""


class SettingsError(StocktakeError):
    """A settings file or an option that cannot be understood."""


class ProvenanceError(StocktakeError):
    """A passage whose fragments do not give its text. Only a defect of stocktake can raise it."""
