// Edits and findings as Python has them: in characters for a str, in bytes for bytes.
#pragma once

#include <nanobind/nanobind.h>

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble::python {

// Lists of tuples, with the fields of degarble.Edit and degarble.Finding. `bytes` is the input, and
// `is_str` whether it was a str.
[[nodiscard]] nanobind::list edits_to_python(const Edits& edits, std::string_view bytes,
                                             bool is_str);
[[nodiscard]] nanobind::list findings_to_python(const Findings& findings, std::string_view bytes,
                                                bool is_str);

void bind_offset_map(nanobind::module_& module);

}  // namespace degarble::python
