"""Builds the package by scikit-build-core. A source distribution also holds the library's sources, which lie
above this folder in a checkout; they are copied into core/ for it."""

import contextlib
import pathlib
import shutil

from scikit_build_core.build import *  # noqa: F403
from scikit_build_core import build

HERE = pathlib.Path(__file__).parent
TREE = HERE.parent.parent
NEEDED = ["CMakeLists.txt", "LICENSE", "cmake", "corpus/lexicon", "corpus/models", "include", "src",
          "tests/fuzz/targets.cmake", "tools/compile_lexicon.cpp"]


@contextlib.contextmanager
def core():
    """The library's sources below core/, for as long as somebody needs them."""
    folder = HERE / "core"
    if folder.exists():  # this is a source distribution already
        yield
        return
    try:
        for name in NEEDED:
            source, target = TREE / name, folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, target)
        yield
    finally:
        shutil.rmtree(folder)


def build_sdist(sdist_directory, config_settings=None):
    with core():
        return build.build_sdist(sdist_directory, config_settings)
