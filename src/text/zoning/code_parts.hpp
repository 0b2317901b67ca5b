// What a line of source is made of: code, strings, comments, and markup.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/zone.hpp"

namespace degarble::zoning {

struct CodePart {
  enum class Kind : std::uint8_t { code, string, comment, markup, end };
  Kind kind = Kind::end;
  std::size_t begin = 0;  // in the line
  std::size_t end = 0;
  char delimiter = 0;  // of a string

  [[nodiscard]] std::string_view in(std::string_view line) const {
    return line.substr(begin, end - begin);
  }
};

// Takes a line apart, as it would be if it were source: whether it is, is for others to say.
// Linear in the line.
class CodeParts {
 public:
  // `tags` are zones of the text, some of them markup, that touch the line, which begins at
  // `line_begin`.
  CodeParts(std::string_view line, std::span<const Zone> tags, std::size_t line_begin)
      : line_(line), tags_(tags), line_begin_(line_begin) {}

  // The next part; of kind `end` when there is none. Parts of code may be only space.
  CodePart next();

 private:
  [[nodiscard]] CodePart special_at(std::size_t at);
  [[nodiscard]] CodePart tag_at(std::size_t at);
  [[nodiscard]] CodePart string_at(std::size_t at);
  [[nodiscard]] CodePart comment_at(std::size_t at) const;
  [[nodiscard]] std::size_t string_end(std::size_t at);

  std::string_view line_;
  std::span<const Zone> tags_;  // those that were not passed yet
  std::size_t line_begin_;
  std::size_t at_ = 0;
  CodePart pending_;           // found behind the code that was given last
  bool no_more_[3] = {false};  // strings of these delimiters
};

}  // namespace degarble::zoning
