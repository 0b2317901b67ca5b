#include "text/lines.hpp"

#include <algorithm>
#include <limits>

#include "core/words.hpp"
#include "evidence/english.hpp"
#include "evidence/word_language.hpp"

namespace degarble {
namespace {

constexpr std::size_t kPiece = 4096;  // bytes that a language is found for by words

// Bytes on either side of a place that hold the words which tell whether it is English.
constexpr std::size_t kAside = 1024;

constexpr std::int64_t kNear = 8 * kNat;  // that languages cost more which a line may be in

}  // namespace

Language Line::language() {
  if (text_.empty()) return kNoLanguage;
  if (costs_.empty()) judge_languages();
  return static_cast<Language>(std::ranges::min_element(costs_) - costs_.begin());
}

bool Line::may_be_in(Language language) {
  if (language >= language_count()) return false;  // none, or of charset detection alone
  if (costs_.empty()) judge_languages();
  return costs_[language] <= *std::ranges::min_element(costs_) + kNear;
}

void Line::judge_languages() {
  const std::u32string letters = code_points(text_);
  std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < language_count(); ++i) {
    costs_.push_back(text_cost_within(letters, static_cast<Language>(i), limit).total());
    limit = std::min(limit, costs_.back() + kNear);
  }
}

Span line_around(std::string_view text, Span place, std::size_t far) {
  const std::size_t low = character_start(text, place.begin - std::min(place.begin, far));
  const std::size_t high = character_start(text, std::min(text.size(), place.end + far));
  const std::size_t before = text.substr(low, place.begin - low).rfind('\n');
  const std::size_t behind = text.substr(place.end, high - place.end).find('\n');
  return {before == std::string_view::npos ? low : low + before + 1,
          behind == std::string_view::npos ? high : place.end + behind};
}

Line& Lines::at(std::size_t place) {
  const bool is_in_line = whole_.begin <= place && place < whole_.end;
  if (!is_in_line) find_line(place);
  const Span span = line_.span();
  if (is_in_line && span.begin <= place && place < span.end) return line_;
  std::size_t number = (place - whole_.begin) / kLongestLine;
  // A character that reaches over the end of a piece belongs to the next one.
  if (place >= piece_begin(number + 1) && place < whole_.end) ++number;
  const std::size_t begin = piece_begin(number);
  const std::size_t end = piece_begin(number + 1);
  line_ = Line(begin, text_.substr(begin, end - begin));
  return line_;
}

std::size_t Lines::piece_begin(std::size_t number) const {
  const std::size_t begin = whole_.begin + number * kLongestLine;
  return number == 0 ? begin : character_start(text_, std::min(begin, whole_.end));
}

void Lines::find_line(std::size_t place) {
  const std::size_t before = place == 0 ? std::string_view::npos : text_.rfind('\n', place - 1);
  whole_.begin = before == std::string_view::npos ? 0 : before + 1;
  whole_.end = std::min(text_.find('\n', place), text_.size());
}

const std::vector<const WordList*>& Lines::lists_at(std::size_t place) {
  const std::size_t piece = place / kPiece;
  if (piece == piece_) return lists_;
  piece_ = piece;
  // Half a piece more on either side, so that the place is never at an end.
  const std::size_t begin = piece * kPiece - std::min(piece * kPiece, kPiece / 2);
  lists_ = likely_lists(text_.substr(begin, 2 * kPiece));
  return lists_;
}

bool Lines::is_mostly_english(std::size_t place) {
  const std::vector<const WordList*>& lists = lists_at(place);
  return !lists.empty() && lists.front()->code() == "en";
}

Zones& Lines::zones() {
  if (!zones_) zones_.emplace(text_);
  return *zones_;
}

// Reads the words around a place, up to the ends of its paragraph.
void Lines::read_paragraph(std::size_t place) {
  const std::size_t low = character_start(text_, place - std::min(place, 2 * kAside));
  const std::size_t high = character_start(text_, std::min(text_.size(), place + 2 * kAside));
  const std::size_t before = text_.substr(low, place - low).rfind("\n\n");
  const std::size_t behind = text_.substr(place, high - place).find("\n\n");
  const bool begins = low == 0 || before != std::string_view::npos;
  const bool ends = high == text_.size() || behind != std::string_view::npos;
  read_.begin = before == std::string_view::npos ? low : low + before;
  read_.end = behind == std::string_view::npos ? high : place + behind;
  good_.begin = begins ? read_.begin : read_.begin + kAside;
  good_.end = ends ? read_.end : read_.end - kAside;
  find_tokens(text_.substr(read_.begin, read_.size()), tokens_);
}

bool Lines::is_english(Span place) {
  if (place.begin < good_.begin || place.end > good_.end) read_paragraph(place.begin);
  const Word chunk = word_around(text_, place.begin, place.end, alphabet::kPrinted);
  const auto is_before = [&](const Token& token) { return read_.begin + token.end <= chunk.begin; };
  const auto is_left = [&](const Token& token) { return read_.begin + token.begin < chunk.end; };
  const auto begin = std::ranges::partition_point(tokens_, is_before);
  const auto end = std::ranges::partition_point(begin, tokens_.end(), is_left);
  return degarble::is_english(tokens_, static_cast<std::size_t>(begin - tokens_.begin()),
                              static_cast<std::size_t>(end - tokens_.begin()));
}

}  // namespace degarble
