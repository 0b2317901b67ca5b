#include "restore/apostrophes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evidence/bare_names.hpp"
#include "evidence/context.hpp"
#include "evidence/context_table.hpp"
#include "evidence/contractions.hpp"
#include "evidence/english.hpp"
#include "evidence/grammar.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/lone_owner.hpp"
#include "evidence/owners.hpp"
#include "evidence/rescoring.hpp"
#include "evidence/word_set.hpp"
#include "restore/apostrophes_intact.hpp"
#include "restore/drop_rate.hpp"
#include "scan/scan.hpp"
#include "text/running_text.hpp"
#include "text/way_out.hpp"

namespace degarble {
namespace {

// Below it a word is not even looked at for the place that it stands in.
constexpr int kHopeless = -2 * kWeightsPerNat;
// What is less likely is not reported.
constexpr double kReported = 0.5;

// Earlier text counts for as much as so many apostrophes.
constexpr double kMostEarlier = 20;
constexpr int kCertain = 5 * kWeightsPerNat;

// Words that have certainly lost their apostrophe prove that others may have, if there is one for
// so many words, and not more in place: authors forget less.
constexpr int kProof = 5 * kWeightsPerNat;
constexpr int kProofOfOwner = 7 * kWeightsPerNat;
constexpr double kWordsForOne = 8000;

constexpr int kCareless = 9 * kWeightsPerNat;
constexpr int kQuestion = 4 * kWeightsPerNat;
constexpr std::ptrdiff_t kFewLetters = 3;
constexpr int kLoneLetter = 4 * kWeightsPerNat;

// A word that may have lost its apostrophe, or have something else in its place.
struct Suspect {
  std::size_t token;
  int score;   // log-odds that it has an apostrophe
  int plural;  // log-odds that it stands behind the s; for what is dropped from a possessive
};

// What a character says that stands where an apostrophe may have stood, in nats.
struct StandInWeight {
  StandIn mark;
  int contraction;
  int possessive;
};
constexpr StandInWeight kChannels[] = {
    {StandIn::replacement, 12, 5}, {StandIn::box, 12, 6},      {StandIn::question, 10, 6},
    {StandIn::accent, 10, 6},      {StandIn::quote, 10, 3},    {StandIn::sign, 8, 1},
    {StandIn::digits, 12, 8},      {StandIn::control, 12, 10}, {StandIn::space, 6, 3},
};

int stand_in_score(const Token& token, bool contraction) {
  for (const StandInWeight& row : kChannels) {
    if (row.mark == token.mark) {
      return (contraction ? row.contraction : row.possessive) * kWeightsPerNat;
    }
  }
  return 0;
}

// Whether the word with a letter in the place of its mark is a name: "Tom\uFFFDs".
bool lost_an_accent(std::string_view text, const Token& token) {
  constexpr std::size_t kLongestName = 24;
  if (token.shape == Shape::lower || token.letters > kLongestName) return false;
  std::array<char, kLongestName + 1> letters{};
  const std::size_t base = token.mark_begin - token.begin;
  if (base + 2 > letters.size()) return false;
  text.copy(letters.data(), base, token.begin);
  letters[base + 1] = 's';
  return std::ranges::any_of(std::string_view("aeiou"), [&](char vowel) {
    letters[base] = vowel;
    return look_up({letters.data(), base + 2}).is_name();
  });
}

// Whether what stands before a mark and an s is no word, so that the mark may stand for a letter
// of it ("caf\uFFFDs").
bool has_strange_base(const Token& token) {
  return token.shape == Shape::lower && !look_up_hash(token.base_hash).known();
}
constexpr int kStrange = 5 * kWeightsPerNat;
// What is left of it where the same mark stands in a contraction.
constexpr int kStrangeAmongApostrophes = 2 * kWeightsPerNat;

// Whether two question marks stand for the two bytes of a letter: an apostrophe has three.
bool is_doubled_question(std::string_view text, const Token& token) {
  const std::string_view marks = text.substr(token.mark_begin, 3);
  return marks.starts_with("??") && marks != "???";
}

// What stands before a mark and an s: a noun, a name, or something strange.
int base_score(std::string_view text, const Token& token) {
  const WordFlags base = look_up_hash(token.base_hash);
  const bool may_be_letter = token.mark == StandIn::replacement || is_doubled_question(text, token);
  if (may_be_letter && lost_an_accent(text, token)) return -8 * kWeightsPerNat;
  if (base.has(WordFlag::owns) || base.has(WordFlag::name_owns)) return 2 * kWeightsPerNat;
  return has_strange_base(token) ? -kStrange : 0;
}

// What an address ends in, before its s: "Digital.govs visitors", but "the age of the dot.coms".
constexpr auto kTopDomains = word_set(
    {"ai", "com", "dev", "edu", "eu", "gov", "info", "int", "io", "mil", "net", "org", "uk", "us"});

bool may_end_address(const Token& token) { return has(kTopDomains, token.base_hash); }

// "his brother-in-laws house": the compound that the word ends, or the word itself.
Word compound_of(std::string_view text, Word word, bool may_be_address) {
  constexpr int kMostParts = 3;
  Word compound = word;
  for (int parts = 1; parts < kMostParts; ++parts) {
    if (compound.begin < 2) break;
    const char joint = text[compound.begin - 1];
    if (joint != '-' && !(joint == '.' && may_be_address)) break;
    const Word part = word_before(text, compound.begin - 1, alphabet::kAscii);
    if (part.empty()) return word;
    compound.begin = part.begin;
  }
  return compound;
}

// What a number before it says of a word in s.
constexpr int kAnnounced = 5 * kWeightsPerNat;

// Whether the word ends a line that is too short to have been broken behind it, and the next one
// begins anew: what it owns would stand beside it.
bool ends_short_line(std::string_view text, const Token& token) {
  constexpr std::size_t kShort = 40;  // bytes
  if (token.end + 1 >= text.size() || text[token.end] != '\n') return false;
  const std::size_t before = text.substr(0, token.end).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const char next = text[token.end + 1];
  return token.end - begin < kShort && next >= 'A' && next <= 'Z';
}
constexpr int kShortLine = 8 * kWeightsPerNat;

// The model is sure of "Mays Landing", which is a place: with this it is none of its business.
constexpr int kBare = 12 * kWeightsPerNat;

// What the model has seen too little of, see evidence/owners.
constexpr int kPersonInS = 5 * kWeightsPerNat;

class ApostropheSearch {
 public:
  ApostropheSearch(const Block& block, const Profile& profile, const Engine& engine)
      : block_(block), profile_(profile), engine_(engine) {}

