#include "evidence/english.hpp"

#include "core/utf8.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "scan/scalar.hpp"

namespace degarble {
namespace {

using scan::scalar::is_letter;

constexpr int kWordsAside = 24;         // judged on either side: two sentences
constexpr int kNearWords = 4;           // of which the nearest are judged for themselves
constexpr std::size_t kLongest = 64;    // bytes between two spaces of running text
constexpr std::size_t kWidestGap = 16;  // bytes of space between two words

// What the words told so far.
struct Tally {
  int known = 0;
  int functions = 0;  // of the known
  int strange = 0;    // not in the list, not ASCII, or no word at all

  Tally& operator+=(const Tally& other) {
    known += other.known;
    functions += other.functions;
    strange += other.strange;
    return *this;
  }
};

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Bytes at `at` that stand for an apostrophe in a word: U+0027, U+2019, U+25A1, U+FFFD.
std::size_t mark_length(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  const std::string_view three = text.substr(at, 3);
  const bool mark = three == "\xE2\x80\x99" || three == "\xE2\x96\xA1" || three == kReplacementUtf8;
  return mark ? 3 : 0;
}

// General punctuation, U+2000..U+203F: dashes, quotation marks, ellipsis.
bool is_punctuation_at(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size();
}

struct Letters {
  WordHash hash;
  std::uint64_t packed = 0;
  std::size_t count = 0;
  bool capital = false;

  void add(char letter) {
    if (count == 0) capital = letter <= 'Z';
    hash.add(letter);
    packed = packed << 8 | (byte(letter) | 0x20);
    ++count;
  }
};

// "a" is a word of grammar in many languages.
bool is_english_only(std::uint64_t packed) { return packed != 'a'; }

Tally judge_letters(const Letters& letters) {
  if (letters.count == 0) return {};
  if (letters.count <= contractions::kLongest && find_contraction(letters.packed) != nullptr) {
    return {.known = 1};
  }
  const WordFlags flags = look_up_hash(letters.hash.value());
  if (flags.is_function_word()) {
    return {.known = 1, .functions = is_english_only(letters.packed) ? 1 : 0};
  }
  if (flags.known()) return {.known = 1};
  return {.strange = letters.capital ? 0 : 1};  // an unknown name tells nothing
}

// What stands between two spaces: words, apart by hyphens, slashes or punctuation.
Tally judge(std::string_view chunk) {
  Tally tally;
  Letters letters;
  for (std::size_t at = 0; at < chunk.size();) {
    const char c = chunk[at];
    if (is_letter(c)) {
      letters.add(c);
      ++at;
    } else if (const std::size_t mark = mark_length(chunk, at); mark > 0) {
      at += mark;
    } else {
      tally += judge_letters(letters);
      letters = {};
      const bool dash = is_punctuation_at(chunk, at);
      tally.strange += (!is_ascii(c) && !dash) || c == '_' || c == '=' || c == '\\' || c == '{';
      at += dash ? 3 : 1;
    }
  }
  tally += judge_letters(letters);
  // A word of another script is one strange word, however many letters it has.
  if (tally.strange > 1) tally.strange = 1 + tally.strange / 8;
  return tally;
}

// The ends of the words' chunks, going left or right, up to the ends of the paragraph.
struct Walk {
  std::string_view text;
  std::size_t at;

  // The next chunk on the right; empty at the end.
  std::string_view right() {
    const std::size_t begin = skip_space(+1);
    if (begin == std::string_view::npos) return {};
    while (at < text.size() && !is_space(text[at])) {
      if (++at - begin > kLongest) return {};
    }
    return text.substr(begin, at - begin);
  }
  std::string_view left() {
    const std::size_t end = skip_space(-1);
    if (end == std::string_view::npos) return {};
    while (at > 0 && !is_space(text[at - 1])) {
      if (end - --at > kLongest) return {};
    }
    return text.substr(at, end - at);
  }

 private:
  // Steps over space; npos at a blank line, at much space, and at an end of the text.
  std::size_t skip_space(int step) {
    int newlines = 0;
    for (std::size_t skipped = 0; skipped <= kWidestGap; ++skipped) {
      if (step > 0 ? at == text.size() : at == 0) break;
      const char c = step > 0 ? text[at] : text[at - 1];
      if (!is_space(c)) return at;
      if (c == '\n' && ++newlines == 2) break;
      at = step > 0 ? at + 1 : at - 1;
    }
    return std::string_view::npos;
  }
};

// At least three in four words in the list, and one in eight a word of grammar. With these, no rule
// changed any of 40,000 documents in 16 other languages.
bool reads_english(const Tally& tally) {
  const int all = tally.known + tally.strange;
  return tally.functions > 0 && 4 * tally.known >= 3 * all && 8 * tally.functions >= all;
}

bool is_foreign_nearby(const Tally& near) { return 2 * near.strange > near.known; }

Tally judge(Token& token) {
  Tally tally{.strange = token.behind_strange ? 1 : 0};
  if (token.shape == Shape::number) return tally;
  const WordFlags flags = flags_of(token);
  if (flags.is_function_word()) {
    tally.functions += is_english_only(token.packed) ? 1 : 0;
    ++tally.known;
  } else if (flags.known() || (token.letters <= contractions::kLongest &&
                               find_contraction(token.packed) != nullptr)) {
    ++tally.known;
  } else {
    tally.strange += token.shape == Shape::lower || !token.is_ascii ? 1 : 0;
  }
  return tally;
}

}  // namespace

bool is_english(Tokens& tokens, std::size_t at) {
  Tally near;
  Tally all;
  const std::size_t last = tokens.size() - 1;
  std::size_t left = at;
  std::size_t right = at;
  bool at_paragraph = false;
  for (int count = 0; count < kWordsAside; ++count) {
    if (!at_paragraph && left > 0 && tokens[left - 1].after != After::paragraph) {
      all += judge(tokens[--left]);
    } else {
      at_paragraph = true;
    }
    if (right < last && tokens[right].after != After::paragraph) all += judge(tokens[++right]);
    if (count < kNearWords) near = all;
  }
  return reads_english(all) && !is_foreign_nearby(near);
}

bool is_english(std::string_view text, Span place) {
  Tally near;
  Tally all;
  Walk left{text, place.begin};
  Walk right{text, place.end};
  while (left.at > 0 && !is_space(text[left.at - 1]) && place.begin - left.at < kLongest) --left.at;
  while (right.at < text.size() && !is_space(text[right.at]) && right.at - place.end < kLongest) {
    ++right.at;
  }
  for (int count = 0; count < kWordsAside; ++count) {
    const std::string_view chunk_left = left.at == 0 && count > 0 ? "" : left.left();
    const std::string_view chunk_right = right.right();
    if (chunk_left.empty()) left.at = 0;
    if (chunk_right.empty()) right.at = text.size();
    if (chunk_left.empty() && chunk_right.empty()) break;
    all += judge(chunk_left);
    all += judge(chunk_right);
    if (count < kNearWords) near = all;
  }
  return reads_english(all) && !is_foreign_nearby(near);
}

}  // namespace degarble
