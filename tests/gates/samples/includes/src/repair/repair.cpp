#include <nlohmann/json.hpp>
#include <CLI/CLI.hpp>
#include "fixer.hpp"
