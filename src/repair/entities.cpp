#include "repair/entities.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/endings.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/windows_1252.hpp"
#include "repair/entity_names.hpp"
#include "repair/entity_use.hpp"
#include "repair/odd_letter.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"
#include "text/markup.hpp"

namespace degarble {
namespace {

using Name = EntityName;

// Those of XML. Outside markup they mean the character.
constexpr Name kXmlNames[] = {{"AMP", '&', true},  {"GT", '>', true},  {"LT", '<', true},
                              {"QUOT", '"', true}, {"amp", '&', true}, {"apos", '\'', false},
                              {"gt", '>', true},   {"lt", '<', true},  {"quot", '"', true}};

// Names that people misspell: those of typography, which are typed, not made by programs.
constexpr Name kTypographic[] = {{"mdash", 0x2014, false},  {"ndash", 0x2013, false},
                                 {"lsquo", 0x2018, false},  {"rsquo", 0x2019, false},
                                 {"ldquo", 0x201C, false},  {"rdquo", 0x201D, false},
                                 {"hellip", 0x2026, false}, {"laquo", 0x00AB, false},
                                 {"raquo", 0x00BB, false},  {"nbsp", 0x00A0, false}};

// A reference as it stands in a text.
struct Reference {
  enum class Form : std::uint8_t {
    whole,    // "&rsquo;", "&#8217;"
    bare,     // without its semicolon
    spaced,   // with spaces that a tokenizer put in: "& rsquo ;"
    misspelt  // "&mash;": no name, but one letter from a single typographic one
  };
  std::size_t end = 0;
  char32_t code_point = 0;
  Form form = Form::whole;
  bool named = false;
  bool escaped = false;  // its ampersand was a reference itself: "&amp;rsquo;"
};

constexpr std::size_t kLongestName = 32;
constexpr int kUnsure = 50;

const Name* find_exact(std::string_view name) {
  if (const Name* const found = find_entity_name(name)) return found;
  for (const Name& row : kXmlNames) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

// Names in capitals: "EACUTE" is the capital letter, "RSQUO" has none.
const Name* find_capitals(std::string_view name) {
  std::array<char, kLongestName> buffer{};
  if (name.size() > buffer.size() || !std::ranges::all_of(name, is_ascii_capital)) return nullptr;
  std::ranges::transform(name, buffer.begin(), to_ascii_lower);
  const std::string_view lower(buffer.data(), name.size());
  const Name* const small = find_exact(lower);
  buffer[0] = name[0];
  const Name* const capital = find_exact(lower);
  return capital != nullptr ? capital : small;
}

// Whether one letter left out, put in, changed or moved past its neighbour makes one of the other.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::ranges::mismatch(a, b);
  const std::string_view rest_a(differ.in1, a.end());
  const std::string_view rest_b(differ.in2, b.end());
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.empty()) return false;
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

const Name* find_misspelt(std::string_view name) {
  constexpr std::size_t kShortest = 4;
  if (name.size() < kShortest) return nullptr;
  const Name* found = nullptr;
  for (const Name& row : kTypographic) {
    if (!is_one_slip(name, row.name)) continue;
    if (found != nullptr) return nullptr;
    found = &row;
  }
  return found;
}

// Past "amp;" as often as it stands there: the ampersand of what follows was escaped.
std::size_t skip_ampersands(std::string_view text, std::size_t at) {
  constexpr std::string_view kAmpersands[] = {"amp;", "AMP;", "#38;", "#038;", "#x26;"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view written : kAmpersands) {
      if (!text.substr(at).starts_with(written)) continue;
      at += written.size();
      more = true;
    }
  }
  return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

template <typename Fits>
std::size_t skip_while(std::string_view text, std::size_t at, std::size_t most, Fits fits) {
  const std::size_t limit = std::min(text.size(), at + most);
  while (at < limit && fits(text[at])) ++at;
  return at;
}

// What a number stands for; 0 if nothing.
char32_t character_with_number(std::uint32_t number) {
  if (number >= 0x80 && number <= 0x9F) return kWindows1252[number - 0x80];
  const bool is_character = number >= 0xA0 && number <= 0x10FFFF && number != kReplacement &&
                            (number & 0xFFFE) != 0xFFFE && (number < 0xFDD0 || number > 0xFDEF);
  const bool is_ascii_sign =
      number == '&' || number == '<' || number == '>' || number == '"' || number == '\'';
  return is_character || is_ascii_sign ? number : 0;
}

struct Number {
  std::size_t end = 0;  // 0 if there is no number
  std::uint32_t value = 0;
};

// The number behind '#' at text[at].
Number number_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 7;
  Number number;
  const bool hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  at += hexadecimal;
  const std::size_t end = hexadecimal ? skip_while(text, at, kMostDigits, is_hex_digit)
                                      : skip_while(text, at, kMostDigits, is_ascii_digit);
  if (end == at) return number;
  number.end = end;
  for (; at < end; ++at)
    number.value = number.value * (hexadecimal ? 16 : 10) + hex_value(text[at]);
  return number;
}

// Reads "#8217;" at text[at], behind the ampersand.
std::optional<Reference> numeric_at(Lines& lines, std::size_t at, bool spaced) {
  const std::string_view text = lines.text();
  const std::size_t digits = spaced ? skip_space(text, at + 1) : at + 1;
  const Number number = number_at(text, digits);
  if (number.end == 0) return std::nullopt;
  Reference found;
  found.end = spaced ? skip_space(text, number.end) : number.end;
  const bool closed = found.end < text.size() && text[found.end] == ';';
  if (closed) {
    ++found.end;
  } else {
    found.end = number.end;
    found.form = Reference::Form::bare;
  }
  found.code_point = character_with_number(number.value);
  if (number.value >= 0x80 && number.value <= 0x9F) {
    const auto odd =
        odd_letter(lines, {at - 1, found.end}, static_cast<unsigned char>(number.value));
    if (odd != 0) found.code_point = odd;
  }
  if (closed && is_high_surrogate(number.value) && text.substr(found.end).starts_with("&#")) {
    const Number low = number_at(text, found.end + 2);
    if (low.end < text.size() && low.end != 0 && text[low.end] == ';' &&
        is_low_surrogate(low.value)) {
      found.code_point = from_surrogates(number.value, low.value);
      found.end = low.end + 1;
    }
  }
  if (found.code_point == 0 || is_surrogate(found.code_point)) return std::nullopt;
  return found;
}

// Reads "rsquo;" at text[at], behind the ampersand.
std::optional<Reference> named_at(std::string_view text, std::size_t at, bool spaced) {
  const std::size_t name_end = skip_while(text, at, kLongestName, is_ascii_alphanumeric);
  const std::string_view name = text.substr(at, name_end - at);
  if (name.size() < 2) return std::nullopt;
  Reference found;
  found.named = true;
  found.end = spaced ? skip_space(text, name_end) : name_end;
  const Name* row = find_exact(name);
  if (found.end == text.size() || text[found.end] != ';') {
    if (row == nullptr || !row->bare) return std::nullopt;
    found.end = name_end;
    found.form = Reference::Form::bare;
  } else {
    ++found.end;
    if (row == nullptr) row = find_capitals(name);
    if (row == nullptr) {
      row = find_misspelt(name);
      found.form = Reference::Form::misspelt;
    }
  }
  if (row == nullptr) return std::nullopt;
  found.code_point = row->code_point;
  return found;
}

// The reference whose '&' is text[at]; nothing if it stands for no character. Reads what 128 to 159
// mean in windows-1252.
std::optional<Reference> reference_at(Lines& lines, std::size_t at) {
  const std::string_view text = lines.text();
  std::size_t name = skip_ampersands(text, at + 1);
  const bool escaped = name != at + 1;
  const bool spaced = !escaped && name < text.size() && text[name] == ' ';
  name += spaced;
  std::optional<Reference> found;
  if (name < text.size()) {
    found = text[name] == '#' ? numeric_at(lines, name, true) : named_at(text, name, true);
  }
  if (!found) {
    if (escaped) return Reference{name, '&', Reference::Form::whole, true, false};
    return std::nullopt;
  }
  found->escaped = escaped;
  const bool has_space = text.substr(at, found->end - at).find(' ') != text.npos;
  if (has_space) {
    if (found->form != Reference::Form::whole) return std::nullopt;
    found->form = Reference::Form::spaced;
  }
  return found;
}

// What stands around a reference.
struct Around {
  char before = ' ';
  char after = ' ';
};

Around around(std::string_view text, Span span) {
  Around found;
  if (span.begin > 0) found.before = text[span.begin - 1];
  if (span.end < text.size()) found.after = text[span.end];
  return found;
}

// Whether the text speaks of the reference: it stands alone in quotation marks or brackets, or is
// followed by a space in them while its character would be the first of a word.
bool is_named_alone(const Around& beside, const Reference& reference) {
  constexpr std::string_view kOpen = "\"'`([{/>|";
  constexpr std::string_view kClose = "\"'`)]}/<|";
  const std::size_t pair = kOpen.find(beside.before);
  if (pair == kOpen.npos) return false;
  if (kClose[pair] == beside.after) return true;
  const bool letter = reference.code_point >= 0xC0 && reference.code_point < 0x0530;
  return letter && beside.after == ' ';
}

// Whether a name could be a variable whose address is taken: "p = &theta;".
bool is_address(std::string_view text, Span span, const Around& beside) {
  if (beside.after != ' ' && beside.after != '\n' && beside.after != '\r') return false;
  std::size_t at = span.begin;
  while (at > 0 && text[at - 1] == ' ' && span.begin - at < 2) --at;
  if (at == 0) return false;
  return text[at - 1] == '=' || text.substr(0, at).ends_with("return");
}

// Whether a reference without its semicolon ends where it seems to: a number where no digit
// follows; a letter inside or at the end of a word.
bool is_whole_bare(const Around& beside, const Reference& reference) {
  if (!reference.named) return reference.code_point >= 0x80 && !is_ascii_digit(beside.after);
  const bool letter = reference.code_point >= 0xC0 && reference.code_point <= 0xFF &&
                      reference.code_point != 0xD7 && reference.code_point != 0xF7;
  return letter && is_ascii_letter(beside.before) && beside.after != '=' && beside.after != '(';
}

// A tokenizer's spaces stand around names that are words, too: "R& D ;", "cup & saucer;".
bool is_whole_spaced(const Reference& reference) {
  return !reference.named || (reference.code_point >= 0x2010 && reference.code_point <= 0x203A) ||
         (reference.code_point >= 0xC0 && reference.code_point <= 0xFF) ||
         reference.code_point == 0xA0;
}

// What the decisions about references of one text share.
class EntityRepair {
 public:
  EntityRepair(Lines& lines, const Engine& engine)
      : lines_(lines), text_(lines.text()), engine_(engine) {}

