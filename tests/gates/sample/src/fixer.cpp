#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "repair/mojibake.hpp"
#include "stage.hpp"
