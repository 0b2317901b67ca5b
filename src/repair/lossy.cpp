#include "repair/lossy.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/pairs.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr char32_t kNoBreakSpace = 0xA0;

// What it costs that a byte shows as something else than its character.
constexpr std::int32_t kSpace = nats(1);       // a no-break space as a space
constexpr std::int32_t kTrimmed = nats(1.5);   // a no-break space as nothing, beside another space
constexpr std::int32_t kCase = nats(0.7);      // a capital letter as the small one
constexpr std::int32_t kAlike = nats(1);       // what Unicode has as its compatibility form
constexpr std::int32_t kStraight = nats(0.9);  // one of several quotation marks as the straight one
constexpr std::int32_t kMarked = nats(1.6);    // one of some five bytes as U+FFFD
constexpr std::int32_t kQuestion = nats(3);    // one of some twenty as a question mark
constexpr std::int32_t kGone = nats(2.5);      // one of the C1 controls, as nothing
constexpr std::int32_t kUndefined = nats(1.6);  // of bytes that the encoding lacks, as nothing

// What a byte may be that shows as these characters, beside what the encoding says.
struct Alias {
  std::u32string_view shown;
  std::array<char32_t, 3> meant;  // as the encoding shows them
  std::int32_t cost;
};

// Compatibility forms (UnicodeData.txt) and straight forms of what Latin code pages have where
// UTF-8 has its continuation bytes.
constexpr Alias kAliases[] = {
    {U"1\u20444", {0xBC}, kAlike},
    {U"1\u20442", {0xBD}, kAlike},
    {U"3\u20444", {0xBE}, kAlike},
    {U"TM", {0x2122}, kAlike},
    {U"...", {0x2026}, kAlike},
    {U" \u0308", {0xA8}, kAlike},
    {U" \u0304", {0xAF}, kAlike},
    {U" \u0301", {0xB4}, kAlike},
    {U" \u0327", {0xB8}, kAlike},
    {U" \u0303", {0x02DC}, kAlike},
    {U" \u0306", {0x02D8}, kAlike},
    {U" \u0307", {0x02D9}, kAlike},
    {U" \u0328", {0x02DB}, kAlike},
    {U" \u030B", {0x02DD}, kAlike},
    {U"a", {0xAA}, kAlike},
    {U"o", {0xBA}, kAlike},
    {U"1", {0xB9}, kAlike},
    {U"2", {0xB2}, kAlike},
    {U"3", {0xB3}, kAlike},
    {U"\u03BC", {0xB5}, kAlike},
    {U"\"", {0x201C, 0x201D, 0x201E}, kStraight},
    {U"'", {0x2018, 0x2019, 0x201A}, kStraight},
    {U"-", {0x2013, 0x2014}, kStraight},
    {U"<", {0x2039}, kStraight},
    {U">", {0x203A}, kStraight},
};

// A byte that may have stood where some characters of the passage stand.
struct ShownByte {
  unsigned char byte = 0;
  std::uint8_t length = 0;  // characters
  std::int32_t cost = 0;
};

// The capital of a small letter, where code pages have one; 0 if there is none.
char32_t capital_of(char32_t c) {
  if (c == 0x00FF) return 0x0178;  // y with diaeresis
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
  if (c >= 0x430 && c <= 0x44F) return c - 0x20;
  if (c >= 0x450 && c <= 0x45F) return c - 0x50;
  if (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) return c - 0x20;
  if (c < 0x100 || c > 0x17E || !is_small_letter(c)) return 0;
  return is_capital_letter(c - 1) ? c - 1 : 0;
}

