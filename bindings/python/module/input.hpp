// What Python hands in as a text, as the bytes that the library reads.
#pragma once

#include <nanobind/nanobind.h>

#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble::python {

// A str or bytes-like object, and its bytes for as long as this lives. Those of a str are UTF-8; a
// surrogate, which UTF-8 does not have, is encoded as if it were a character.
class Input {
 public:
  // Throws a TypeError for what is no text.
  explicit Input(nanobind::handle object);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] bool is_str() const { return is_str_; }
  // Whether there are surrogates among the bytes.
  [[nodiscard]] bool has_surrogates() const { return has_surrogates_; }

 private:
  nanobind::object owner_;  // of the bytes
  std::string_view bytes_;
  bool is_str_ = false;
  bool has_surrogates_ = false;
};

// The edits that make the bytes of a str with surrogates UTF-8: a pair is the character that UTF-16
// means by it, and what has no partner becomes U+FFFD.
[[nodiscard]] Edits mend_surrogates(std::string_view bytes);

// The repaired text of an input, and, where `edits` and `findings` are given, what was changed and
// what was left alone; all in the input's bytes. Called without the GIL. `goes_on` is asked now and
// then; once it says false, the result is empty.
[[nodiscard]] std::string fix_input(const Fixer& fixer, std::string_view bytes, bool has_surrogates,
                                    Edits* edits, Findings* findings,
                                    const std::function<bool()>& goes_on);

// A str of UTF-8, or the object itself if that is a str of the same text.
[[nodiscard]] nanobind::object text_or_same(std::string_view text, std::string_view bytes,
                                            nanobind::handle object);

}  // namespace degarble::python