  Edits run() {
    for (std::size_t at = scan::find_entity(text_); at < text_.size();) {
      const std::size_t end = text_[at] == '&' ? repair_reference(at) : repair_remnant(at);
      at = scan::find_entity(text_, end);
    }
    for (const std::size_t number : likely_) {
      if (!has_sure_remnant_) edits_[number].confidence = kUnsure;
    }
    weigh();
    return std::move(edits_);
  }

 private:
  // Where to go on.
  std::size_t repair_reference(std::size_t at) {
    const std::optional<Reference> found = reference_at(lines_, at);
    if (!found) return at + 1;
    const Span span{at, found->end};
    const bool of_xml = found->code_point < 0x80 && !joins_word(span, found->code_point);
    const Rule rule = of_xml ? Rule::xml_entities : Rule::entities;
    const std::size_t last = std::exchange(last_end_, span.end);
    if (!engine_.has(rule) || !is_possible(span, *found)) return of_xml ? at + 1 : span.end;
    std::string meant;
    append(meant, found->code_point);
    edits_.push_back(make_edit(rule, text_, span, std::move(meant)));
    const bool listed = of_xml && is_list(last, span);
    if (listed && edits_.size() > 1 && edits_[edits_.size() - 2].span.end == last) {
      edits_[edits_.size() - 2].confidence = kUnsure;
    }
    if (!of_xml) {
      note_use(span, *found);
    } else if (listed || !is_sure(span, *found)) {
      edits_.back().confidence = kUnsure;
    }
    return span.end;
  }

