#include "detect/utf7.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "encodings/converter.hpp"
#include "evidence/language.hpp"

namespace degarble {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::string_view kDirect = kDigits.substr(0, 62);

// What stands between a plus sign and the end of the base64 behind it; empty for "+-".
using Utf7Run = std::string_view;

// Whether the digits are whole code units, and the bits behind the last are zero: what stands
// behind a plus sign by chance is this in one case of ten. Two plus signs are a name's; as UTF-7
// they would begin with a character of private use, or one for compatibility.
bool has_whole_units(Utf7Run run) {
  const std::size_t bits = run.size() * 6 % 16;
  return bits < 6 && run.front() != '+' && kDigits.find(run.back()) % (std::size_t{1} << bits) == 0;
}

// The text without the digits of a code unit that it ends in the middle of.
std::string_view without_cut_off(std::string_view text) {
  const std::size_t token = text.find_last_not_of(kDigits) + 1;
  const std::size_t plus = text.find('+', token);
  if (plus == text.npos) return text;
  const Utf7Run run = text.substr(plus + 1);
  constexpr std::size_t kWhole = 8;  // digits that are three code units
  if (run.size() < kWhole) return text.substr(0, plus);
  return text.substr(0, text.size() - (has_whole_units(run) ? 0 : run.size() % kWhole));
}

// The different words that hold a plus sign: what is said a hundred times is one piece of evidence.
std::string words_with_plus(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find('+'); at < text.size();) {
    const std::size_t begin = text.find_last_of(kSpaces, at) + 1;
    const std::size_t end = std::min(text.find_first_of(kSpaces, at), text.size());
    words.push_back(text.substr(begin, end - begin));
    at = text.find('+', end);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string joined;
  for (const std::string_view word : words) joined.append(word) += ' ';
  return joined;
}

// All runs of a text, or nothing if there is a plus sign that begins none.
std::optional<std::vector<Utf7Run>> runs_of(std::string_view text) {
  std::vector<Utf7Run> runs;
  for (std::size_t at = text.find('+'); at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at + 1), text.size());
    const Utf7Run run = text.substr(at + 1, end - at - 1);
    if (run.empty() ? text.substr(end, 1) != "-" : !has_whole_units(run)) return {};
    if (!run.empty()) runs.push_back(run);
    at = text.find('+', end);
  }
  return runs;
}

std::u32string read_utf7(std::string_view text) {
  static const Encoding& utf7 = encoding("UTF-7");
  return decode_code_points(utf7, text);
}

// Nobody writes letters in base64 that stand for themselves, nor controls.
bool needs_base64(Utf7Run run) {
  const std::u32string characters = read_utf7('+' + std::string(run));
  return std::ranges::all_of(characters, [](char32_t c) {
    const bool direct = c < 0x80 && kDirect.find(static_cast<char>(c)) != kDirect.npos;
    return c >= 0xA0 || (c > 0x20 && c < 0x7F && !direct);
  });
}

// The least that a text costs in any language.
std::int64_t least_total_cost(std::u32string_view text) {
  std::int64_t least = total_cost(text, 0);
  for (std::size_t i = 1; i < language_count(); ++i) {
    least = std::min(least, total_cost(text, static_cast<Language>(i)));
  }
  return least + shape_cost(text);
}

}  // namespace

bool reads_as_utf7(std::string_view text) {
  const std::string words = words_with_plus(without_cut_off(text));
  const std::optional<std::vector<Utf7Run>> runs = runs_of(words);
  if (!runs || !std::ranges::all_of(*runs, needs_base64)) return false;
  const std::u32string reading = read_utf7(words);
  if (std::ranges::none_of(reading, [](char32_t c) { return c >= 0xA0; })) return false;
  if (reading.find(kReplacement) != std::u32string::npos) return false;
  constexpr std::int64_t kProof = 20 * kNat;
  const std::u32string plain(words.begin(), words.end());
  return least_total_cost(reading) + kProof < least_total_cost(plain);
}

}  // namespace degarble
