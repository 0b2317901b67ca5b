// The lines of a text, and what can be asked of each: in which language it is, by its letters and
// by its words, whether it is English, and which of it is no prose. Nothing is found out before
// somebody asks, and then once, as long as places are asked for in their order. Knows nothing of
// what the answers are for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "evidence/language.hpp"
#include "evidence/tokens.hpp"
#include "evidence/vocabulary.hpp"
#include "text/zones.hpp"

namespace degarble {

// A line, or a piece of a long one: kLongestLine bytes, without a character that reaches further.
class Line {
 public:
  Line(std::size_t begin, std::string_view text) : begin_(begin), text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  // Of the text, in bytes; without the line end.
  [[nodiscard]] Span span() const { return {begin_, begin_ + text_.size()}; }

  // The language in which the letters make most sense; kNoLanguage of an empty line. It is the best
  // of those that there are, however bad that is.
  [[nodiscard]] Language language();

  // Whether the letters make nearly as much sense in this language as in any.
  [[nodiscard]] bool may_be_in(Language language);

 private:
  void judge_languages();

  std::size_t begin_;
  std::string_view text_;
  std::vector<std::int64_t> costs_;  // in each language, once they were asked for
};

constexpr std::size_t kLongestLine = 2048;

// The line that holds a place, without its line end, or what lies at most `far` bytes from the
// place: whole characters. For one look; whoever asks more of a line asks Lines.
[[nodiscard]] Span line_around(std::string_view text, Span place, std::size_t far);

// Of well-formed UTF-8.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }

  // The line that holds the byte, which is good until another line is asked for.
  [[nodiscard]] Line& at(std::size_t place);

  // The word lists of the languages that the text around a place is in, by its words: the likeliest
  // first, two if it is not clear which, none if there is no list of its language.
  [[nodiscard]] const std::vector<const WordList*>& lists_at(std::size_t place);

  // Whether the likeliest of them is English: what most of the text is in, also where a heading or
  // a damaged sentence has too few words.
  [[nodiscard]] bool is_mostly_english(std::size_t place);

  // Which of it is code, addresses, cells of tables and the like.
  [[nodiscard]] Zones& zones();

  // Whether the paragraph around a place is English, by the words on both sides of it, see
  // evidence/english. What stands at the place itself does not matter.
  [[nodiscard]] bool is_english(Span place);

 private:
  void find_line(std::size_t place);
  // Where a piece of the line begins; the end of the line behind the last one.
  [[nodiscard]] std::size_t piece_begin(std::size_t number) const;
  void read_paragraph(std::size_t place);

  std::string_view text_;
  Line line_{0, {}};
  Span whole_{0, 0};                                  // all of the line that `line_` is a piece of
  std::size_t piece_ = static_cast<std::size_t>(-1);  // that `lists_` were found for
  std::vector<const WordList*> lists_;
  Span read_{0, 0};  // a paragraph, or a part of it
  Span good_{1, 0};  // places that are far enough from the ends of the part
  Tokens tokens_;    // of what was read
  std::optional<Zones> zones_;
};

}  // namespace degarble