  // Whether it is the apostrophe of a contraction or a possessive: "don&#39;t".
  [[nodiscard]] bool joins_word(Span span, char32_t code_point) const {
    return code_point == U'\'' && is_ascii_letter(around(text_, span).before) &&
           is_ending(span.end);
  }

  // Whether nothing but a space or a comma stands between two references: a list of them.
  [[nodiscard]] bool is_list(std::size_t last, Span span) const {
    if (last == 0 || last > span.begin) return false;
    const std::string_view between = text_.substr(last, span.begin - last);
    return between == " " || between == ", " || between == ",";
  }

  // Whether it is a reference at all, in text that is no markup.
  bool is_possible(Span span, const Reference& reference) {
    const Around beside = around(text_, span);
    if (reference.form == Reference::Form::bare && !is_whole_bare(beside, reference)) return false;
    if (reference.form == Reference::Form::spaced && !is_whole_spaced(reference)) return false;
    if (reference.named && is_address(text_, span, beside)) return false;
    if (markup() == Markup::document) return false;
    const bool joins = joins_word(span, reference.code_point);
    if ((reference.code_point >= 0x80 || joins) && is_rendered()) return false;
    const bool differs_in_markup = reference.code_point < 0x80 || reference.escaped;
    return !differs_in_markup || markup() == Markup::none;
  }