// Whether some text has the character; few of all are ever met, and what is left of the others
// proves nothing.
bool is_met_character(char32_t c) {
  constexpr char32_t kBlock = 64;
  // Of variation selectors and vertical forms, the one that makes a picture of a symbol.
  if (c >= 0xFE00 && c <= 0xFE2F) return c == 0xFE0F;
  if (c >= 0x3000) return c < 0x10000 || (c >= 0x1F000 && c < 0x1FB00);
  const bool is_rare = c >= 0x700 && c < 0x900;  // Syriac to Arabic Extended-B
  const bool is_no_thai = (c > 0xE3A && c < 0xE3F) || (c > 0xE5B && c < 0xE80);  // unassigned
  if (c < 0xA0 || is_rare || is_no_thai) return false;
  if (c >= 0x300 && c <= 0x36F) return true;  // marks that combine with the letter before
  if (!is_unusual_pair(U' ', c) || !is_unusual_pair(c, U' ')) return true;
  if (script_of(c) == Script::other) return true;
  // Beside its like, or small Latin letters.
  const char32_t first =
      script_of(c) == Script::latin ? U'a' / kBlock * kBlock : c / kBlock * kBlock;
  for (char32_t other = first; other < first + kBlock; ++other) {
    if (!is_unusual_pair(other, c)) return true;
  }
  return false;
}

// Whether a character may be read where bytes were lost: of other scripts only a letter that some
// language is known to have.
bool may_be_lost(char32_t c) { return script_of(c) != Script::other || is_met_letter(c); }

// Of signs that fit, those that are pictures, too, are met far oftener than APL's.
std::int32_t cost_of_rare_sign(char32_t c) {
  const bool is_sign = c >= 0x2300 && c < 0x2C00;
  return is_sign && !u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI) ? nats(3.5) : 0;
}

// What the passage may have been, place by place.
class LossyChoices {
 public:
  LossyChoices(std::u32string_view passage, const Encoding& shown)
      : passage_(passage), table_(byte_table(shown)) {
    for (unsigned byte = 0x80; byte <= 0xBF; ++byte) {
      const char32_t c = code_point_of(shown, static_cast<unsigned char>(byte));
      const bool is_undefined = c == kUndecodable || (c >= 0x80 && c <= 0x9F);
      if (is_undefined) undefined_bytes_.push_back(static_cast<unsigned char>(byte));
    }
    keeps_spaces_ = passage.find(kNoBreakSpace) != std::u32string_view::npos;
    bool has_whole = false;  // a character of UTF-8 that lost nothing
    bool has_cut = false;    // one that lost what no space can be
    int missing = 0;         // continuation bytes of the last lead byte
    for (const char32_t c : passage) {
      const std::uint16_t byte = byte_of(c);
      has_low_ = has_low_ || is_control(byte) || is_control(c);
      if (byte >= 0xA0 && byte <= 0xBF && missing > 0) {
        --missing;
        has_whole = has_whole || missing == 0;
      } else {
        has_cut = has_cut || (missing > 0 && (keeps_spaces_ || !is_space_or_stop(c)));
        missing = byte < 0xC2 || byte > 0xF4 ? 0 : static_cast<int>(sequence_length(byte)) - 1;
      }
    }
    is_lowered_ = std::ranges::none_of(passage, is_capital_letter) && shows_small_lead();
    has_compatible_ = shows_any(kAlike);
    has_curly_ = shows_any(kStraight);
    strips_controls_ = has_whole && has_cut && !has_low_;
    const Remains remains = count_remains();
    const bool has_proof = remains.is_proof();
    has_marks_ = remains.marked > 0 && has_proof;
    loses_undefined_ = remains.cut > 0 && remains.marked == 0 && remains.bare * 2 <= remains.all &&
                       has_proof && !remains.has_control && !remains.has_compatible;
    blanks_undefined_ = remains.before_spaces == remains.cut;
    keeps_spaces_ = keeps_spaces_ || (loses_undefined_ && !blanks_undefined_);
  }

  // The characters that may begin at passage[at].
  std::vector<Sequence> at(std::size_t at) {
    found_.clear();
    const char32_t c = passage_[at];
    if (c < 0x80) return {};
    add_lead(table_.at(c), at, 0);
    if (const char32_t capital = lost_capital(c)) add_lead(table_.at(capital), at, kCase);
    if (loses_undefined_) keep_whole();
    return std::move(found_);
  }

  // Which characters may stay open: those of which only a gap or a mark is left.
  [[nodiscard]] Unknown unknown() const {
    return (loses_undefined_ && !strips_controls_) || has_marks_ ? Unknown::few : Unknown::none;
  }

 private:
  // What a no-break space is trimmed before, as any space is.
  static bool is_space_or_stop(char32_t c) {
    return c == U' ' || c == U'\n' || c == U',' || c == U'.';
  }

