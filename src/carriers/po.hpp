// Catalogues of gettext. Values are the translations (msgstr), each with all of its lines; what
// they translate (msgid) is a key, and the first of them tells of the file.
#pragma once

#include <memory>
#include <string_view>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

[[nodiscard]] std::unique_ptr<Scanner> make_po_scanner();

// A string as C writes it, which may go on in another pair of quotation marks on the next line.
[[nodiscard]] const Notation& po_string();

// What stands between two parts of a string, from the mark that ends the first to the one that
// begins the next; its length is 0 where `at` has nothing of the kind.
[[nodiscard]] std::size_t po_joint_length(std::string_view text, std::size_t at);

// Whether a file begins as a catalogue does.
[[nodiscard]] bool is_po(std::string_view head);

}  // namespace degarble