  Losses run() {
    find_tokens(block_.text, tokens_);
    judge_words();
    compare_marks();
    doubt_lone_owners();
    doubt_lone_letters();
    Losses losses;
    DropRate dropped = rate(dropped_, intact_ + static_cast<double>(replaced_.size()));
    add_earlier(dropped);
    const DropRate spaced = rate(spaced_, intact_);
    report_all(dropped_, dropped, losses);
    report_all(spaced_, spaced, losses);
    report_all(doubled_, spaced, losses);
    for (const Suspect& suspect : replaced_) report(suspect, odds(suspect.score), losses);
    std::ranges::sort(losses, {}, [](const Loss& loss) { return loss.span.begin; });
    return losses;
  }

 private:
  static double odds(int score) { return 1 / (1 + std::exp(-score / double{kWeightsPerNat})); }

  void judge_words() {
    intact_ = static_cast<double>(
        std::ranges::count(tokens_, StandIn::apostrophe, [](const Token& t) { return t.mark; }));
    for (const ScoredCandidate& judged : judge_candidates(tokens_)) {
      const Token& token = tokens_[judged.token];
      if (token.mark == StandIn::apostrophe) continue;
      sort_in({judged.token, judged.score, judged.plural},
              candidate_of(token) == Candidate::contraction);
    }
  }