  // What there is of characters of UTF-8.
  struct Remains {
    std::size_t all = 0;
    std::size_t cut = 0;
    std::size_t bare = 0;           // cut down to the first byte, as if it was a letter
    std::size_t before_spaces = 0;  // cut where a space follows
    std::size_t marked = 0;         // cut where a mark of loss follows
    bool has_long = false;          // a whole one of three bytes and more, or what is as sure
    bool has_control = false;       // a byte that the encoding has nothing for, and no loss
    bool has_compatible = false;    // what NFKC makes of a byte

    // Whether the whole ones prove that the text was UTF-8.
    [[nodiscard]] bool is_proof() const { return has_long || all >= cut + 2; }
  };

  [[nodiscard]] Remains count_remains() const {
    Remains found;
    found.has_control = std::ranges::any_of(passage_, is_control);
    for (std::size_t at = 0; at < passage_.size();) {
      const std::uint16_t lead = byte_of(passage_[at++]);
      if (lead < 0xC2 || lead > 0xF4) continue;
      const std::size_t first = at;
      const std::size_t length = sequence_length(lead) - 1;
      while (at < first + length && is_continuation_at(at)) ++at;
      ++found.all;
      if (at == first + length) {
        found.has_long = found.has_long || length > 1;
        continue;
      }
      // U+FE0F without its last byte: nobody writes an i with diaeresis before a cedilla.
      found.has_long =
          found.has_long || (lead == 0xEF && at > first && byte_of(passage_[first]) == 0xB8);
      const char32_t next = at < passage_.size() ? passage_[at] : U'\n';
      found.has_compatible = found.has_compatible || shows_compatible(at);
      ++found.cut;
      found.bare += at == first ? 1 : 0;
      found.before_spaces += next == U' ' ? 1 : 0;
      found.marked += next == kReplacement || next == U'?' ? 1 : 0;
    }
    return found;
  }

  // Of what is above ASCII; 0 for ASCII, and for what the encoding does not have.
  [[nodiscard]] std::uint16_t byte_of(char32_t c) const {
    return c < 0x80 ? std::uint16_t{0} : table_.at(c);
  }

  static bool is_control(char32_t c) { return c >= 0x80 && c <= 0x9F; }

  [[nodiscard]] bool is_continuation_at(std::size_t at) const {
    const std::uint16_t byte = at < passage_.size() ? byte_of(passage_[at]) : std::uint16_t{0};
    return byte >= 0x80 && byte <= 0xBF;
  }

  // Whether what stands there is what NFKC makes of a further byte of UTF-8. Letters tell nothing.
  [[nodiscard]] bool shows_compatible(std::size_t at) const {
    return !has_compatible_ && std::ranges::any_of(kAliases, [&](const Alias& alias) {
      return alias.cost == kAlike && !is_ascii_letter(alias.shown.front()) &&
             passage_.substr(std::min(at, passage_.size())).starts_with(alias.shown);
    });
  }

  // Whether the passage has a character that a damage of this kind would have changed.
  [[nodiscard]] bool shows_any(std::int32_t kind) const {
    return std::ranges::any_of(passage_, [kind](char32_t c) {
      return c >= 0x80 && std::ranges::any_of(kAliases, [kind, c](const Alias& alias) {
               return alias.cost == kind && std::ranges::find(alias.meant, c) != alias.meant.end();
             });
    });
  }

  // Whether something would be a character of UTF-8 if its first letter was a capital; or is one
  // that may have been another.
  [[nodiscard]] bool shows_small_lead() const {
    for (std::size_t i = 0; i + 1 < passage_.size(); ++i) {
      const std::uint16_t lead = byte_of(capital_of(passage_[i]));
      const bool is_whole =
          byte_of(passage_[i]) >= 0xE0 && is_continuation_at(i + 1) && is_continuation_at(i + 2);
      if (lead >= 0xC2 && lead <= 0xDF && is_continuation_at(i + 1) && !is_whole) return true;
    }
    return may_be_lower_cased(passage_);
  }

  // The capital that the small letter may have been; 0 where capitals were kept.
  [[nodiscard]] char32_t lost_capital(char32_t c) const { return is_lowered_ ? capital_of(c) : 0; }

