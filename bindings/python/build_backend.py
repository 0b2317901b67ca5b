"""Builds the package by scikit-build-core, with what lies above this folder in a checkout: the licences of all
that is compiled in, and, for a source distribution, the library's sources. Both are copied here meanwhile."""

import contextlib
import pathlib
import shutil

from scikit_build_core import build
from scikit_build_core.build import *  # noqa: F403

HERE = pathlib.Path(__file__).parent
TREE = HERE.parent.parent
SOURCES = ["CMakeLists.txt", "LICENSE", "cmake", "corpus/lexicon", "corpus/models", "include", "src",
           "tests/fuzz/targets.cmake", "tools/compile_lexicon.cpp"]
LICENCES = {"LICENSE": "LICENSE", "corpus/lexicon/LICENSE": "LICENSE.lexicon"}


def copied(name, target):
    source = TREE / name
    target.parent.mkdir(parents=True, exist_ok=True)
    (shutil.copytree if source.is_dir() else shutil.copy2)(source, target)


@contextlib.contextmanager
def copies(**folders):
    """The copies that each folder is to have, for as long as somebody needs them. A source distribution has them."""
    mine = [HERE / folder for folder in folders if not (HERE / folder).exists()]
    try:
        for folder in mine:
            for name, target in folders[folder.name].items():
                copied(name, folder / target)
        yield
    finally:
        for folder in mine:
            shutil.rmtree(folder)


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    with copies(licenses=LICENCES):
        return build.prepare_metadata_for_build_wheel(metadata_directory, config_settings)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    with copies(licenses=LICENCES):
        return build.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory, config_settings=None):
    with copies(licenses=LICENCES, core={name: name for name in SOURCES}):
        return build.build_sdist(sdist_directory, config_settings)
