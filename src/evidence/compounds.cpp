#include "evidence/compounds.hpp"

#include <algorithm>
#include <optional>

namespace degarble {
namespace {

constexpr std::size_t kShortestPart = 3;

// What German puts behind a word that is part of another one, and behind one that is inflected.
constexpr std::u32string_view kLinks[] = {U"", U"s", U"es", U"n", U"en", U"e", U"er"};
constexpr std::u32string_view kEndings[] = {U"e", U"en", U"er", U"es", U"em",
                                            U"n", U"s",  U"t",  U"te", U"ten"};

std::vector<Entry> entries_for(std::u32string_view pattern, const WordList& list) {
  if (pattern.find(kLostLetter) != std::u32string_view::npos) return list.match(pattern);
  const std::optional<WordUse> use = list.find(pattern);
  if (!use) return {};
  Entry entry;
  std::ranges::copy(pattern, entry.letters.begin());
  entry.length = static_cast<std::uint8_t>(pattern.size());
  entry.use = *use;
  return {entry};
}

Entry joined(const Entry& left, std::u32string_view link, const Entry& right) {
  Entry entry = left;
  for (const std::u32string_view part : {link, right.word()}) {
    for (const char32_t c : part) entry.letters[entry.length++] = c;
  }
  entry.use = {std::min(left.use.frequency, right.use.frequency), right.use.capitals};
  return entry;
}

bool is_ending(std::u32string_view letters) {
  return std::ranges::find(kEndings, letters) != std::end(kEndings);
}

}  // namespace

bool makes_compounds(const WordList& list) {
  constexpr std::string_view kCodes[] = {"da", "de", "no", "sv"};
  return std::ranges::find(kCodes, list.code()) != std::end(kCodes);
}

std::vector<Entry> match_compounds(std::u32string_view pattern, const WordList& list) {
  std::vector<Entry> compounds;
  const auto add = [&](const Entry& entry) {
    if (std::ranges::find(compounds, entry.word(), &Entry::word) == compounds.end()) {
      compounds.push_back(entry);
    }
  };
  if (pattern.size() > kLongestEntry) return compounds;
  for (std::size_t split = kShortestPart; split < pattern.size(); ++split) {
    const std::u32string_view rest = pattern.substr(split);
    const std::vector<Entry> lefts = entries_for(pattern.substr(0, split), list);
    for (const Entry& left : lefts) {
      if (is_ending(rest)) add(joined(left, rest, {}));
      for (const std::u32string_view link : kLinks) {
        if (!rest.starts_with(link) || rest.size() < link.size() + kShortestPart) continue;
        for (const Entry& right : entries_for(rest.substr(link.size()), list)) {
          add(joined(left, link, right));
        }
      }
    }
  }
  return compounds;
}

}  // namespace degarble