  // Where a character lost nothing, no byte is missing: behind a gap stands none that goes on.
  void keep_whole() {
    if (std::ranges::find(found_, 0, &Sequence::cost) == found_.end()) return;
    std::erase_if(found_, [](const Sequence& one) { return one.cost >= kUndefined; });
  }

  void add_lead(std::uint16_t lead, std::size_t at, std::int32_t cost) {
    if (lead < 0xC2 || lead > 0xF4) return;
    bytes_[0] = static_cast<char>(lead);
    const std::size_t length = sequence_length(lead);
    extend(1, length, at + 1, cost);
  }

  void extend(std::size_t have, std::size_t length, std::size_t at, std::int32_t cost) {
    // Of a character of three bytes, one may be lost, or two if it is a quotation mark or a dash.
    const bool is_general = length == 3 && bytes_[0] == '\xE2';
    if (cost > (is_general ? kMostDamage * 2 : kMostDamage)) return;
    if (have == length) {
      const Character meant = character_at({bytes_.data(), length}, 0);
      if (takes_last_space(meant.code_point, at)) return;
      if (meant.valid() && is_met_character(meant.code_point) &&
          (cost == 0 || may_be_lost(meant.code_point)))
        found_.push_back({meant.code_point, at, cost + cost_of_rare_sign(meant.code_point)});
      return;
    }
    std::array<ShownByte, kMostShown> shown;
    const std::size_t count = continuations(at, length == 2, shown);
    for (std::size_t i = 0; i < count; ++i) {
      bytes_[have] = static_cast<char>(shown[i].byte);
      extend(have + 1, length, at + shown[i].length, cost + shown[i].cost);
    }
  }

  // Whether a sign would leave no space between itself and the word behind it.
  [[nodiscard]] bool takes_last_space(char32_t meant, std::size_t end) const {
    return end > 0 && end < passage_.size() && passage_[end - 1] == U' ' &&
           is_ascii_letter(passage_[end]) && !is_letter(meant) && !is_any_space(meant);
  }

  static constexpr std::size_t kMostShown = 160;
  static constexpr std::int32_t kMostDamage = nats(4.3);  // two bytes as question marks

  // `ends` says whether the character ends with this byte and is one of two: of a no-break space
  // in a longer one nothing was trimmed.
  std::size_t continuations(std::size_t at, bool ends,
                            std::array<ShownByte, kMostShown>& shown) const {
    std::size_t count = 0;
    const auto add = [&](std::uint16_t byte, std::size_t length, std::int32_t cost) {
      if (byte < 0x80 || byte > 0xBF || count == kMostShown) return;
      shown[count++] = {static_cast<unsigned char>(byte), static_cast<std::uint8_t>(length), cost};
    };
    const auto add_undefined = [&](std::size_t length) {
      for (const unsigned char byte : undefined_bytes_) {
        if (is_control(byte)) add(byte, length, kUndefined);
      }
    };
    if (strips_controls_) {
      for (std::uint16_t byte = 0x80; byte <= 0x9F; ++byte) add(byte, 0, kGone);
    } else if (loses_undefined_) {
      add_undefined(0);
    }
    const char32_t c = at < passage_.size() ? passage_[at] : U'\n';
    const bool is_double = passage_.substr(std::min(at, passage_.size()), 2) == U"  ";
    if (ends && !keeps_spaces_ && is_space_or_stop(c) && !is_double) add(0xA0, 0, kTrimmed);
    if (at >= passage_.size()) return count;
    add(table_.at(c), 1, 0);
    if (const char32_t capital = lost_capital(c)) add(table_.at(capital), 1, kCase);
    if (!keeps_spaces_ && c == U' ') add(0xA0, 1, kSpace);
    if (c == U' ' && loses_undefined_ && blanks_undefined_) add_undefined(1);
    if (c == kReplacement || c == U'?') {
      for (const unsigned char byte : undefined_bytes_)
        add(byte, 1, kMarked + (c == U'?' ? nats(0.5) : 0));
    }
    if (c == U'?' && !has_low_) {
      for (std::uint16_t byte = 0x80; byte <= 0x9F; ++byte) add(byte, 1, kQuestion);
    }
    for (const Alias& alias : kAliases) {
      if (alias.cost == kAlike ? has_compatible_ : has_curly_) continue;
      if (passage_.substr(at, alias.shown.size()) != alias.shown) continue;
      for (const char32_t meant : alias.meant) {
        if (meant != 0) add(table_.at(meant), alias.shown.size(), alias.cost);
      }
    }
    return count;
  }

