#include "restore/apostrophes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evidence/bare_names.hpp"
#include "evidence/context.hpp"
#include "evidence/context_table.hpp"
#include "evidence/contractions.hpp"
#include "evidence/eight_letters.hpp"
#include "evidence/english.hpp"
#include "evidence/letters.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/owners.hpp"
#include "evidence/second_look.hpp"
#include "restore/drop_rate.hpp"
#include "restore/words.hpp"
#include "scan/scalar.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// Below it a word is not even looked at for the place that it stands in.
constexpr int kHopeless = -2 * kWeightsPerNat;
// What is less likely is not reported.
constexpr double kReported = 0.5;

// Earlier text counts for as much as so many apostrophes.
constexpr double kMostEarlier = 20;
constexpr int kCertain = 5 * kWeightsPerNat;

// A word that may have lost its apostrophe, or have something else in its place.
struct Suspect {
  std::size_t token;
  int score;   // log-odds that it has an apostrophe
  int plural;  // log-odds that it stands behind the s; for what is dropped from a possessive
};

// What a character says that stands where an apostrophe may have stood, in nats.
struct Channel {
  StandIn mark;
  int contraction;
  int possessive;
};
constexpr Channel kChannels[] = {
    {StandIn::replacement, 12, 5}, {StandIn::box, 12, 6},      {StandIn::question, 10, 6},
    {StandIn::accent, 10, 6},      {StandIn::quote, 10, 3},    {StandIn::sign, 8, 1},
    {StandIn::digits, 12, 8},      {StandIn::control, 12, 10}, {StandIn::space, 6, 3},
};

template <std::size_t Count>
constexpr std::array<std::uint64_t, Count> packed(const std::string_view (&words)[Count]) {
  std::array<std::uint64_t, Count> all{};
  for (std::size_t i = 0; i < Count; ++i) all[i] = contractions::pack(words[i]);
  return all;
}

template <std::size_t Count>
bool has(const std::array<std::uint64_t, Count>& words, const Token& token) {
  return std::ranges::find(words, token.packed) != words.end();
}

// Everyday words that are contractions too, and seldom meant as such.
constexpr auto kEverydayWords = packed({"wed", "shed"});
constexpr int kEveryday = 2 * kWeightsPerNat;

// "two Germanys": what follows is a plural.
constexpr auto kPluralAnnounced =
    packed({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "these",
            "those", "many", "several", "few"});
constexpr int kAnnounced = 5 * kWeightsPerNat;

// "its a": what owns something has no article behind it.
constexpr auto kArticles = packed({"a", "an", "the"});
constexpr int kBeforeArticle = 2 * kWeightsPerNat;

// "Its thin walls could not": a verb needs what it is about.
constexpr auto kFinite = packed({"is", "was", "are", "were", "has", "have", "had", "can", "could",
                                 "will", "would", "may", "might", "must", "should", "does", "did"});
constexpr auto kBeforeNoun = packed({"many", "most", "only", "own"});
constexpr std::uint64_t kEd = contractions::pack("ed");
constexpr int kBeforeSubject = 5 * kWeightsPerNat;

// "lets light in", but "let's go": who is to do something is told what.
constexpr auto kBehindLets = packed({"all", "also", "always", "be", "both", "do", "first", "get",
                                     "have", "just", "never", "not", "now", "quickly"});
constexpr int kBeforeNoVerb = 5 * kWeightsPerNat;

// "Well yes": who will, will do something.
constexpr auto kWill = packed({"hell", "ill", "shell", "well"});
constexpr auto kNeverDone = packed({"dear", "no", "sir", "yes"});

// "because were late": what begins a clause is not its subject.
constexpr auto kBeforeClause =
    packed({"although", "because", "though", "unless", "until", "whether", "while"});
constexpr int kBehindClause = 4 * kWeightsPerNat;

// "the last ones": nobody's, but several of them.
constexpr auto kBeforeSeveral = packed({"last", "new", "old", "other", "the", "these", "those"});
constexpr int kSeveral = 5 * kWeightsPerNat;

int channel_score(const Token& token, bool contraction) {
  for (const Channel& row : kChannels) {
    if (row.mark == token.mark) {
      return (contraction ? row.contraction : row.possessive) * kWeightsPerNat;
    }
  }
  return 0;
}

