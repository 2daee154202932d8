"""What the house rules ask of every file, beyond what ruff, mypy and import-linter look at."""

import ast
import importlib
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LONGEST_FILE = 400
NOT_OURS = {"build", "dist", "site", "stocktake-report", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".in", ".cfg", ".txt", ".html", ".css", ".json", ".csv", ".sh", ""}


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        hidden = entry.name.startswith(".") and entry.name not in {".ci", ".gitignore", ".gitattributes"}
        if hidden or entry.name in NOT_OURS or entry.name.endswith(".egg-info") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix in TEXT:
            yield entry


FILES = tuple(_walk(ROOT))
PYTHON = tuple(path for path in FILES if path.suffix == ".py")
LAYERS = sorted(name.split(".")[1] for name in SETTINGS["tool"]["setuptools"]["packages"] if name.count(".") == 1)
PACKAGE = tuple(path for path in PYTHON if path.parent == ROOT or path.relative_to(ROOT).parts[0] in LAYERS)


def _named(paths: tuple[Path, ...]) -> list[object]:
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in paths]


def test_the_tree_was_found() -> None:
    assert {"model/passage.py", "tests/test_style.py", "README.md", "Makefile", ".ci/run"} <= {
        p.relative_to(ROOT).as_posix() for p in FILES
    }


def test_no_python_file_is_too_long() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_module_is_named_after_nothing() -> None:
    shapeless = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [path for path in PYTHON if shapeless & {*path.relative_to(ROOT).with_suffix("").parts}] == []


def test_the_packages_listed_are_the_packages_there_are() -> None:
    there = {
        ".".join(("stocktake", *init.parent.relative_to(ROOT).parts))
        for init in ROOT.rglob("__init__.py")
        if not {part for part in init.relative_to(ROOT).parts[:-1] if part.startswith(".") or part in NOT_OURS}
    }
    assert there == set(SETTINGS["tool"]["setuptools"]["packages"])


def test_every_folder_of_modules_is_a_package() -> None:
    assert sorted({path.parent for path in PACKAGE if not (path.parent / "__init__.py").exists()}) == []


@pytest.mark.parametrize("path", _named(PYTHON))
def test_no_layer_is_imported_as_if_it_stood_alone(path: Path) -> None:
    absolute = [
        name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        if name.split(".")[0] in LAYERS
    ]
    assert absolute == [], "it would load a second copy: import it relatively, or as stocktake.… from a test"


@pytest.mark.parametrize("path", _named(tuple(p for p in PACKAGE if p.relative_to(ROOT).parts[0] != "cli")))
def test_own_modules_are_imported_at_the_top(path: Path) -> None:
    hidden = [
        f"line {node.lineno}"
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "stocktake"))
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "stocktake" for alias in node.names))
    ]
    assert hidden == []


@pytest.mark.parametrize("path", _named(PACKAGE))
def test_no_layer_imports_the_root(path: Path) -> None:
    depth = len(path.relative_to(ROOT).parts)
    roots = [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level == depth and node.module is None and depth > 1
        if {alias.name for alias in node.names} - {*LAYERS, "__version__"}
    ]
    assert roots == []


@pytest.mark.parametrize("layer", LAYERS)
def test_all_that_a_layer_offers_is_there(layer: str) -> None:
    module = importlib.import_module(f"stocktake.{layer}")
    assert [name for name in getattr(module, "__all__", []) if not hasattr(module, name)] == []


def test_what_the_root_offers_is_there() -> None:
    root = importlib.import_module("stocktake")
    assert [name for name in root.__all__ if not hasattr(root, name)] == []
    assert set(root.__all__) <= set(dir(root))
    assert root.__version__ == SETTINGS["project"]["version"]


def test_no_text_names_a_place_on_somebodys_machine() -> None:
    # Put together from pieces, so that this file does not name one itself.
    places = ["/" + "work/", "/" + "root/", "/" + r"home/\w", "/" + r"Users/\w", "[A-Z]:" + r"\\Users\\\w"]
    pattern = re.compile("|".join(rf"(?<![\w.}}]){place}" for place in places))
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_check_script_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_every_file_is_opened_with_its_encoding_named() -> None:
    """``open``, ``read_text`` and ``write_text`` read the machine's own encoding unless told: cp1252 on Windows."""
    unnamed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _opens_text(node) and "encoding" not in {keyword.arg for keyword in node.keywords}
    ]
    assert unnamed == []


def _opens_text(call: ast.Call) -> bool:
    method = isinstance(call.func, ast.Attribute)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"read_text", "write_text"} and method:
        return len(call.args) <= (name == "write_text")
    if name != "open":
        return False
    given = [*call.args[not method :], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    modes = {str(value.value) for value in given if isinstance(value, ast.Constant)}
    if method:  # only Path.open takes a mode first; an archive's or a library's open takes a name
        return any(set(mode) <= set("rwaxt+") for mode in modes)
    return not any("b" in mode for mode in modes)