  void sort_in(Suspect suspect, bool contraction) {
    const Token& token = tokens_[suspect.token];
    if (has_mark_behind(token)) {
      if (!is_apart(suspect, contraction)) return;
      suspect.score = joint(suspect);
      suspect.score += (token.mark == StandIn::space ? 9 : 5) * kWeightsPerNat;
      (token.mark == StandIn::space ? doubled_ : replaced_).push_back(suspect);
      return;
    }
    if (!contraction && is_plural_announced(tokens_, suspect.token)) announce_plural(suspect);
    if (token.mark == StandIn::none && suspect.score > kHopeless)
      contraction ? correct_contraction(suspect) : correct_possessive(suspect);
    // Where lines are code is asked last, as it costs most.
    const bool may_be = suspect.score > 0 || token.mark != StandIn::none;
    if (may_be && (is_on_foreign_line(suspect.token) || !is_apart(suspect, contraction))) return;
    suspect.score += stand_in_score(token, contraction);
    if (token.mark != StandIn::none && !contraction)
      suspect.score += base_score(block_.text, token);
    (token.mark == StandIn::none    ? dropped_
     : token.mark == StandIn::space ? spaced_
                                    : replaced_)
        .push_back(suspect);
  }

  // Whether the word is one of a sentence, and not of code, an address or another word.
  [[nodiscard]] bool is_apart(const Suspect& suspect, bool contraction) {
    const Token& token = tokens_[suspect.token];
    const Word word = word_of(token);
    const bool address =
        may_end_address(token) && owners::is_before_property(tokens_, suspect.token);
    return stands_alone(block_.lines(),
                        contraction ? word : compound_of(block_.text, word, address));
  }

  // Several own something behind their s ("two years' absence"), if they own anything.
  static void announce_plural(Suspect& suspect) {
    if (suspect.plural > 0) {
      suspect.plural = std::max(suspect.plural, kAnnounced);
    } else {
      suspect.score -= kAnnounced;
    }
  }

  // What a mark stands for in a contraction it may stand for elsewhere.
  void compare_marks() {
    const auto is_in_contraction = [this](StandIn mark) {
      return std::ranges::any_of(replaced_, [&](const Suspect& suspect) {
        const Token& token = tokens_[suspect.token];
        return token.mark == mark && candidate_of(token) == Candidate::contraction;
      });
    };
    for (Suspect& suspect : replaced_) {
      const Token& token = tokens_[suspect.token];
      const bool possessive =
          candidate_of(token) == Candidate::possessive && !has_mark_behind(token);
      if (possessive && has_strange_base(token) && is_in_contraction(token.mark)) {
        suspect.score += kStrange - kStrangeAmongApostrophes;
      }
    }
  }

  [[nodiscard]] bool is_spaced_s(const Suspect& suspect) const {
    const Token& token = tokens_[suspect.token];
    return token.tail == 1 && (token.packed & 0xFF) == 's';
  }

  // "(push s list)"
  [[nodiscard]] bool is_called(const Token& token) const {
    const Word call = word_before(block_.text, token.begin, alphabet::kPrinted);
    return call.in(block_.text).starts_with('(');
  }

  // Whether a sentence goes on behind the letters that stand apart, or ends there: "the car s
  // value", but not "where s > 0", "ParsecT s u m a", "KPX I m -18".
  [[nodiscard]] bool goes_on(const Token& token) const {
    const std::string_view text = block_.text;
    if (token.end == text.size()) return true;
    if (!is_any_space(byte(text[token.end]))) {
      return std::string_view(".,;:!?\"").find(text[token.end]) != std::string_view::npos;
    }
    const std::size_t next = text.find_first_not_of(" \n\r", token.end);
    if (next == std::string_view::npos) return true;
    const Word word = word_behind(text, next, alphabet::kAny);
    if (word.empty()) return std::string_view("(\"'").find(text[next]) != std::string_view::npos;
    return word.size() > 1 || std::string_view("aAI").find(text[next]) != std::string_view::npos;
  }

