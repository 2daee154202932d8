"""Joins one area's papers: which workstream, area or finding answers which of the inspection's weaknesses."""

from .crosswalk import Crosswalk, Link, LinkType, Method
from .linking import link

__all__ = ["Crosswalk", "Link", "LinkType", "Method", "link"]
