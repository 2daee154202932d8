"""The section ``[audit]`` of the settings file: which rules, how grave, where not, and from which figures on.

[audit]
select = ["GAP", "DUE"]
ignore = ["DOC016"]
fail_on = "medium"

[audit.severity]
DUE013 = "medium"

[audit.thresholds]
bunched_share = 0.5

[[audit.leave_out]]
rule = "MEA002"
paper = "plan.pdf"
ref = "2.1.a"
reason = "The target is agreed in the annex."
"""

import difflib
from collections.abc import Mapping, Sequence

from ..audit import Severity
from ..audit.preferences import LeftOut, Preferences
from ..audit.rules import FAMILY_NAMES, RULES
from ..audit.thresholds import Thresholds
from ..model import SettingsError

NEVER = "never"
_KEYS = ("select", "ignore", "fail_on", "severity", "thresholds", "leave_out")
_LEAVE_OUT = ("rule", "paper", "ref", "reason")


def read_audit_section(section: object, where: str) -> Preferences:
    """Return what the section ``[audit]`` says; ``where`` names it in messages. Raises SettingsError where it is not understood."""
    table = _table(section, where)
    _known(table, _KEYS, where)
    fail_on = table.get("fail_on")
    if fail_on is not None and fail_on not in (*Severity, NEVER):
        raise SettingsError(f"{where} fail_on is {fail_on!r}. Write one of {', '.join((*Severity, NEVER))}, in quotation marks.")
    return Preferences(
        select=read_codes(_strings(table.get("select", []), f"{where} select"), f"{where} select"),
        ignore=read_codes(_strings(table.get("ignore", []), f"{where} ignore"), f"{where} ignore"),
        severities=_severities(_table(table.get("severity", {}), f"{where}.severity"), f"{where}.severity"),
        thresholds=_thresholds(_table(table.get("thresholds", {}), f"{where}.thresholds"), f"{where}.thresholds"),
        left_out=tuple(_left_out(entry, f"{where}.leave_out") for entry in _list(table.get("leave_out", []), f"{where}.leave_out")),
        fail_on=str(fail_on) if fail_on is not None else None,
    )


def read_codes(given: Sequence[str], where: str) -> tuple[str, ...]:
    """Return the codes and families named in ``given``, each entry one or several parted by commas.

    Raises SettingsError for one that is neither, with the nearest that is.
    """
    codes = dict.fromkeys(code.strip().upper() for entry in given for code in entry.split(",") if code.strip())
    for code in codes:
        if code not in RULES and code not in FAMILY_NAMES:
            close = difflib.get_close_matches(code, [*FAMILY_NAMES, *RULES], n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            families = ", ".join(FAMILY_NAMES)
            raise SettingsError(
                f"{where}: there is no rule or family {code}.{meant} The families are {families}; stocktake rules lists the rules."
            )
    return tuple(codes)


def _severities(table: Mapping[str, object], where: str) -> dict[str, Severity]:
    found = {}
    for code, severity in table.items():
        (named,) = read_codes([code], where) or (code,)
        if severity not in tuple(Severity):
            raise SettingsError(f"{where}: {code} is {severity!r}. Write one of {', '.join(Severity)}, in quotation marks.")
        found[named] = Severity(str(severity))
    return found


def _thresholds(table: Mapping[str, object], where: str) -> Thresholds:
    from pydantic import ValidationError

    _known(table, tuple(Thresholds.model_fields), where)
    for name, value in table.items():
        if isinstance(value, bool):  # which Python would take for 1 or 0
            raise SettingsError(f"{where}: {name} is {str(value).lower()}, which will not do: write a number.")
    try:
        return Thresholds.model_validate(table, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{where}: {first['loc'][0]} is {first['input']!r}, which will not do: {first['msg'].lower()}.") from None


def _left_out(entry: object, where: str) -> LeftOut:
    table = _table(entry, where)
    _known(table, _LEAVE_OUT, where)
    texts = {key: value for key, value in table.items() if isinstance(value, str) and value.strip()}
    for key in table:
        if key not in texts:
            raise SettingsError(f"{where}: {key} is {table[key]!r}. Write it in quotation marks.")
    for needed in ("rule", "reason"):
        if needed not in texts:
            raise SettingsError(f"{where}: an entry has no {needed}. Write rule, reason, and the paper or ref it is about.")
    if "paper" not in texts and "ref" not in texts:
        raise SettingsError(f"{where}: an entry names neither paper nor ref. To leave a rule out everywhere, put it under ignore.")
    (rule,) = read_codes([texts["rule"]], where)
    return LeftOut(rule=rule, paper=texts.get("paper"), ref=texts.get("ref"), reason=texts["reason"])


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise SettingsError(f"{where} is {value!r}. Write a section of its own, as in the documentation of the settings.")
    return value


def _list(value: object, where: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise SettingsError(f"{where} is {value!r}. Write [[{where.rpartition(': [')[2] or 'audit.leave_out'}]] above each entry.")
    return value


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SettingsError(f'{where} is {value!r}. Write a list of codes, as in ["GAP", "DUE003"].')
    return [str(one) for one in value]


def _known(table: Mapping[str, object], keys: Sequence[str], where: str) -> None:
    for key in table:
        if key not in keys:
            close = difflib.get_close_matches(key, keys, n=1)
            meant = f" Did you mean {close[0]}?" if close else f" Allowed here: {', '.join(keys)}."
            raise SettingsError(f"{where}: {key} is not known here.{meant}")