  // "SERVER s", "ParsecT s": what code calls so, unless other words have lost their apostrophes.
  static bool is_of_code(const Token& token) {
    return token.shape == Shape::mixed || token.shape == Shape::acronym;
  }

  [[nodiscard]] bool is_likely_loss(const Suspect& suspect) const {
    const Token& token = tokens_[suspect.token];
    return suspect.score > 0 && !is_of_code(token) && goes_on(token);
  }

  // How often an s stands alone that ends no word.
  [[nodiscard]] std::size_t count_names_s() const {
    std::size_t names = 0;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const bool is_s = tokens_[at].letters == 1 && tokens_[at].packed == 's';
      names += is_s && previous_of(tokens_, at) == nullptr ? 1 : 0;
    }
    for (const Suspect& suspect : spaced_) {
      names += is_spaced_s(suspect) && !goes_on(tokens_[suspect.token]) ? 1 : 0;
    }
    return names;
  }

  // "let s be the sum": where no other letters stand apart, an s may be a name; and it is one where
  // it stands alone elsewhere.
  void doubt_lone_letters() {
    if (spaced_.empty() && doubled_.empty()) return;
    const std::size_t names = count_names_s();
    const auto likely = static_cast<std::size_t>(std::ranges::count_if(
        spaced_, [&](const Suspect& suspect) { return is_likely_loss(suspect); }));
    const bool is_name = names > 0 && names >= likely;
    const bool alone =
        likely < kFewLetters && std::ranges::all_of(spaced_, [&](const Suspect& other) {
          return is_spaced_s(other) || !is_likely_loss(other);
        });
    for (Suspect& suspect : spaced_) {
      const Token& token = tokens_[suspect.token];
      if (!goes_on(token) || (is_of_code(token) && likely < kFewLetters))
        suspect.score -= 2 * kBare;
      if (!is_spaced_s(suspect)) continue;
      suspect.score += lone_s_grammar(tokens_, suspect.token, alone);
      if (is_before_sign(token) || is_name || is_called(token)) suspect.score -= 2 * kBare;
      if (alone) suspect.score -= kLoneLetter;
    }
    const auto is_likely = [](const Suspect& suspect) { return suspect.score > 0; };
    if (std::ranges::none_of(spaced_, is_likely)) doubled_.clear();
  }

  [[nodiscard]] int doubt_of(const Suspect& suspect, const BaseUses& uses) {
    const bool owns = candidate_of(tokens_[suspect.token]) == Candidate::possessive;
    return owns && suspect.score > 0 ? lone_owner_doubt(tokens_, uses, suspect.token) : 0;
  }

  // Whether a word has lost its apostrophe whatever else there is.
  [[nodiscard]] bool is_certain(const Suspect& suspect, int doubt) const {
    const Token& token = tokens_[suspect.token];
    if (candidate_of(token) == Candidate::possessive) {
      return doubt == 0 && suspect.score >= kProofOfOwner;
    }
    return suspect.score >= kProof && !find_contraction(token.packed)->word_without;
  }

  // Where hardly anything else is missing, an owner has to prove itself.
  void doubt_lone_owners() {
    if (engine_.assume_dropped || dropped_.empty()) return;
    std::vector<std::size_t> owners;
    for (const Suspect& suspect : dropped_) {
      if (suspect.score > 0) owners.push_back(suspect.token);
    }
    const BaseUses uses(tokens_, owners);
    std::vector<int> doubts;
    doubts.reserve(dropped_.size());
    std::size_t certain = 0;
    for (const Suspect& suspect : dropped_) {
      doubts.push_back(doubt_of(suspect, uses));
      certain += is_certain(suspect, doubts.back()) ? 1 : 0;
    }
    const auto words = static_cast<double>(tokens_.size());
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      if (doubts[i] == 0) continue;
      const auto others = static_cast<double>(certain);
      const double usual = others < intact_ ? 0 : others * kWordsForOne / words;
      dropped_[i].score -= static_cast<int>(doubts[i] * std::max(0.0, 1 - usual));
    }
  }

