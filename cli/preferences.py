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
        typed["select"] = _named(selected, "--select")
    if ignored:
        typed["ignore"] = (*preferences.ignore, *_named(ignored, "--ignore"))
    if fail_on is not None:
        typed["fail_on"] = fail_on
    chosen = preferences.model_copy(update=typed)
    if not chosen.choose(tuple(RULES.values())):
        raise SettingsError("No rule is left to look for: what is selected is ignored as well. Change --select or --ignore.")
    return chosen


def _named(given: Sequence[str], option: str) -> tuple[str, ...]:
    codes = read_codes(given, option)
    if not codes:
        raise SettingsError(f"{option} names no rule or family. Name some, as in {option} GAP,DUE003, or leave it out.")
    return codes