  // Of those of XML, which only who asks for it gets.
  bool is_sure(Span span, const Reference& reference) {
    if (is_named_alone(around(text_, span), reference) || is_code(span.begin)) return false;
    const Zone* const string = lines_.zones().find(span.begin, ZoneKind::quoted_string);
    if (string != nullptr && char32_t{byte(string->delimiter)} == reference.code_point)
      return false;
    return !is_in_address(span, reference);
  }

  [[nodiscard]] bool is_in_address(Span span, const Reference& reference) {
    return reference.named && lines_.zones().holds(span.begin, ZoneKind::address);
  }

  // What the last edit is by its place.
  void note_use(Span span, const Reference& reference) {
    EntityUse use = entity_use(lines_, span, reference.code_point);
    if (is_in_address(span, reference)) use = EntityUse::none;
    // A tokenizer put spaces into it: nobody speaks of one so.
    const bool spaced = reference.form == Reference::Form::spaced;
    if (spaced && use == EntityUse::alone) use = EntityUse::used;
    used_ += use == EntityUse::used;
    // One space may be there for the eye of its author.
    if (reference.code_point == 0xA0 && use == EntityUse::used) use = EntityUse::quoted;
    if (use != EntityUse::used) open_.push_back({edits_.size() - 1, reference.code_point, use});
  }

  // What is by itself, or quoted, goes by the others: a text that lost letters to references lost
  // several.
  void weigh() {
    constexpr std::size_t kSeveral = 2;
    for (const Open& one : open_) {
      Edit& edit = edits_[one.edit];
      const bool agrees = used_ >= kSeveral && one.use != EntityUse::none;
      const bool is_used =
          one.use == EntityUse::quoted
              ? agrees
              : one.use == EntityUse::alone &&
                    (agrees || is_reference_in_sentence(lines_, edit.span, one.code_point));
      if (!is_used) edit.confidence = kUnsure;
    }
  }

  // A reference that ends with the semicolon at text[at] and whose '&' became a space or nothing:
  // "Don #39;t", "Merck  amp; Co.".
  std::size_t repair_remnant(std::size_t at) {
    if (!engine_.has(Rule::entity_remnants)) return at + 1;
    const std::size_t done = edits_.empty() ? 0 : edits_.back().span.end;
    std::size_t begin = at;
    const std::size_t limit = at - std::min(at - done, kLongestName);
    while (begin > limit && is_ascii_alphanumeric(text_[begin - 1])) --begin;
    if (begin > limit && text_[begin - 1] == '#') --begin;
    if (begin == limit || text_[begin - 1] != ' ' || begin < 2) return at + 1;
    return repair_remnant(begin, at + 1);
  }

