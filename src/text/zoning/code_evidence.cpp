#include "text/zoning/code_evidence.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/zoning/bytes.hpp"
#include "text/zoning/code_parts.hpp"
#include "text/zoning/code_signs.hpp"
#include "text/zoning/markup.hpp"
#include "text/zoning/plain_words.hpp"

namespace degarble::zoning {
namespace {

static_assert(std::ranges::is_sorted(kCodeWords));

// By the byte: the number of the first code word that begins with it, or with a later one.
constexpr std::array<std::uint8_t, 129> kFirstCodeWord = [] {
  std::array<std::uint8_t, 129> first{};
  for (std::size_t c = 0; c < first.size(); ++c) {
    const auto begins_before = [c](std::string_view word) { return byte(word.front()) < c; };
    first[c] = static_cast<std::uint8_t>(std::ranges::count_if(kCodeWords, begins_before));
  }
  return first;
}();

bool is_code_word(std::string_view piece) {
  while (!piece.empty() && is_one_of(piece.back(), ",;:*&)")) piece.remove_suffix(1);
  if (piece.empty() || !is_ascii(piece.front())) return false;
  const std::size_t c = byte(piece.front());
  return std::any_of(kCodeWords + kFirstCodeWord[c], kCodeWords + kFirstCodeWord[c + 1],
                     [&](std::string_view word) { return word == piece; });
}

// Whether what stands in the brackets at `at` is a mere ending or a number: "word(s)", "text[12]".
bool is_short_in_brackets(std::string_view piece, std::size_t at) {
  const std::size_t end = piece.find_first_of(")]", at);
  if (end == kNone) return false;
  const std::string_view inside = piece.substr(at + 1, end - at - 1);
  return inside.size() < 3 || std::ranges::all_of(inside, is_ascii_digit);
}

// Of characters whose meaning depends on what stands beside them.
int weight_beside(std::string_view piece, std::size_t at) {
  const char before = before_or_nul(piece, at);
  const char after = at_or_nul(piece, at + 1);
  switch (piece[at]) {
    case '(':
    case '[':
      return is_name_byte(before) && is_ascii(before) && !is_short_in_brackets(piece, at) ? 2 : 0;
    case '_':
      return is_ascii_alphanumeric(before) && is_ascii_alphanumeric(after) ? 2 : 0;
    case '$':
      return is_ascii_letter(after) || after == '_' ? 2 : 0;
    case '%':
    case '@':
    case '&':
    case '-':
      return at == 0 && is_ascii_letter(after) ? 1 : 0;
    case ';':
      return after != '\0' ? 1 : 0;
    case '.':
      return is_small(before) && is_small(after) && is_small(before_or_nul(piece, at - 1)) ? 1 : 0;
    default:
      return 0;
  }
}

bool has_hump(std::string_view piece) {
  const bool has_digit = std::ranges::any_of(piece, is_ascii_digit);
  if (piece.find('/') != kNone && !has_digit) return false;  // "word/FLAGs" of a word list
  for (std::size_t at = 1; at < piece.size(); ++at) {
    if (is_ascii_capital(piece[at]) && is_small(piece[at - 1])) return true;
  }
  return false;
}

class EvidenceReader {
 public:
  EvidenceReader(std::string_view line, std::span<const Zone> tags, std::size_t line_begin)
      : line_(line), parts_(line, tags, line_begin) {}

  CodeEvidence run() {
    beginning_ = weight_of_beginning();
    for (CodePart part = parts_.next(); part.kind != CodePart::Kind::end; part = parts_.next()) {
      read(part);
    }
    end_run();
    if (signs_ > 0 || has_code_) read_edges();
    if (has_comment_ && strings_ > 0) signs_ += 3;
    CodeEvidence found;
    const int weight = signs_ - prose_;
    found.weight =
        static_cast<std::int8_t>(std::clamp(weight, -CodeEvidence::kMost, CodeEvidence::kMost));
    found.words = static_cast<std::uint8_t>(std::min<std::size_t>(words_, 255));
    found.shape = shape();
    found.is_key = is_key_;
    return found;
  }

 private:
  using Kind = CodePart::Kind;
  using Shape = CodeEvidence::Shape;

  [[nodiscard]] Shape shape() const {
    if (!has_code_ && strings_ == 0 && !has_markup_)
      return has_comment_ ? Shape::comment : Shape::blank;
    return !has_code_ && strings_ > 0 && !has_markup_ ? Shape::lone_string : Shape::text;
  }

  void read(const CodePart& part) {
    switch (part.kind) {
      case Kind::code:
        return read_code(part);
      case Kind::string:
        ++strings_;
        end_run();
        last_was_string_ = true;
        signs_ += part.begin > 0 && is_one_of(line_[part.begin - 1], "=([{") ? 1 : 0;
        return;
      case Kind::comment:
        has_comment_ = true;
        break;
      default:
        has_markup_ = true;
        break;
    }
    end_run();
  }

