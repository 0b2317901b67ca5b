#include "detect/signs.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "core/utf8.hpp"
#include "detect/utf7.hpp"
#include "encodings/converter.hpp"
#include "evidence/language.hpp"

namespace degarble {
namespace {

constexpr std::size_t kLook = std::size_t{8} * 1024;  // bytes from the first sign on

// Whether the escape sequences of the text enclose what people write, and nothing undecodable.
bool reads_as_east_asian(std::string_view text, const Encoding& encoding) {
  constexpr std::int64_t kMostInProse = 9 * kNat;
  std::u32string characters = decode_code_points(encoding, text);
  if (characters.ends_with(kReplacement)) characters.pop_back();  // it may be cut off there
  if (characters.find(kReplacement) != std::u32string::npos) return false;
  std::u32string wide;
  std::ranges::copy_if(characters, std::back_inserter(wide), [](char32_t c) { return c >= 0x80; });
  const auto limit = static_cast<std::int64_t>(wide.size()) * kMostInProse;
  return !wide.empty() && std::ranges::any_of(std::array{"ja", "zh", "ko"}, [&](const char* code) {
    return total_cost(wide, find_language(code)) < limit;
  });
}

}  // namespace

const Encoding* find_stateful(std::string_view text) {
  // A terminal's log has ESC ( B and ESC ( 0 too; double-byte sets are called in with a dollar
  // sign.
  struct Sign {
    std::string_view bytes;
    std::string_view encoding;
  };
  constexpr std::size_t kLongestWord = 64;
  static constexpr Sign kSigns[] = {
      {"\x1B$)C", "ISO-2022-KR"}, {"\x1B$)A", "ISO-2022-CN"}, {"\x1B$)G", "ISO-2022-CN"},
      {"\x1B$B", "ISO-2022-JP"},  {"\x1B$@", "ISO-2022-JP"},  {"\x1B$(D", "ISO-2022-JP"},
      {"\x1B(I", "ISO-2022-JP"},  {"~{", "HZ-GB-2312"},
  };
  const bool escapes = text.find('\x1B') != std::string_view::npos;
  for (const Sign& sign : kSigns) {
    if (sign.bytes.starts_with('\x1B') && !escapes) continue;
    const std::size_t at = text.find(sign.bytes);
    if (at == std::string_view::npos) continue;
    const Encoding& found = encoding(sign.encoding);
    if (reads_as_east_asian(text.substr(at, kLook), found)) return &found;
  }
  const std::size_t plus = std::min(text.find('+'), text.size());
  const std::size_t word = plus - std::min(plus, kLongestWord);
  return reads_as_utf7(text.substr(word, kLook)) ? &encoding("UTF-7") : nullptr;
}

}  // namespace degarble