  std::u32string_view passage_;
  const ByteTable& table_;
  std::vector<unsigned char>
      undefined_bytes_;   // bytes of UTF-8's continuations that show as nothing
  bool has_low_ = false;  // whether bytes 80..9F show as characters, and so were not lost
  bool strips_controls_ = false;
  bool loses_undefined_ = false;   // bytes that the encoding has nothing for, as nothing
  bool blanks_undefined_ = false;  // or as spaces
  bool has_marks_ = false;         // or as marks of loss
  bool keeps_spaces_ = false;      // no-break spaces, which others make plain
  bool is_lowered_ = false;
  bool has_compatible_ = false;  // characters that NFKC would have changed
  bool has_curly_ = false;       // and those that are not straight
  std::array<char, 4> bytes_{};
  std::vector<Sequence> found_;
};

char32_t small_of(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  return c >= 0x100 && c < 0x17E && is_small_letter(c + 1) ? c + 1 : c;
}

// As a program does it that knows of no language: a capital I with dot above becomes two
// characters.
void make_lower(Rereading& reading) {
  constexpr char32_t kDottedCapital = 0x130;
  std::u32string& text = reading.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != kDottedCapital) {
      if (is_capital_letter(text[i])) text[i] = small_of(text[i]);
      continue;
    }
    text.replace(i, 1, U"i\u0307");
    for (Piece& piece : reading.pieces) {
      piece.text_begin += piece.text_begin > i ? 1 : 0;
      piece.text_end += piece.text_end > i ? 1 : 0;
    }
  }
}

}  // namespace

std::optional<LossyReading> read_lossy(std::u32string_view passage, const Encoding& shown,
                                       std::int64_t least_certainty) {
  LossyChoices places(passage, shown);
  Sequences sequences(passage.size());
  bool any = false;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    sequences[at] = places.at(at);
    any = any || !sequences[at].empty();
  }
  if (!any) return std::nullopt;
  auto best = likeliest_reading(passage, sequences, least_certainty, places.unknown());
  if (best && std::ranges::none_of(passage, is_capital_letter)) make_lower(best->reading);
  return best;
}

bool has_odd_remnant(std::u32string_view passage, const Encoding& shown) {
  LossyChoices places(passage, shown);
  for (std::size_t at = 0; at < passage.size(); ++at) {
    if (passage[at] < 0x80) continue;
    const char32_t before = at > 0 ? passage[at - 1] : U' ';
    const char32_t after = at + 1 < passage.size() ? passage[at + 1] : U' ';
    const bool is_odd = is_unusual_pair(before, passage[at]) ||
                        is_unusual_pair(passage[at], after) ||
                        (is_small_letter(before) && is_capital_letter(passage[at]));
    if (is_odd && !places.at(at).empty()) return true;
  }
  return false;
}

bool may_be_lower_cased(std::u32string_view passage) {
  constexpr std::ptrdiff_t kEnough = 2;  // that are small; half of them would be capitals
  return std::ranges::count_if(passage, is_small_continuation) >= kEnough &&
         std::ranges::none_of(passage, is_capital_letter);
}

std::size_t count_remnants(std::u32string_view passage, const Rereading& reading,
                           const Encoding& shown) {
  LossyChoices places(passage, shown);
  std::size_t count = 0;
  auto piece = reading.pieces.begin();
  for (std::size_t at = 0; at < passage.size(); ++at) {
    while (piece != reading.pieces.end() && piece->end <= at) ++piece;
    const bool is_read = piece != reading.pieces.end() && piece->begin <= at;
    if (!is_read && !places.at(at).empty()) ++count;
    if (!is_read || piece->begin != at) continue;
    const auto meant = std::u32string_view(reading.text)
                           .substr(piece->text_begin, piece->text_end - piece->text_begin);
    count += static_cast<std::size_t>(std::ranges::count_if(meant, std::not_fn(is_met_character)));
  }
  return count;
}

}  // namespace degarble