  std::size_t repair_remnant(std::size_t begin, std::size_t end) {
    const bool numeric = text_[begin] == '#';
    const auto found = numeric ? numeric_at(lines_, begin, false) : named_at(text_, begin, false);
    if (!found || found->end != end || found->form != Reference::Form::whole) return end;
    if (!is_usual_remnant(*found, text_.substr(begin, end - begin))) return end;
    const Span span{begin - 1, end};
    const bool sure = is_sure_remnant(span, found->code_point);
    if (!sure && !is_likely_remnant(span, found->code_point)) return end;
    if (markup() != Markup::none || is_written_for_program(span, found->code_point)) return end;
    has_sure_remnant_ = has_sure_remnant_ || sure;
    std::string meant;
    append(meant, found->code_point);
    edits_.push_back(make_edit(Rule::entity_remnants, text_, span, std::move(meant)));
    if (!sure) likely_.push_back(edits_.size() - 1);
    return end;
  }

  // Signs of ASCII and of typography: other numbers are colours ("#445566;"), and other names words
  // of a list ("empty cup;").
  static bool is_usual_remnant(const Reference& found, std::string_view written) {
    const bool is_sign =
        found.code_point < 0x80 || (found.code_point >= 0x2010 && found.code_point <= 0x203A);
    const auto is_written = [&](const Name& row) {
      return written.substr(0, written.size() - 1) == row.name;
    };
    return is_sign && (!found.named || std::ranges::any_of(kTypographic, is_written) ||
                       std::ranges::any_of(kXmlNames, is_written));
  }

  // Whether it stands in code, in a row whose values semicolons end, or where its character would
  // end a string.
  [[nodiscard]] bool is_written_for_program(Span span, char32_t code_point) {
    Zones& zones = lines_.zones();
    if (is_code(span.begin) || zones.holds(span.begin, ZoneKind::source_code)) return true;
    const Zone* const string = zones.find(span.begin, ZoneKind::quoted_string);
    if (string != nullptr && char32_t{byte(string->delimiter)} == code_point) return true;
    const Zone* const cell = zones.find(span.begin, ZoneKind::table_cell);
    return cell != nullptr && cell->span.end <= span.end;
  }

  // An apostrophe before the end of a contraction or possessive, an ampersand between two spaces or
  // before a letter, another sign before a letter: nobody writes so.
  [[nodiscard]] bool is_sure_remnant(Span span, char32_t code_point) const {
    const Around beside = around(text_, span);
    if (code_point == '&') {
      return beside.before == ' ' ? beside.after == ' ' : is_capital(beside.after);
    }
    if (code_point == '\'' || code_point == 0x2019) {
      return is_ascii_letter(beside.before) && is_ending(span.end);
    }
    return is_ascii_letter(beside.after) && (code_point == '"' || code_point >= 0x2010);
  }

  [[nodiscard]] bool is_ending(std::size_t at) const {
    return is_apostrophe_ending(word_behind(text_, at, alphabet::kAscii).in(text_));
  }

  // Beside sure ones: "patients #39; lawyers".
  [[nodiscard]] bool is_likely_remnant(Span span, char32_t code_point) const {
    const Around beside = around(text_, span);
    if (code_point == '\'') return beside.before == 's' && beside.after == ' ';
    return code_point == '"' || code_point == '&';
  }

  [[nodiscard]] bool is_code(std::size_t at) {
    return lines_.zones().holds(at, ZoneKind::code_span);
  }

  bool is_rendered() {
    if (!rendered_) rendered_ = degarble::is_rendered(text_);
    return *rendered_;
  }

  Markup markup() {
    if (!markup_) markup_ = markup_in(text_);
    return *markup_;
  }

  Lines& lines_;
  std::string_view text_;
  const Engine& engine_;
  std::optional<Markup> markup_;
  std::optional<bool> rendered_;
  std::size_t last_end_ = 0;  // of the last reference
  struct Open {
    std::size_t edit;
    char32_t code_point;
    EntityUse use;
  };
  std::vector<Open> open_;  // edits that are not sure by themselves
  std::size_t used_ = 0;    // references that are
  bool has_sure_remnant_ = false;
  std::vector<std::size_t> likely_;  // edits that are right if one remnant is sure
  Edits edits_;
};

}  // namespace

Edits repair_entities(const Block& block, const Engine& engine) {
  return EntityRepair(block.lines(), engine).run();
}

}  // namespace degarble
