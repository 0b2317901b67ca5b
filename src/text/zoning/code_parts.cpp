#include "text/zoning/code_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

using Kind = CodePart::Kind;

constexpr std::string_view kDelimiters = "\"'`";

// How a comment begins, and where: to the end of the line.
struct CommentSign {
  std::string_view sign;
  bool at_start_only;  // of the line; else also behind a space
  bool before_space;   // only if space, or the line's end, stands behind it
};
constexpr CommentSign kCommentSigns[] = {
    {"//", false, false},                          // C++, JavaScript, Go, Rust ...
    {"#", false, true},                            // shell, Python, Perl, Ruby, YAML ...
    {"##", true, false},    {"#,", true, false},   // flags in a catalogue of messages
    {"#~", true, true},                            // an obsolete message in it
    {"#:", true, true},                            // where a message comes from
    {"#.", true, true},                            // what its author says of it
    {"--", false, true},                           // SQL, Lua, Ada, Haskell
    {";", true, true},                             // assembler, ini files
    {";;", false, false},                          // Lisp
    {"%", true, true},                             // TeX, PostScript, Erlang
    {"%%", true, false},    {"*", true, true},     // inside of a comment of C
    {"*/", true, false},    {"dnl", true, true},   // m4
    {"rem", true, true},                           // DOS
    {"REM", true, true},    {"\" ", true, false},  // Vim
    {".\\\"", true, false},                        // roff
    {"'\\\"", true, false},
};

// By the character: whether a comment may begin with it. At most places, spaces, none does.
constexpr std::array<bool, 256> kBeginsComment = [] {
  std::array<bool, 256> begins{};
  begins['/'] = true;  // of one that ends
  for (const CommentSign& sign : kCommentSigns) {
    begins[static_cast<unsigned char>(sign.sign.front())] = true;
  }
  return begins;
}();

// The same of comments and strings; tags begin where their zones say.
constexpr std::array<bool, 256> kBeginsPart = [] {
  std::array<bool, 256> begins = kBeginsComment;
  for (const char delimiter : kDelimiters) begins[static_cast<unsigned char>(delimiter)] = true;
  return begins;
}();

bool begins_comment(std::string_view line, std::size_t at, const CommentSign& sign) {
  if (!stands_at(line, at, sign.sign)) return false;
  const char after = at_or_nul(line, at + sign.sign.size());
  if (sign.before_space && after != '\0' && !is_blank(after)) return false;
  const bool behind_space = at > 0 && (is_blank(line[at - 1]) || is_one_of(line[at - 1], ";{})"));
  return (!sign.at_start_only && behind_space) || end_of_blanks_before(line, at) == 0;
}

// Whether one letter stands before the delimiter that says what the string is: b'..', L'x'.
bool is_prefixed(std::string_view line, std::size_t at) {
  return is_one_of(line[at - 1], "bBrRuULfN") && !is_name_byte(before_or_nul(line, at - 1));
}

}  // namespace

CodePart CodeParts::next() {
  if (pending_.kind != Kind::end) {
    at_ = pending_.end;
    return std::exchange(pending_, CodePart{});
  }
  const std::size_t begin = at_;
  for (; at_ < line_.size(); ++at_) {
    if (tags_.empty() && !kBeginsPart[static_cast<unsigned char>(line_[at_])]) continue;
    pending_ = special_at(at_);
    if (pending_.kind != Kind::end) break;
  }
  if (at_ > begin) return {Kind::code, begin, at_};
  return pending_.kind == Kind::end ? CodePart{} : next();
}

CodePart CodeParts::special_at(std::size_t at) {
  const char c = line_[at];
  if (is_ascii_alphanumeric(c) && c != 'd' && c != 'r' && c != 'R') return {};
  if (const CodePart tag = tag_at(at); tag.kind != Kind::end) return tag;
  if (const CodePart comment = comment_at(at); comment.kind != Kind::end) return comment;
  return string_at(at);
}

CodePart CodeParts::tag_at(std::size_t at) {
  while (!tags_.empty() &&
         (tags_.front().kind != ZoneKind::markup || tags_.front().span.end <= line_begin_ + at)) {
    tags_ = tags_.subspan(1);
  }
  if (tags_.empty() || tags_.front().span.begin > line_begin_ + at) return {};
  return {Kind::markup, at, std::min(tags_.front().span.end - line_begin_, line_.size())};
}

CodePart CodeParts::comment_at(std::size_t at) const {
  if (!kBeginsComment[static_cast<unsigned char>(line_[at])]) return {};
  if (stands_at(line_, at, "/*")) {
    const char before = before_or_nul(line_, at);
    if (before != '\0' && !is_blank(before) && !is_one_of(before, ";,{}()")) return {};
    const std::size_t end = line_.find("*/", at + 2);
    return {Kind::comment, at, end == kNone ? line_.size() : end + 2};
  }
  for (const CommentSign& sign : kCommentSigns) {
    if (begins_comment(line_, at, sign)) return {Kind::comment, at, line_.size()};
  }
  return {};
}

// A string begins where no word ends, and ends where none begins, so that an apostrophe is not
// taken for one.
CodePart CodeParts::string_at(std::size_t at) {
  const char c = line_[at];
  const std::size_t which = kDelimiters.find(c);
  if (which == kNone || no_more_[which]) return {};
  if (c != '"' && is_name_byte(before_or_nul(line_, at)) && !is_prefixed(line_, at)) return {};
  if (stands_at(line_, at, "\"\"\"")) {  // of Python, over several lines perhaps
    const std::size_t closing = line_.find("\"\"\"", at + 3);
    return {Kind::string, at, closing == kNone ? line_.size() : closing + 3, c};
  }
  const std::size_t end = string_end(at);
  if (end == kNone) return {};
  return {Kind::string, at, end, c};
}

std::size_t CodeParts::string_end(std::size_t at) {
  const char delimiter = line_[at];
  for (std::size_t end = at + 1; end < line_.size(); ++end) {
    const bool doubled = line_[end] == delimiter && at_or_nul(line_, end + 1) == delimiter;
    if (line_[end] == '\\' || (doubled && end > at + 1)) {  // doubled in SQL
      ++end;
    } else if (line_[end] == delimiter) {
      if (delimiter == '"' || !is_name_byte(at_or_nul(line_, end + 1))) return end + 1;
    }
  }
  no_more_[kDelimiters.find(delimiter)] = true;
  return kNone;
}

}  // namespace degarble::zoning