// Whether the word with a letter in the place of its mark is a name: "Tom\uFFFDs".
bool may_be_accented(std::string_view text, const Token& token) {
  if (token.shape == Shape::lower || token.letters > kLongestWord) return false;
  std::array<char, kLongestWord + 1> letters{};
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

// What stands before a mark and an s: a noun, a name, or something strange.
int base_score(std::string_view text, const Token& token) {
  const WordFlags base = look_up_hash(token.base_hash);
  if (token.mark == StandIn::replacement && may_be_accented(text, token))
    return -8 * kWeightsPerNat;
  if (base.has(WordFlag::owns) || base.has(WordFlag::name_owns)) return 2 * kWeightsPerNat;
  return has_strange_base(token) ? -kStrange : 0;
}

// What an address ends in, before its s: "Digital.govs visitors", but "the age of the dot.coms".
constexpr auto kTopDomains = packed(
    {"ai", "com", "dev", "edu", "eu", "gov", "info", "int", "io", "mil", "net", "org", "uk", "us"});

bool may_end_address(const Token& token) {
  return token.letters <= contractions::kLongest &&
         std::ranges::find(kTopDomains, token.packed >> 8) != kTopDomains.end();
}

// "his brother-in-laws house": the compound that the word ends, or the word itself.
Word compound_of(std::string_view text, Word word, bool may_be_address) {
  constexpr int kMostParts = 3;
  Word compound = word;
  for (int parts = 1; parts < kMostParts; ++parts) {
    if (compound.begin < 2) break;
    const char joint = text[compound.begin - 1];
    if (joint != '-' && !(joint == '.' && may_be_address)) break;
    const Word part = word_ending(text, compound.begin - 1);
    if (part.empty()) return word;
    compound.begin = part.begin;
  }
  return compound;
}

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
constexpr int kPersonInS = 9 * kWeightsPerNat / 2;

class Search {
 public:
  Search(const Block& block, const Profile& profile, const Engine& engine)
      : block_(block), profile_(profile), engine_(engine) {}

  Losses run() {
    find_tokens(block_.text, tokens_);
    judge_words();
    compare_marks();
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
    for (const Judged& judged : judge_candidates(tokens_)) {
      const Token& token = tokens_[judged.token];
      if (token.mark == StandIn::apostrophe) continue;
      sort_in({judged.token, judged.score, judged.plural},
              candidate_of(token) == Candidate::contraction);
    }
  }

  void sort_in(Suspect suspect, bool contraction) {
    const Token& token = tokens_[suspect.token];
    if (suspect.score > kHopeless || token.mark != StandIn::none) {
      const Word word = word_of(token);
      const bool address =
          may_end_address(token) && owners::is_before_property(tokens_, suspect.token);
      const Word whole = contraction ? word : compound_of(block_.text, word, address);
      if (!stands_alone(block_.text, whole)) return;
    }
    if (has_mark_behind(token)) {
      suspect.score = joint(suspect);
      suspect.score += (token.mark == StandIn::space ? 9 : 5) * kWeightsPerNat;
      (token.mark == StandIn::space ? doubled_ : replaced_).push_back(suspect);
      return;
    }
    if (!contraction && is_plural_announced(suspect.token)) announce_plural(suspect);
    if (token.mark == StandIn::none && suspect.score > kHopeless)
      contraction ? correct_contraction(suspect) : correct_possessive(suspect);
    suspect.score += channel_score(token, contraction);
    if (token.mark != StandIn::none && !contraction)
      suspect.score += base_score(block_.text, token);
    (token.mark == StandIn::none    ? dropped_
     : token.mark == StandIn::space ? spaced_
                                    : replaced_)
        .push_back(suspect);
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

  [[nodiscard]] bool is_before_article(std::size_t at) const {
    return tokens_[at].after == After::space && at + 1 < tokens_.size() &&
           has(kArticles, tokens_[at + 1]);
  }

  [[nodiscard]] bool is_before_no_verb(std::size_t at) {
    if (tokens_[at].after != After::space || at + 1 >= tokens_.size()) return false;
    Token& next = tokens_[at + 1];
    const WordFlags flags = flags_of(next);
    const bool may_be_verb = flags.has(WordFlag::verb) && !flags.is_function_word();
    return flags.known() && !may_be_verb && !has(kBehindLets, next);
  }

  [[nodiscard]] bool is_before_mere_noun(std::size_t at) {
    if (tokens_[at].after != After::space || at + 1 >= tokens_.size()) return false;
    const WordFlags flags = flags_of(tokens_[at + 1]);
    if (has(kNeverDone, tokens_[at + 1])) return true;
    return flags.has(WordFlag::owns) && !flags.has(WordFlag::verb) && !flags.is_function_word();
  }

  template <std::size_t Count>
  [[nodiscard]] bool is_behind(const std::array<std::uint64_t, Count>& words,
                               std::size_t at) const {
    return at > 0 && tokens_[at - 1].after == After::space && has(words, tokens_[at - 1]);
  }

  [[nodiscard]] bool is_behind_what_has_several(std::size_t at) {
    if (is_behind(kBeforeSeveral, at)) return true;
    return at > 0 && tokens_[at - 1].after == After::space &&
           flags_of(tokens_[at - 1]).has(WordFlag::adjective);
  }

  // Whether a noun with its verb follows, some words of its own before it at most.
  [[nodiscard]] bool is_before_subject(std::size_t at) {
    constexpr std::size_t kLongestSubject = 5;
    bool plural = false;
    for (std::size_t far = 1; far <= kLongestSubject && at + far < tokens_.size(); ++far) {
      if (tokens_[at + far - 1].after != After::space) return false;
      Token& token = tokens_[at + far];
      if (far > 1 && has(kFinite, token)) return true;
      const WordFlags flags = flags_of(token);
      if (flags.is_function_word() && !has(kBeforeNoun, token)) return false;
      const bool past = flags.has(WordFlag::verb_form) && (token.packed & 0xFFFF) == kEd;
      if (far > 1 && (past || (plural && flags.has(WordFlag::verb)))) return true;
      plural = flags.has(WordFlag::plural);
    }
    return false;
  }

  // What the model of context can't know of words without any mark.
  void correct_contraction(Suspect& suspect) {
    const Token& token = tokens_[suspect.token];
    if (has(kEverydayWords, token)) {
      suspect.score -= kEveryday;
    } else if (!token.starts) {  // "Were taxes raised, ..."
      suspect.score = as_sure_as_here(suspect.score);
    }
    if (token.packed == contractions::pack("were") && is_behind(kBeforeClause, suspect.token)) {
      suspect.score += kBehindClause;
    }
    if (token.packed == contractions::pack("lets") && is_before_no_verb(suspect.token)) {
      suspect.score -= kBeforeNoVerb;
    }
    if (has(kWill, token) && is_before_mere_noun(suspect.token)) suspect.score -= kBeforeNoVerb;
    if (token.packed != contractions::pack("its")) return;
    if (is_before_article(suspect.token)) suspect.score += kBeforeArticle;
    if (is_before_subject(suspect.token)) suspect.score -= kBeforeSubject;
  }
  void correct_possessive(Suspect& suspect) {
    suspect.score += named_owner(tokens_, suspect.token);
    if (is_person_in_s(tokens_, suspect.token)) {
      suspect.score += kPersonInS;
      suspect.plural = std::max(suspect.plural, kPersonInS);
    }
    if (is_before_content(suspect.token)) suspect.score = as_sure_as_here(suspect.score);
    if (reads_bare(tokens_, suspect.token)) suspect.score -= kBare;
    if (tokens_[suspect.token].packed == contractions::pack("ones") &&
        is_behind_what_has_several(suspect.token)) {
      suspect.score -= kSeveral;
    }
    if (ends_short_line(block_.text, tokens_[suspect.token])) suspect.score -= kShortLine;
  }

  [[nodiscard]] bool is_before_content(std::size_t at) {
    return tokens_[at].after == After::space && at + 1 < tokens_.size() &&
           !flags_of(tokens_[at + 1]).is_function_word();
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

  // Also before a name's first part or title: "both Mr. Knightleys".
  [[nodiscard]] bool is_plural_announced(std::size_t at) const {
    if (at > 0 && has(kPluralAnnounced, tokens_[at - 1])) return true;
    return at > 1 && tokens_[at - 1].shape == Shape::capitalised &&
           tokens_[at - 1].after == After::space && has(kPluralAnnounced, tokens_[at - 2]);
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

  // A word at an end of the block that does not end a line may go on in the next block.
  bool is_whole(const Token& token) const {
    const bool begins = token.begin > 0 || block_.before.empty() || block_.before.back() == '\n' ||
                        block_.before.back() == ' ';
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
    if (!is_english(tokens_, suspect.token)) return;
    const int confidence = std::min(static_cast<int>(100 * probability), 99);
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

// In a text with so many apostrophes, some drops would be seen in words that are none without.
constexpr std::uint64_t kHealthy = 12;
constexpr std::uint64_t kIntactForOne = 8;  // in place for each that may be missing

// Counts words that the list does not know, and which are in it with an apostrophe: "dont",
// "Syrias". The list lies all over the memory, so it is asked for some words at a time, once their
// places in it are on their way.
class OddWords {
 public:
  explicit OddWords(std::string_view text) : text_(text) {}

  // Takes words by their last letters.
  void take(std::span<const std::uint32_t> places) {
    waiting_ = 0;
    for (const std::uint32_t at : places) take(at);
    for (std::size_t i = 0; i < waiting_; ++i) count_ += is_odd(words_[i]);
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }

  static constexpr std::size_t kAtOnce = 64;

 private:
  struct Hashed {
    std::uint64_t word;
    std::uint64_t base;  // without its s
  };

  void take(std::size_t last) {
    const std::string_view letters = word_ending(text_, last + 1).in(text_);
    const Contraction* const found = contraction_of(letters);
    if (found != nullptr) {
      count_ += !found->word_without;
    } else if (letters.size() >= 4 && letters.back() == 's') {
      const WordHash hash = hash_of(letters);
      prefetch_hash(hash.value());
      words_[waiting_++] = {hash.value(), hash.value_without_last()};
    }
  }

  static const Contraction* contraction_of(std::string_view letters) {
    using namespace contractions;
    const std::size_t size = letters.size();
    if (size < 2 || !ends_like_one(pack(letters.substr(size - 2)))) return nullptr;
    return find_contraction(pack(letters));
  }

  // Of the letters, behind which the text goes on with something else, if it does.
  [[nodiscard]] WordHash hash_of(std::string_view letters) const {
    WordHash hash;
    std::size_t at = static_cast<std::size_t>(letters.data() - text_.data());
    const std::size_t end = at + letters.size();
    for (; at < end && text_.size() - at >= EightLetters::kBytes; at += EightLetters::kBytes) {
      const EightLetters eight(text_.data() + at);
      hash.add_eight(eight.letters, eight.count);
    }
    for (; at < end; ++at) hash.add(text_[at]);
    return hash;
  }

  static bool is_odd(const Hashed& hashed) {
    if (look_up_hash(hashed.word).known()) return false;
    const WordFlags base = look_up_hash(hashed.base);
    return base.has(WordFlag::owns) || base.has(WordFlag::name_owns);
  }

  std::string_view text_;
  std::array<Hashed, kAtOnce> words_{};
  std::size_t waiting_ = 0;
  std::uint64_t count_ = 0;
};

// Whether what may stand in the place of an apostrophe is within a word that has one there.
bool is_in_suspect(std::string_view text, std::size_t mark) {
  const std::size_t length = scan::scalar::StandIn::length_at(text, mark);
  const std::string_view head = word_ending(text, mark).in(text);
  const std::string_view tail = word_beginning(text, mark + length).in(text);
  if (tail == "s") return true;
  return find_contraction(head, tail) != nullptr;
}

bool has_stand_in(std::string_view text) {
  for (std::size_t at = scan::find_stand_in(text); at < text.size();
       at = scan::find_stand_in(text, at + 1)) {
    if (is_in_suspect(text, at)) return true;
  }
  return false;
}

// Of a text so long every other stretch is enough to tell whether it is healthy.
constexpr std::size_t kSampled = 16 * 1024;

// Whether next to no word looks as if it lost its apostrophe, as many as are in place.
bool has_few_odd_words(std::string_view text, std::uint64_t intact) {
  const bool all = text.size() < kSampled;
  const std::uint64_t most = intact / (all ? kIntactForOne : 2 * kIntactForOne);
  OddWords odd(text);
  std::array<std::uint32_t, OddWords::kAtOnce> places{};
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t count = scan::find_apostrophe_candidates(text, from, places);
    odd.take(std::span(places).first(count));
    if (odd.count() > most) return false;
    if (count < places.size()) break;
    const std::size_t next = places.back() + std::size_t{1};
    from = all ? next : next + (next - from);
  }
  return true;
}

// The way out: the text has its apostrophes, and nothing else where they should stand.
bool is_healthy(std::string_view text) {
  const scan::Apostrophes there = scan::count_apostrophes(text);
  const std::uint64_t intact = there.straight + there.curly;
  return intact >= kHealthy && scan::find_loss(text) == text.size() && !has_stand_in(text) &&
         has_few_odd_words(text, intact);
}

// A text so long has words of English in it if it has a passage of English.
constexpr std::size_t kLong = 4096;

bool may_be_english(std::string_view text) {
  return text.size() < kLong || scan::find_english(text) < text.size();
}

}  // namespace

Losses find_lost_apostrophes(const Block& block, const Profile& profile, const Engine& engine) {
  const bool on = engine.has(Rule::contraction) || engine.has(Rule::possessive) ||
                  engine.has(Rule::lost_apostrophe);
  if (!on || !may_be_english(block.text)) return {};
  if (!engine.assume_dropped && is_healthy(block.text)) return {};
  return Search(block, profile, engine).run();
}

}  // namespace degarble
