#include "restore/ligature_signs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/ligatures.hpp"
#include "scan/scan.hpp"
#include "text/lines.hpp"
#include "text/running_text.hpp"
#include "text/way_out.hpp"

namespace degarble {
namespace {

// Two words that nothing else makes: one may be a name, or a slip.
constexpr std::size_t kProof = 2;

struct LigatureSign {
  Span span;
  char32_t sign;
  LostLigature found;
};

// An accent; or a control that terminals have no use for, as they have for a bell and a backspace.
bool is_sign(char32_t c) { return is_ligature_sign(c) || c <= 0x06; }

// Controls, and what begins with the first byte of the accents.
std::vector<LigatureSign> find_signs(std::string_view text) {
  constexpr char kLead = '\xCB';
  std::vector<LigatureSign> places;
  const auto add = [&](Span span, char32_t sign) {
    if (is_sign(sign)) places.push_back({span, sign, lost_ligature(text, span)});
  };
  for (std::size_t at = text.find(kLead); at < text.size(); at = text.find(kLead, at + 1)) {
    const Character sign = well_formed_character_at(text, at);
    add({at, at + sign.length}, sign.code_point);
  }
  for (std::size_t at = scan::find_control(text); at < text.size();
       at = scan::find_control(text, at + 1)) {
    add({at, at + 1}, byte(text[at]));
  }
  std::ranges::sort(places, {}, [](const LigatureSign& place) { return place.span.begin; });
  return places;
}

bool may_stand_in(Lines& lines, Span place) {
  return lines.is_mostly_english(place.begin) && !is_in_code(lines.zones(), place.begin);
}

// Each sign stands for one ligature, all over the text, or one for all that had no name.
void add_signs(Lines& lines, Losses& losses) {
  const std::vector<LigatureSign> places = find_signs(lines.text());
  std::map<char32_t, LostLigature> meanings;
  std::size_t proofs = 0;
  for (const auto& [span, sign, found] : places) {
    const auto [known, is_new] = meanings.try_emplace(sign, found);
    if (!is_new) known->second &= found;
    proofs += found.is_sure && !found.letters().empty() ? 1 : 0;
  }
  if (proofs < kProof) return;
  for (const auto& [span, sign, found] : places) {
    std::string_view letters = meanings[sign].letters();
    if (letters.empty()) letters = found.letters();
    if (!letters.empty() && may_stand_in(lines, span))
      losses.push_back(lost_text(Rule::lost_letter, span, letters));
  }
}

// Whether the text has an f before f, i or l, as one word of English in ten has.
bool has_ligature(std::string_view text) {
  for (const std::string_view letters : {"fi", "ff", "fl"}) {
    if (text.find(letters) != std::string_view::npos) return true;
  }
  return false;
}

// What a ligature makes one word of, on both sides of a space or behind two: one of them is none.
LostLigature ligature_in_space(std::string_view text, std::size_t space) {
  constexpr std::size_t kShortest = 2;
  const std::string_view right = word_behind(text, space + 1, alphabet::kAscii).in(text);
  if (right.size() < kShortest || !is_lower(right)) return {};
  const std::string_view left = word_before(text, space, alphabet::kAscii).in(text);
  const bool is_doubled =
      space > 1 && text[space - 1] == ' ' && is_ascii_letter(byte(text[space - 2]));
  if (left.empty() && !is_doubled) return {};  // an indentation, perhaps
  const bool is_odd = !look_up(right).known() || (!left.empty() && !look_up(left).known());
  return is_odd ? lost_ligature(text, {space, space + 1}) : LostLigature();
}

void add_spaces(Lines& lines, Losses& losses) {
  const std::string_view text = lines.text();
  if (has_ligature(text)) return;
  Losses found;
  std::set<std::string_view> rests;
  for (std::size_t at = text.find(' ', 1); at < text.size(); at = text.find(' ', at + 1)) {
    const std::string_view letters = ligature_in_space(text, at).letters();
    if (letters.empty() || !may_stand_in(lines, {at, at + 1})) continue;
    found.push_back(lost_text(Rule::lost_letter, {at, at + 1}, letters));
    rests.insert(word_behind(text, at + 1, alphabet::kAscii).in(text));
  }
  if (rests.size() >= kProof) std::ranges::move(found, std::back_inserter(losses));
}

}  // namespace

Losses find_lost_ligatures(const Block& block) {
  Losses losses;
  if (!may_be_in(block.text, "en")) return losses;
  add_signs(block.lines(), losses);
  add_spaces(block.lines(), losses);
  std::ranges::stable_sort(losses, {}, [](const Loss& loss) { return loss.span.begin; });
  return losses;
}

}  // namespace degarble
