// Finds the encoding that a label stands for, as the standard says (section 4.2), and where it says
// nothing, as the writer of a sloppy one meant it.
#include <algorithm>
#include <array>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/encodings.hpp"

namespace degarble {
namespace {

bool same(std::string_view word, std::string_view label) {
  return std::ranges::equal(word, label, {}, {}, to_ascii_lower);
}

// Calls `fits` with each label of each encoding until one does.
template <typename Fits>
const Encoding* first_that(Fits fits) {
  for (const Encoding& encoding : encoding_table()) {
    for (std::string_view rest = encoding.labels; !rest.empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      if (fits(rest.substr(0, space))) return &encoding;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return nullptr;
}

// What is left of a label when nobody minds how its words are joined: "iso88591" of "ISO_8859-1".
// Bytes that are not ASCII are dropped, and with them dashes of any kind.
class Key {
 public:
  constexpr explicit Key(std::string_view label) {
    for (const std::string_view prefix : {"x-", "x_", "cs"}) {
      const bool has = label.size() > prefix.size() && same(label.substr(0, 2), prefix);
      if (has) label.remove_prefix(prefix.size());
    }
    for (const char c : label) {
      const bool kept = is_ascii_digit(c) || (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z');
      if (kept && size_ < key_.size()) key_[size_++] = to_ascii_lower(c);
    }
  }

  constexpr operator std::string_view() const { return {key_.data(), size_}; }

 private:
  std::array<char, 40> key_{};  // the longest label has 27 bytes
  std::size_t size_ = 0;
};

const Encoding* with_key(std::string_view key) {
  if (key.empty()) return nullptr;
  return first_that([&](std::string_view label) { return std::string_view(Key(label)) == key; });
}

// The number of a code page, under one of the names that code pages go by, or more of them.
std::string_view page_number(std::string_view key) {
  for (const std::string_view name :
       {"windows", "win", "codepage", "ccsid", "page", "ibm", "dos", "cp", "ms", "oem", "iso"}) {
    if (key.starts_with(name)) key.remove_prefix(name.size());
  }
  while (key.size() > 3 && key.starts_with('0')) key.remove_prefix(1);
  return std::ranges::all_of(key, is_ascii_digit) ? key : std::string_view();
}

// The standard's "ASCII whitespace", and what people quote with.
std::string_view trimmed(std::string_view label) {
  constexpr std::string_view kAround = "\t\n\f\r \"'`<>;,";
  const std::size_t begin = label.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return label.substr(begin, label.find_last_not_of(kAround) - begin + 1);
}

// What follows "charset=" or "encoding=", where one is there.
std::string_view behind_name(std::string_view label) {
  for (const std::string_view name : {"charset", "encoding"}) {
    const auto same_letter = [](char a, char b) { return to_ascii_lower(a) == b; };
    const auto* const found =
        std::search(label.begin(), label.end(), name.begin(), name.end(), same_letter);
    if (found == label.end()) continue;
    const auto at = static_cast<std::size_t>(found - label.begin()) + name.size();
    const std::string_view rest = trimmed(label.substr(at));
    if (rest.starts_with('=') || rest.starts_with(':')) {
      return trimmed(rest.substr(1));
    }
  }
  return label;
}

}  // namespace

const Encoding* find_encoding(std::string_view label) {
  const std::string_view wanted = behind_name(trimmed(label));
  const auto is_wanted = [&](std::string_view known) { return same(wanted, known); };
  if (const Encoding* const found = first_that(is_wanted)) return found;
  const Key key(wanted);
  if (const Encoding* const found = with_key(key)) return found;
  if (const Encoding* const found = with_key(page_number(key))) return found;
  return with_key(Key(std::string("iso").append(key)));  // Java's "8859_1"
}

}  // namespace degarble
