#include "text/zoning/fences.hpp"

#include <algorithm>
#include <optional>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

// A line of three backticks or tildes and more (CommonMark 0.30, section 4.5).
struct Fence {
  std::size_t begin = 0;
  std::size_t end = 0;  // of the line
  std::size_t length = 0;
  char sign = 0;
  bool names_language = false;
};

std::optional<Fence> fence_in(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  while (at < end && is_one_of(text[at], " \t>-*")) ++at;  // in a quotation or a list
  const char sign = at < end ? text[at] : '\0';
  if (sign != '`' && sign != '~') return std::nullopt;
  const std::size_t name = std::min(text.find_first_not_of(sign, at), end);
  const std::size_t length = name - at;
  const std::string_view behind = text.substr(name, end - name);
  if (length < 3 || behind.find('`') != kNone) return std::nullopt;
  const bool bare = behind.find_first_not_of(" \t\r") == kNone;
  // Longer rows of tildes are rulers, or underline a heading.
  if (sign == '~' && length > 4) return std::nullopt;
  return Fence{begin, end, length, sign, !bare};
}

bool closes(const Fence& fence, const Fence& opening) {
  return fence.sign == opening.sign && fence.length >= opening.length && !fence.names_language;
}

std::vector<Fence> fences_of(std::string_view text) {
  std::vector<Fence> fences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (const auto fence = fence_in(text, begin, end)) fences.push_back(*fence);
    begin = end + 1;
  }
  return fences;
}

// Past the run of backticks at `at`.
std::size_t ticks_end(std::string_view line, std::size_t at) {
  return std::min(line.find_first_not_of('`', at), line.size());
}

// A run of backticks closes if no word begins behind it: "l`Aquila e l`Etna", "`quoted' and `so'".
bool may_close(std::string_view line, std::size_t at, std::size_t end) {
  return !is_name_byte(at_or_nul(line, end)) && !is_blank(before_or_nul(line, at));
}

// The next run of as many backticks; few other ones are looked at, as each may be the first of a
// pair itself.
std::size_t closing_ticks(std::string_view line, std::size_t at, std::size_t length) {
  constexpr int kMostRuns = 8;
  for (int run = 0; run < kMostRuns; ++run) {
    at = line.find('`', at);
    if (at == kNone) return kNone;
    const std::size_t end = ticks_end(line, at);
    if (end - at == length) return at;
    at = end;
  }
  return kNone;
}

}  // namespace

void find_fenced(std::string_view text, std::vector<Zone>& zones) {
  if (text.find("```") == kNone && text.find("~~~") == kNone) return;
  const std::vector<Fence> fences = fences_of(text);
  for (std::size_t at = 0; at < fences.size(); ++at) {
    const Fence& opening = fences[at];
    const bool is_last = at + 1 == fences.size();
    const bool closed = !is_last && closes(fences[at + 1], opening);
    if (!closed && !opening.names_language) continue;
    const std::size_t begin = std::min(opening.end + 1, text.size());
    const std::size_t end = is_last ? text.size() : fences[at + 1].begin;
    if (begin < end) zones.push_back({{begin, end}, ZoneKind::code_span});
    at += closed;
  }
}

void find_ticked(std::string_view line, Found& found) {
  for (std::size_t at = line.find('`'); at != kNone;) {
    const std::size_t open_end = ticks_end(line, at);
    const std::size_t close = closing_ticks(line, open_end, open_end - at);
    const std::size_t close_end = close == kNone ? kNone : close + (open_end - at);
    const bool opens = !is_name_byte(before_or_nul(line, at));
    const bool is_span = close != kNone && opens && may_close(line, close, close_end);
    if (is_span) found.add(ZoneKind::code_span, at, close_end);
    at = line.find('`', is_span ? close_end : open_end);
  }
}

}  // namespace degarble::zoning