  // What the model of context can't know of words without any mark.
  void correct_contraction(Suspect& suspect) {
    const Token& token = tokens_[suspect.token];
    if (!is_everyday_word(token) && !token.starts) {  // "Were taxes raised, ..."
      suspect.score = as_sure_as_here(suspect.score);
    }
    suspect.score += contraction_grammar(tokens_, suspect.token);
    if (asks(suspect.token)) suspect.score -= kQuestion;
    if (is_careless_im(suspect.token)) suspect.score += kCareless;
    // "IsNT", "ITs", but "OBrien"
    const bool is_name = find_contraction(token.packed)->tail + 1U == token.letters;
    if (!is_name && (token.shape == Shape::mixed || token.shape == Shape::acronym)) {
      suspect.score -= kBare;
    }
    if (find_contraction(token.packed)->word_without && is_before_sign(token))
      suspect.score -= kBare;
  }
  void correct_possessive(Suspect& suspect) {
    suspect.score += named_owner(tokens_, suspect.token);
    if (is_person_in_s(tokens_, suspect.token)) {
      suspect.score += kPersonInS;
      suspect.plural = std::max(suspect.plural, kPersonInS);
    }
    if (is_before_content(suspect.token)) suspect.score = as_sure_as_here(suspect.score);
    suspect.score += possessive_grammar(tokens_, suspect.token);
    const Token& token = tokens_[suspect.token];
    // "BeOS", "xDS", "RnRS"
    if (token.shape != Shape::lower && block_.text[token.end - 1] == 'S')
      suspect.score -= 2 * kBare;
    if (reads_bare(tokens_, suspect.token)) suspect.score -= kBare;
    if (ends_short_line(block_.text, tokens_[suspect.token])) suspect.score -= kShortLine;
  }

  // "im" beside "dont", or beside an "i": who writes so means himself.
  [[nodiscard]] bool is_careless_im(std::size_t at) const {
    constexpr std::size_t kNear = 24;  // words
    const Token& token = tokens_[at];
    if (token.shape != Shape::lower || token.hash != word_hash("im")) return false;
    const std::size_t end = std::min(at + kNear, tokens_.size());
    for (std::size_t near = at - std::min(at, kNear); near < end; ++near) {
      const Token& other = tokens_[near];
      if (other.shape != Shape::lower || other.hash == token.hash) continue;
      if (other.letters == 1 && other.packed == 'i') return true;
      const Contraction* const found =
          other.letters <= contractions::kLongest ? find_contraction(other.packed) : nullptr;
      if (found != nullptr && !found->word_without) return true;
    }
    return false;
  }

  // "Were an answer to be sought?": what is asked is no statement.
  [[nodiscard]] bool asks(std::size_t at) const {
    constexpr std::size_t kLongestQuestion = 32;  // words
    if (!tokens_[at].starts || tokens_[at].hash != word_hash("were")) return false;
    const std::size_t end = std::min(at + kLongestQuestion, tokens_.size());
    for (; at < end; ++at) {
      const std::size_t mark = tokens_[at].end;
      if (mark < block_.text.size() &&
          std::string_view("?!.,").find(block_.text[mark]) != std::string_view::npos) {
        return block_.text[mark] == '?';
      }
    }
    return false;
  }

  // "its <a href=...": the sentence goes on behind a sign of markup or code, if it does.
  [[nodiscard]] bool is_before_sign(const Token& token) const {
    const std::string_view text = block_.text;
    const std::size_t at = text.find_first_not_of(" \n\r", token.end);
    return at < text.size() && at > token.end &&
           std::string_view("<[`{\\=").find(text[at]) != std::string_view::npos;
  }

  [[nodiscard]] bool is_before_content(std::size_t at) {
    Token* const next = next_of(tokens_, at);
    return next != nullptr && !flags_of(*next).is_function_word();
  }

