#include "evidence/pairs.hpp"

#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/contractions.hpp"
#include "evidence/language.hpp"
#include "evidence/pairs_table.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// One in fifty characters of clean Chinese or Japanese costs more; of misread text, one in three.
constexpr int kRare = static_cast<int>(kNat * 19 / 2);

using RareOnes = std::vector<bool>;  // by their distance from kFirstWide

const RareOnes& rare_ones() {
  static const RareOnes kRareOnes = [] {
    RareOnes rare(0xD800 - kFirstWide);
    for (std::size_t i = 0; i < rare.size(); ++i) {
      rare[i] = wide_cost(static_cast<char32_t>(kFirstWide + i)) > kRare;
    }
    return rare;
  }();
  return kRareOnes;
}

bool is_rare(const RareOnes& ones, char32_t c) {
  return c >= kFirstWide && c < 0xD800 && ones[c - kFirstWide];
}

// A character of a script of which no text was seen: Armenian, Syriac to Sinhala, Lao to Mongolian
// and what is like them.
bool is_unseen(char32_t c) {
  return (c >= 0x530 && c <= 0x58F) || (c >= 0x700 && c <= 0xDFF) || (c >= 0xE80 && c <= 0x1CFF);
}

// Such characters stand among their own.
bool is_usual_unseen(char32_t first, char32_t second) {
  if (is_unseen(first) && is_unseen(second)) return first / 128 == second / 128;
  const char32_t other = is_unseen(first) ? second : first;
  return other < 0x80 && (other < '0' || (other > '9' && other < 'A'));
}

bool is_cased_letter(char32_t c) { return is_capital_letter(c) || is_small_letter(c); }

// Lines of boxes, and emoji, stand beside each other and beside what is no letter.
bool is_drawing(char32_t c) { return (c >= 0x2500 && c <= 0x25FF) || c >= 0x10000; }

// Gathers unusual pairs, and leaks: those of clean text are far apart. One pair is enough beside
// Latin letters and among symbols; letters of another script take two, and rare characters, of
// which each text has some, three.
class Bucket {
 public:
  void add(std::size_t at, char32_t first, char32_t second) {
    constexpr std::size_t kLeak = 16;  // bytes to a drop
    const std::size_t leaked = (at - last_) / kLeak;
    level_ = level_ > leaked ? level_ - leaked : 0;
    level_ += weight(first, second);
    overflows_ = overflows_ || level_ >= kFull;
    last_ = at;
    ++count_;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool overflows() const { return overflows_; }

 private:
  static constexpr std::size_t kFull = 3;

  static std::size_t weight(char32_t first, char32_t second) {
    const bool is_foreign = first >= 0x370 && first < 0x2000 && second >= 0x370 && second < 0x2000;
    if (first >= 0x3000 && second >= 0x3000) return 1;
    return is_foreign ? 2 : kFull;
  }

  std::size_t last_ = 0;
  std::size_t level_ = 0;
  std::size_t count_ = 0;
  bool overflows_ = false;
};

// Whether letters with something between them, of which some may be lost, are an English
// contraction, whose apostrophe may have been two bytes, the second of them a letter.
bool is_broken_contraction(std::string_view text, std::size_t at) {
  constexpr std::size_t kMost = contractions::kLongest + 1;  // letters: no contraction has as many
  const std::string_view before = word_before(text, at, alphabet::kAscii, kMost).in(text);
  if (before.empty()) return false;
  std::size_t end = at;
  while (end < text.size() && (!is_ascii(text[end]) || text[end] == '?')) ++end;
  const std::string_view mark = text.substr(at, end - at);
  constexpr std::size_t kLongest = 32;  // three characters that were misread three times
  if (mark.size() > kLongest || mark == "\u2019") return false;  // RIGHT SINGLE QUOTATION MARK
  const std::string_view after = word_behind(text, end, alphabet::kAscii, kMost).in(text);
  for (std::size_t skipped = 0; skipped < 2 && skipped < after.size(); ++skipped) {
    const std::string_view tail = after.substr(skipped);
    if (find_contraction(before, tail) != nullptr) return true;
  }
  return false;
}

bool is_rare_latin(char32_t c) {
  if (c >= 0x250) return c >= 0x1E00 && c < 0x1F00;
  const char32_t small = c | 0x20;
  return c >= 0x100 || small == 0xF0 || small == 0xFD || small == 0xFE;  // eth, y acute, thorn
}

// Whether a small letter has a capital A with tilde behind it, and that no letter: of 250 MB of
// clean text none has, and in misread text it is the a with grave accent whose no-break space was
// trimmed.
bool is_cut_letter(std::string_view text, std::size_t at) {
  constexpr std::string_view kLeft = "\u00C3";  // LATIN CAPITAL LETTER A WITH TILDE
  if (at == 0 || text.substr(at, kLeft.size()) != kLeft) return false;
  const char before = text[at - 1];
  const char after = at + kLeft.size() < text.size() ? text[at + kLeft.size()] : ' ';
  return before >= 'a' && before <= 'z' && is_ascii(after) && !is_ascii_letter(after);
}

// Whether it may be the first byte of a letter whose second one was a no-break space.
bool is_first_of_space(char32_t c) { return c == 0xC3 || c == 0xC5; }

bool is_small(char32_t c) { return c >= U'a' && c <= U'z'; }

// Whether a capital letter of Latin-1 stands behind a small letter of ASCII.
bool is_capital_inside(char32_t last, char32_t next) {
  return next >= 0xC0 && next <= 0xDE && next != 0xD7 && is_small(last);
}

// Whether a sign of Latin-1 stands between small letters of ASCII: but for those of spelling.
bool is_sign_inside(char32_t before, char32_t sign, char32_t next) {
  const bool is_sign = (sign > 0xA0 && sign < 0xC0) || sign == 0xD7 || sign == 0xF7;
  const bool is_spelling = sign == 0xAA || sign == 0xAD || sign == 0xB4 || sign == 0xB7 ||
                           sign == 0xBA || sign == 0xAB || sign == 0xBB;
  return is_sign && !is_spelling && is_small(before) && is_small(next);
}

// A character, and its symbol.
struct Symbolised {
  char32_t code_point;
  char32_t symbol;
  std::size_t length;
};

Symbolised symbolised_at(std::string_view utf8, std::size_t at) {
  const char32_t lead = byte(utf8[at]);
  if ((lead & 0xE0) == 0xC0) {  // which is its own symbol, as most letters are
    const char32_t c = (lead & 0x1F) << 6 | (byte(utf8[at + 1]) & 0x3FU);
    return {c, c, 2};
  }
  const Character character = well_formed_character_at(utf8, at);
  return {character.code_point, pair_symbol(character.code_point), character.length};
}

}  // namespace

