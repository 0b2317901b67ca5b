// Columns of repaired texts, which any library takes by the Arrow PyCapsule interface.
#pragma once

#include <nanobind/nanobind.h>

#include <string>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble::python {

// Adds the class ArrowText to the module.
void bind_arrow_text(nanobind::module_& module);

// Repairs a column that is handed in by __arrow_c_stream__ or __arrow_c_array__; returns an
// ArrowText.
[[nodiscard]] nanobind::object fix_arrow(const Fixer& fixer, nanobind::object column,
                                         unsigned threads, const std::vector<std::string>& counts);

}  // namespace degarble::python