  // A text of few words has no others by which the model could remember what it was trained on: on
  // held-back paragraphs its odds are as it says, and need no modesty.
  [[nodiscard]] int as_sure_as_here(int score) {
    constexpr std::size_t kFewWords = 300;
    if (tokens_.size() >= kFewWords || !is_mostly_known()) return score;
    return static_cast<int>(std::lround(score / kModesty));
  }

  // Whether most words are in the English list: else a paragraph may be English by chance.
  bool is_mostly_known() {
    if (!mostly_known_) {
      const auto known =
          std::ranges::count_if(tokens_, [](Token& token) { return flags_of(token).known(); });
      mostly_known_ = static_cast<std::size_t>(known) * 4 >= tokens_.size() * 3;
    }
    return *mostly_known_;
  }

  // The log-odds that the word has its apostrophe behind the s.
  static int joint(const Suspect& suspect) {
    const double both = odds(suspect.score) * odds(suspect.plural);
    return static_cast<int>(std::lround(kWeightsPerNat * std::log(both / (1 - both))));
  }

  // With a mark that stands behind it.
  static Word word_of(const Token& token) {
    const std::uint32_t mark_end = token.mark_begin + token.mark_length;
    return {token.begin, std::max(token.end, token.mark == StandIn::space ? 0 : mark_end)};
  }

  static bool has_mark_behind(const Token& token) {
    return token.mark != StandIn::none && token.tail == 0;
  }

  DropRate::Prior prior() const {
    if (engine_.assume_dropped) return DropRate::Prior::dropped;
    const bool damaged = scan::find_loss(block_.text) < block_.text.size();
    return damaged ? DropRate::Prior::damaged : DropRate::Prior::unknown;
  }

  // What earlier text tells, for no more than a few words of this one.
  void add_earlier(DropRate& rate) const {
    const ApostropheCounts& earlier = profile_.earlier;
    const auto all = static_cast<double>(earlier.intact + earlier.dropped);
    const double part = std::min(1.0, kMostEarlier / std::max(all, 1.0));
    rate.add_intact(part * static_cast<double>(earlier.intact));
    rate.add_candidate(kCertain, part * static_cast<double>(earlier.dropped));
  }

  DropRate rate(const std::vector<Suspect>& suspects, double intact) const {
    DropRate rate(prior());
    rate.add_intact(intact);
    for (const Suspect& suspect : suspects) rate.add_candidate(suspect.score);
    return rate;
  }

  // The place of the apostrophe, and how likely it is that one.
  struct Place {
    Span span;
    double probability;
  };
  Place place_of(const Suspect& suspect) const {
    const Token& token = tokens_[suspect.token];
    if (token.mark != StandIn::none) {
      return {{token.mark_begin, token.mark_begin + std::uint64_t{token.mark_length}}, 1};
    }
    if (candidate_of(token) == Candidate::contraction) {
      const std::uint64_t at = token.end - std::uint64_t{find_contraction(token.packed)->tail};
      return {{at, at}, 1};
    }
    const std::uint64_t at = token.end - std::uint64_t{suspect.plural > 0 ? 0U : 1U};
    return {{at, at}, odds(std::abs(suspect.plural))};
  }

  Rule rule_of(const Token& token) const {
    if (token.mark != StandIn::none) return Rule::lost_apostrophe;
    return candidate_of(token) == Candidate::contraction ? Rule::contraction : Rule::possessive;
  }

  // "I dont' know": the apostrophe is there, at the wrong place; it closes nothing.
  [[nodiscard]] bool is_apostrophe_behind(const Token& token) const {
    const std::string_view text = block_.text;
    if (token.end >= text.size() || text[token.end] != '\'') return false;
    const Span line = line_around(text, {token.begin, token.begin}, kLongestLine);
    const std::string_view before = text.substr(line.begin, token.begin - line.begin);
    return before.find(" '") == std::string_view::npos && !before.starts_with("'");
  }