  void read_code(const CodePart& part) {
    const std::string_view code = part.in(line_);
    if (last_was_string_) read_behind_string(code);
    last_was_string_ = false;
    for (std::size_t at = skip_blanks(code, 0); at < code.size(); at = skip_blanks(code, at)) {
      const std::size_t end = piece_end(code, at);
      read_piece(code.substr(at, end - at));
      last_ = code[end - 1];
      at = end;
    }
  }

  // A colon or a bracket behind a string, as sentences have none.
  void read_behind_string(std::string_view code) {
    const std::size_t at = skip_blanks(code, 0);
    const char c = at_or_nul(code, at);
    if (c == ':' && strings_ == 1 && !has_code_) signs_ += 5;  // JSON
    if (is_one_of(c, ")]};+") && c != '\0') signs_ += 2;
    if (code.find_first_not_of(" \t,;)]}") != kNone) has_code_ = true;
  }

  void read_piece(std::string_view piece) {
    if (piece.find_first_not_of(",;)]}") != kNone || strings_ == 0) has_code_ = true;
    if (is_code_word(piece)) {
      ++signs_;
      ++words_;
      return end_run();
    }
    if (const std::size_t words = plain_words(piece); words > 0 && !has_hump(piece)) {
      const bool is_keyword = words_ == 0 && beginning_ > 0;
      words_ += words;
      run_ += is_keyword ? 0 : words;
      return;
    }
    if (is_neutral(piece)) return;
    if (const int weight = weight_of(piece); weight > 0) {
      signs_ += weight;
      end_run();
    }
  }

  static int weight_of(std::string_view piece) {
    int weight = has_hump(piece) ? 1 : 0;
    for (std::size_t at = 0; at < piece.size();) {
      if (is_ascii_alphanumeric(piece[at]) || !is_ascii(piece[at])) {
        ++at;
        continue;
      }
      // A reference is a letter: its signs are none of the line.
      if (const std::size_t end = piece[at] == '&' ? reference_end(piece, at) : kNone;
          end != kNone) {
        at = end;
        continue;
      }
      const auto* const sign = std::ranges::find_if(
          kPunctuation, [&](const CodeSign& row) { return stands_at(piece, at, row.piece); });
      const bool found = sign != std::end(kPunctuation);
      weight += found ? sign->weight : weight_beside(piece, at);
      at += found ? sign->piece.size() : 1;
    }
    constexpr int kOfTex = 2;  // a command with its argument, which may stand in prose
    return piece.front() == '\\' ? std::min(weight, kOfTex) : weight;
  }

  // Three words in a row and more are prose.
  void end_run() {
    if (run_ >= 3) prose_ += static_cast<int>(std::min<std::size_t>(run_ + run_ / 2, 100));
    run_ = 0;
  }

  [[nodiscard]] int weight_of_beginning() const {
    const std::size_t begin = skip_blanks(line_, 0);
    const auto* const sign = std::ranges::find_if(
        kBeginnings, [&](const CodeSign& row) { return stands_at(line_, begin, row.piece); });
    return sign == std::end(kBeginnings) ? 0 : sign->weight;
  }

  // The beginning and the end of the line.
  void read_edges() {
    const std::size_t begin = skip_blanks(line_, 0);
    signs_ += beginning_;
    if (last_ == '{' || last_ == '\\') signs_ += 4;
    if (last_ == ';' && prose_ == 0) signs_ += 2;
    if (last_ == ':' && beginning_ > 0) signs_ += 2;  // Python
    if (!is_key(begin)) return;
    is_key_ = true;
    signs_ += line_[line_.find_first_of("=:", begin)] == '=' ? 4 : 2;
  }

  // Whether the line begins with a name and a colon or an equals sign.
  [[nodiscard]] bool is_key(std::size_t at) const {
    if (stands_at(line_, at, "- ")) at = skip_blanks(line_, at + 1);
    const std::size_t end = line_.find_first_of(" \t=:", at);
    if (end == kNone || end == at || !(line_[end] == ':' || line_[end] == '=')) return false;
    if (!is_ascii(line_[at]) || (line_[end] == ':' && !is_small(line_[at]))) return false;
    return line_[end] == '=' || is_blank(at_or_nul(line_, end + 1)) || end + 1 == line_.size();
  }

  std::string_view line_;
  CodeParts parts_;
  int beginning_ = 0;  // weight of what the line begins with
  int signs_ = 0;
  int prose_ = 0;
  std::size_t words_ = 0;
  char last_ = 0;        // of the code
  std::size_t run_ = 0;  // plain words in a row
  std::size_t strings_ = 0;
  bool has_code_ = false;
  bool is_key_ = false;
  bool has_comment_ = false;
  bool has_markup_ = false;
  bool last_was_string_ = false;
};

}  // namespace

CodeEvidence code_evidence(std::string_view line, std::span<const Zone> tags,
                           std::size_t line_begin) {
  return EvidenceReader(line, tags, line_begin).run();
}

}  // namespace degarble::zoning