bool is_unusual_though_seen(char32_t second) { return is_rare(rare_ones(), second); }

bool is_unusual_if_unseen(char32_t first, char32_t second) {
  if (is_unseen(first) || is_unseen(second)) return !is_usual_unseen(first, second);
  if (is_drawing(first) && !is_cased_letter(second) && second < 0x3000) return false;
  return !(is_drawing(second) && !is_cased_letter(first) && first < 0x3000);
}

std::size_t count_unusual_pairs(std::u32string_view text) {
  std::size_t count = 0;
  char32_t last = U' ';
  for (const char32_t c : text) {
    count += is_unusual_pair(last, c) ? 1 : 0;
    last = c;
  }
  return count + (is_unusual_pair(last, U' ') ? 1 : 0);
}

Suspicion suspicion_of(std::string_view utf8) {
  const RareOnes& rare = rare_ones();
  Suspicion found;
  Bucket bucket;
  std::size_t at = scan::find_non_ascii(utf8);
  while (at < utf8.size()) {
    char32_t before = U' ';
    char32_t last = at == 0 ? U' ' : char32_t{byte(utf8[at - 1])};
    if (is_broken_contraction(utf8, at)) found.contraction = true;
    if (is_cut_letter(utf8, at)) found.cut_letter = true;
    std::uint32_t half = pair_half(last);
    do {  // a run of characters above ASCII, and the one behind it
      const Symbolised next = symbolised_at(utf8, at);
      const bool is_unusual = was_seen(symbol_slot(half, next.symbol))
                                  ? is_rare(rare, next.code_point)
                                  : is_unusual_if_unseen(last, next.code_point);
      if (is_unusual) bucket.add(at, last, next.code_point);
      found.rare_latin = found.rare_latin || is_rare_latin(next.code_point);
      found.strange_inside = found.strange_inside || is_capital_inside(last, next.code_point) ||
                             is_sign_inside(before, last, next.code_point);
      before = last;
      found.spaced_letter =
          found.spaced_letter || (next.code_point == U' ' && is_first_of_space(last));
      last = next.code_point;
      half = symbol_half(next.symbol);
      at += next.length;
    } while (last >= 0x80 && at < utf8.size());
    if (last >= 0x80 && is_unusual_pair(last, U' ')) bucket.add(at, last, U' ');
    if (at < utf8.size() && is_ascii(utf8[at])) at = scan::find_non_ascii(utf8, at);
  }
  if (bucket.overflows()) found.pairs = bucket.count();
  return found;
}

}  // namespace degarble
