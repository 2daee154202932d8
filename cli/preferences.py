"""What is set for an audit, in the settings file and by the options that say the same for one run."""

from collections.abc import Sequence

from ..audit.preferences import Preferences
from ..audit.rules import RULES
from ..corpus.settings import load
from ..corpus.settings_audit import read_audit_section, read_codes
from ..corpus.workspace import settings_file
from ..model import SettingsError
from .options import Asked


def preferences_of(asked: Asked, selected: Sequence[str] = (), ignored: Sequence[str] = (), fail_on: str | None = None) -> Preferences:
    """Return the settings' preferences, the options over them: what is typed takes the place of what is set.

    Raises SettingsError where either is not understood.
    """
    settings = load(settings_file(asked.settings, asked.workspace))
    preferences = read_audit_section(settings.audit, f"{settings.file}: [audit]")
    typed: dict[str, object] = {}
    if selected:
        typed["select"] = read_codes(selected, "--select")
    if ignored:
        typed["ignore"] = (*preferences.ignore, *read_codes(ignored, "--ignore"))
    if fail_on is not None:
        typed["fail_on"] = fail_on
    for name, codes in (("--select", typed.get("select", True)), ("--ignore", not ignored or read_codes(ignored, "--ignore"))):
        if not codes:
            raise SettingsError(f"{name} names no rule or family. Name some, as in {name} GAP,DUE003, or leave it out.")
    chosen = preferences.model_copy(update=typed)
    if not chosen.choose(tuple(RULES.values())):
        raise SettingsError("No rule is left to look for: what is selected is ignored as well. Change --select or --ignore.")
    return chosen
