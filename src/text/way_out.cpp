#include "text/way_out.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// A text so long has usual words of English in it if it has a passage of English.
constexpr std::size_t kLong = 4096;

bool may_be_english(std::string_view text) {
  return text.size() < kLong || scan::find_english(text) < text.size();
}

// A word of at most eight bytes, packed; other words share their last eight with none of these.
constexpr std::uint64_t pack(std::string_view word) {
  std::uint64_t packed = 0;
  for (const char c : word) packed = packed << 8 | byte(c);
  return packed;
}
constexpr std::size_t kLongestPacked = 8;

// Words of grammar that are usual enough to tell a language from those that elide nothing.
constexpr std::array kFrench = {pack("de"),  pack("la"),  pack("le"),  pack("les"),  pack("et"),
                                pack("des"), pack("en"),  pack("un"),  pack("une"),  pack("du"),
                                pack("est"), pack("que"), pack("qui"), pack("dans"), pack("pour")};
constexpr std::array kItalian = {pack("di"),  pack("che"),  pack("il"),    pack("la"),
                                 pack("per"), pack("del"),  pack("un"),    pack("una"),
                                 pack("non"), pack("sono"), pack("della"), pack("con")};

// Whether one in eight of the first words is one of these.
bool has_grammar(std::string_view text, std::span<const std::uint64_t> grammar) {
  constexpr std::size_t kSample = 2048;  // bytes
  std::size_t words = 0;
  std::size_t found = 0;
  const std::size_t end = std::min(text.size(), kSample);
  for (std::size_t at = 0; at < end;) {
    const std::size_t begin = at;
    while (at < end && !is_space(byte(text[at]))) ++at;
    const std::size_t length = at++ - begin;
    if (length == 0) continue;
    ++words;
    if (length > kLongestPacked) continue;
    found += std::ranges::count(grammar, pack(text.substr(begin, length))) > 0 ? 1 : 0;
  }
  return found > 0 && 8 * found >= words;
}

bool may_be_french(std::string_view text) { return has_grammar(text, kFrench); }
bool may_be_italian(std::string_view text) { return has_grammar(text, kItalian); }

// Hardly a letter of Ukrainian is in other texts, or none of the two that each of its lines has.
bool may_be_ukrainian(std::string_view text) {
  constexpr std::size_t kFewest = 8;  // letters
  std::size_t own = 0;
  bool has_usual = false;
  for (std::size_t at = scan::find_ukrainian(text); at < text.size();
       at = scan::find_ukrainian(text, at + 2)) {
    const std::string_view letter = text.substr(at, 2);
    has_usual = has_usual || letter == "\u0456" || letter == "\u0457";
    if (++own >= kFewest && has_usual) return true;
  }
  return false;
}

struct WayOut {
  std::string_view code;
  bool (*may_be)(std::string_view text);
};
constexpr WayOut kWaysOut[] = {{"en", may_be_english},
                               {"fr", may_be_french},
                               {"it", may_be_italian},
                               {"uk", may_be_ukrainian}};

}  // namespace

bool may_be_in(std::string_view text, std::string_view code) {
  const auto* const row = std::ranges::find(kWaysOut, code, &WayOut::code);
  assert(row != std::end(kWaysOut));
  return row->may_be(text);
}

}  // namespace degarble
