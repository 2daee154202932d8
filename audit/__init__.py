"""Holds an area's papers against the rules of the field as of a date."""

from ..model.verb import offer_as_verb
from .area import AuditedAction, AuditedArea, AuditedMeasure, Coverage
from .finding import Audit, Finding, NotChecked, Quote, Severity
from .measurability import Measurability, MeasureClass, classify
from .rule import Rule
from .runner import audit

__all__ = [
    "Audit",
    "AuditedAction",
    "AuditedArea",
    "AuditedMeasure",
    "Coverage",
    "Finding",
    "Measurability",
    "MeasureClass",
    "NotChecked",
    "Quote",
    "Rule",
    "Severity",
    "audit",
    "classify",
]

offer_as_verb(__name__)