  // Whether its line is in another language, and no row of a table, which may have several.
  bool is_on_foreign_line(std::size_t at) {
    const std::size_t place = tokens_[at].begin;
    const Span line = line_around(block_.text, {place, place}, kLongestLine);
    const std::string_view text = std::string_view(block_.text).substr(line.begin, line.size());
    if (text.find_first_of("\t|;") != std::string_view::npos) return false;
    const auto [begin, end] = tokens_in(line);
    return is_foreign_alone(tokens_, begin, end, at);
  }

  // In the words of its cell, or of its paragraph, if those of its line are not foreign.
  bool is_in_english(std::size_t at) {
    const std::size_t place = tokens_[at].begin;
    if (const Zone* const cell = block_.lines().zones().find(place, ZoneKind::table_cell)) {
      const auto [begin, end] = tokens_in(cell->span);
      return is_english_alone(tokens_, begin, end, at);
    }
    const auto [begin, end] = tokens_in(line_around(block_.text, {place, place}, kLongestLine));
    return !is_foreign_alone(tokens_, begin, end, at) && is_english(tokens_, at, at + 1);
  }

  // From the first to behind the last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> tokens_in(Span span) const {
    const auto first = std::ranges::lower_bound(tokens_, span.begin, {}, &Token::begin);
    const auto behind = std::ranges::lower_bound(tokens_, span.end, {}, &Token::begin);
    return {static_cast<std::size_t>(first - tokens_.begin()),
            static_cast<std::size_t>(behind - tokens_.begin())};
  }

  // A word at an end of the block that does not end a line may go on in the next block.
  bool is_whole(const Token& token) const {
    const bool begins =
        token.begin > 0 || block_.before.empty() ||
        std::string_view("\n\r ").find(block_.before.back()) != std::string_view::npos;
    return begins && (token.end < block_.text.size() || block_.last);
  }

  // What has less than even odds by its context is not more likely in any text.
  void report_all(const std::vector<Suspect>& suspects, const DropRate& rate, Losses& losses) {
    for (const Suspect& suspect : suspects) {
      if (suspect.score > 0) report(suspect, rate.probability(suspect.score), losses);
    }
  }

  void report(const Suspect& suspect, double probability, Losses& losses) {
    if (probability < kReported) return;
    const Token& token = tokens_[suspect.token];
    const Rule rule = rule_of(token);
    const Place place = place_of(suspect);
    probability *= place.probability;
    if (probability < kReported || !engine_.has(rule) || !is_whole(token)) return;
    if (!is_in_english(suspect.token)) return;
    const int confidence = std::min(static_cast<int>(100 * probability), 99);
    if (rule == Rule::contraction && is_apostrophe_behind(token)) {
      const std::string tail(block_.text.substr(place.span.begin, token.end - place.span.begin));
      losses.push_back({rule,
                        {place.span.begin, token.end + std::uint64_t{1}},
                        Lost::text,
                        confidence,
                        "'" + tail});
      return;
    }
    losses.push_back({rule, place.span, Lost::apostrophe, confidence});
  }

  const Block& block_;
  const Profile& profile_;
  const Engine& engine_;
  Tokens tokens_;
  std::vector<Suspect> dropped_;
  std::vector<Suspect> spaced_;
  std::vector<Suspect> doubled_;  // before two spaces
  std::vector<Suspect> replaced_;
  double intact_ = 0;
  std::optional<bool> mostly_known_;  // once it was asked for
};

}  // namespace

Losses find_lost_apostrophes(const Block& block, const Profile& profile, const Engine& engine) {
  const bool on = engine.has(Rule::contraction) || engine.has(Rule::possessive) ||
                  engine.has(Rule::lost_apostrophe);
  if (!on || !may_be_in(block.text, "en")) return {};
  if (!engine.assume_dropped && has_apostrophes_intact(block.text)) return {};
  return ApostropheSearch(block, profile, engine).run();
}

}  // namespace degarble
