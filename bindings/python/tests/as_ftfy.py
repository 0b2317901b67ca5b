"""A pytest plugin: what is called ftfy is degarble.ftfy."""

import importlib
import pkgutil
import sys

import degarble.ftfy

sys.modules["ftfy"] = degarble.ftfy
for module in pkgutil.walk_packages(degarble.ftfy.__path__, "degarble.ftfy."):
    sys.modules[module.name.removeprefix("degarble.")] = importlib.import_module(module.name)
