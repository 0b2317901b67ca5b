// The restore stage: what was lost, put back in the way in which the text writes it. Knows the
// families of rules, not how they tell.
#include <algorithm>

#include "restore/accents.hpp"
#include "restore/apostrophes.hpp"
#include "restore/elisions.hpp"
#include "restore/ligature_signs.hpp"
#include "restore/loss.hpp"
#include "restore/losses.hpp"
#include "restore/separators.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

constexpr std::string_view kStraight = "'";
constexpr std::string_view kCurly = "\u2019";     // right single quotation mark
constexpr std::string_view kEmDash = "\u2014";    // em dash
constexpr std::string_view kEnDash = " \u2013 ";  // en dash between spaces

bool has_text(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether something stands for a lost apostrophe that ASCII would not have lost.
bool was_above_ascii(const Losses& losses, std::string_view text) {
  static constexpr std::string_view kMarks[] = {"?", "\uFFFD", "\u25A1", "\u25A0", "\u00BF"};
  return std::ranges::any_of(losses, [&](const Loss& loss) {
    const std::string_view marks = text.substr(loss.span.begin, loss.span.size());
    return loss.what == Lost::apostrophe && std::ranges::any_of(kMarks, [&](std::string_view one) {
             return marks.starts_with(one);  // one for each byte, perhaps
           });
  });
}

// The apostrophe that was asked for, or that the block uses; else the one of the text before it;
// else what goes with the block's quotation marks, and with what stands where it was.
std::string_view apostrophe_of(std::string_view text, const Losses& losses, const Profile& profile,
                               const Engine& engine) {
  if (engine.apostrophe != Apostrophe::match) {
    return engine.apostrophe == Apostrophe::curly ? kCurly : kStraight;
  }
  const scan::Apostrophes here = scan::count_apostrophes(text);
  if (here.straight != here.curly) return here.curly > here.straight ? kCurly : kStraight;
  if (profile.straight_apostrophes != profile.curly_apostrophes) {
    return profile.curly_apostrophes > profile.straight_apostrophes ? kCurly : kStraight;
  }
  const bool has_curly_quotes = has_text(text, "\u201C") || has_text(text, "\u201D");
  return has_curly_quotes || was_above_ascii(losses, text) ? kCurly : kStraight;
}

std::string_view dash_of(std::string_view text) {
  return has_text(text, kEnDash) && !has_text(text, kEmDash) ? "\u2013" : kEmDash;
}

bool has_any(const Losses& losses, Lost what) {
  return std::ranges::any_of(losses, [what](const Loss& loss) { return loss.what == what; });
}

// Whether it stands in a string that an apostrophe would end: 'It\u2019s' of SQL, code, an
// attribute.
bool is_in_single_quotes(Lines& lines, std::size_t at) {
  const std::vector<Zone>& zones = lines.zones().of_line(at);
  return std::ranges::any_of(zones, [at](const Zone& zone) {
    return zone.kind == ZoneKind::quoted_string && zone.delimiter == '\'' &&
           zone.span.begin <= at && at < zone.span.end;
  });
}

// Both are in order. Where they see the same place, the first is right.
Losses merge_losses(const Losses& first, const Losses& second) {
  const auto begin_of = [](const Loss& loss) { return loss.span.begin; };
  Losses all;
  all.reserve(first.size() + second.size());
  std::ranges::merge(first, second, std::back_inserter(all), {}, begin_of, begin_of);
  const auto meet = [](const Loss& a, const Loss& b) {
    return b.span.begin < a.span.end || a.span == b.span;
  };
  all.erase(std::unique(all.begin(), all.end(), meet), all.end());
  return all;
}

Losses find_losses(const Block& block, const Profile& profile, const Engine& engine) {
  const Losses apostrophes = merge_losses(find_accents_for_apostrophes(block, engine),
                                          find_lost_apostrophes(block, profile, engine));
  const Losses elisions =
      merge_losses(find_dropped_elisions(block, engine), find_dropped_separators(block, engine));
  const Losses ligatures = engine.has(Rule::lost_letter) ? find_lost_ligatures(block) : Losses();
  return merge_losses(merge_losses(apostrophes, elisions),
                      merge_losses(ligatures, find_marked_losses(block, engine)));
}

}  // namespace

// Words look the same with their apostrophe and without (evidence/tokens), and the more have
// theirs, the fewer of the others are taken to have lost it.
bool keeps_evidence(const Edit& edit) {
  return edit.original.empty() &&
         (holds(edit.rules, Rule::contraction) || holds(edit.rules, Rule::possessive));
}

Edits restore(const Block& block, const Profile& profile, const Engine& engine) {
  const Losses losses = find_losses(block, profile, engine);
  const std::string_view apostrophe = has_any(losses, Lost::apostrophe)
                                          ? apostrophe_of(block.text, losses, profile, engine)
                                          : kStraight;
  const std::string_view dash = has_any(losses, Lost::dash) ? dash_of(block.text) : kEmDash;
  Edits edits;
  for (const Loss& loss : losses) {
    const std::string_view original = block.text.substr(loss.span.begin, loss.span.size());
    const bool ends_string = loss.what == Lost::apostrophe && apostrophe == kStraight &&
                             is_in_single_quotes(block.lines(), loss.span.begin);
    const std::string_view found = ends_string                     ? kCurly
                                   : loss.what == Lost::apostrophe ? apostrophe
                                   : loss.what == Lost::dash       ? dash
                                   : loss.what == Lost::text       ? std::string_view(loss.text)
                                                                   : original;
    edits.push_back(make_edit(loss.rule, block.text, loss.span, std::string(found)));
    edits.back().confidence = loss.confidence;
  }
  return edits;
}

}  // namespace degarble
