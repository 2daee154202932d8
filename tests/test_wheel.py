"""A wheel built from the tree holds all the command needs, and works without the tree."""

import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OLDEST_SETUPTOOLS = 77  # the first to know the licence fields of pyproject.toml


def _reason_not_to_build() -> str:
    if importlib.util.find_spec("pip") is None:
        return "pip is not installed here"
    try:
        version = importlib.metadata.version("setuptools")
    except importlib.metadata.PackageNotFoundError:
        return "setuptools is not installed here"
    return "" if int(version.split(".")[0]) >= OLDEST_SETUPTOOLS else f"setuptools {version} is older than {OLDEST_SETUPTOOLS}"


REASON = _reason_not_to_build()
pytestmark = pytest.mark.skipif(bool(REASON), reason=f"no wheel can be built without the network: {REASON}")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from a copy: setuptools writes build/ into the tree it builds from, and would pack what lies there."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    skip = shutil.ignore_patterns(".*", "build", "dist", "site", "*.egg-info", "__pycache__", "stocktake-report")
    shutil.copytree(ROOT, source, ignore=skip)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*command, "--wheel-dir", str(folder), str(source)], capture_output=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("stocktake-*.whl")
    return built


def test_it_holds_every_module_the_type_marker_and_the_sample_papers(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    papers = [path for path in (ROOT / "corpus" / "sample" / "papers").iterdir() if path.is_file()]
    packages = [init.parent for init in ROOT.glob("*/__init__.py")]
    modules = {*ROOT.glob("*.py"), *(module for package in packages for module in package.rglob("*.py"))}
    wanted = {f"stocktake/{path.relative_to(ROOT).as_posix()}" for path in {*papers, *modules, ROOT / "py.typed"}}
    assert len(papers) >= 5
    assert wanted - inside == set()


def test_it_holds_nothing_that_only_the_repository_needs(wheel: Path) -> None:
    folders = {name.split("/")[1] for name in zipfile.ZipFile(wheel).namelist() if name.startswith("stocktake/")}
    assert folders & {"tests", "docs", "bench", "build", ".ci"} == set()


def test_the_command_starts_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import stocktake.cli as c; print(c.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(tmp_path)
