#include "evidence/window.hpp"

#include <initializer_list>
#include <string_view>

namespace degarble {
namespace {

// Stands for what is no word.
constexpr Neighbour sign(std::uint32_t what) {
  return {0x9E3779B97F4A7C15 * (what + 1), 0xF0000 + what, 0xF0000 + what, 0, Shape::number};
}
constexpr Neighbour kNumber = sign(64);
constexpr Neighbour kNowhere = sign(65);

constexpr std::uint32_t letters(std::string_view text) {
  std::uint32_t packed = 0;
  for (const char c : text) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

// A word that is not in the list, by its ending.
std::uint32_t unlisted_kind(const Token& token) {
  constexpr std::uint32_t kUnlisted = 0x80000;
  if (!token.is_ascii) return kUnlisted + 1;
  if (token.letters > 4) {
    if (last_letters(token.packed, 3) == letters("ing")) return kUnlisted + 2;
    switch (last_letters(token.packed, 2)) {
      case letters("ed"):
        return kUnlisted + 3;
      case letters("ly"):
        return kUnlisted + 4;
      case letters("al"):
      case letters("ic"):
        return kUnlisted + 5;
      default:
        break;
    }
  }
  return kUnlisted + (last_letters(token.packed, 1) == 's' ? 6 : 7);
}

constexpr std::uint32_t bits(std::initializer_list<WordFlag> flags) {
  std::uint32_t all = 0;
  for (const WordFlag flag : flags) all |= static_cast<std::uint32_t>(flag);
  return all;
}

// What kind of word it is: a word of grammar is a kind for itself, others go by their flags.
std::uint32_t word_kind(const Token& token, WordFlags flags) {
  const std::uint32_t capital = token.shape == Shape::lower ? 0 : 0x100000;
  if (!flags.known()) return unlisted_kind(token) + capital;
  if (flags.is_function_word()) {
    return 0x40000 + static_cast<std::uint32_t>(token.hash >> 48);
  }
  return flags.bits() + capital;
}

// The same told less finely: what parts of speech the word can be.
std::uint32_t part_of(const Token& token, WordFlags flags, std::uint32_t kind) {
  constexpr std::uint32_t kParts = bits({WordFlag::verb, WordFlag::verb_form, WordFlag::adjective,
                                         WordFlag::superlative, WordFlag::owns, WordFlag::plural});
  constexpr std::uint32_t kName = 0x2000;
  if (!flags.known() || flags.is_function_word()) return kind;
  const std::uint32_t capital = token.shape == Shape::lower ? 0 : 0x100000;
  const bool name = flags.is_name() && !flags.is_word();
  return (flags.bits() & kParts) + (name ? kName : 0) + capital;
}

constexpr bool breaks(After after) {
  return after == After::comma || after == After::stop || after == After::paragraph;
}

// What stands for punctuation behind the word, and before it.
constexpr Neighbour sign_behind(After what) { return sign(static_cast<std::uint32_t>(what)); }
constexpr Neighbour sign_before(After what) { return sign(32 + static_cast<std::uint32_t>(what)); }

std::uint64_t hash_of(const Token& token) {
  return token.shape == Shape::number ? kNumber.hash : token.hash;
}

After after_previous(const Tokens& tokens, std::size_t at) {
  return at > 0 ? tokens[at - 1].after : After::paragraph;
}

Neighbour after_word(Tokens& tokens, std::size_t at, std::size_t distance) {
  return at + distance < tokens.size() ? neighbour_of(tokens[at + distance]) : kNowhere;
}

Neighbour before_word(Tokens& tokens, std::size_t at, std::size_t distance) {
  return at >= distance ? neighbour_of(tokens[at - distance]) : kNowhere;
}

}  // namespace

std::uint32_t part_of_base(WordFlags base) {
  constexpr std::uint32_t kParts = bits({WordFlag::owns, WordFlag::name_owns, WordFlag::verb,
                                         WordFlag::adjective, WordFlag::word, WordFlag::function});
  return base.known() ? base.bits() & kParts : 0x2000;
}

Neighbour neighbour_of(Token& token) {
  if (token.shape == Shape::number) return kNumber;
  const WordFlags flags = flags_of(token);
  const std::uint32_t kind = word_kind(token, flags);
  return {token.hash, kind, part_of(token, flags, kind), last_letters(token.packed, 3),
          token.shape};
}

std::uint64_t next_hash(const Tokens& tokens, std::size_t at) {
  const After behind = tokens[at].after;
  return breaks(behind) ? sign_behind(behind).hash : hash_of(tokens[at + 1]);
}

std::uint64_t previous_hash(const Tokens& tokens, std::size_t at) {
  const After before = after_previous(tokens, at);
  return breaks(before) ? sign_before(before).hash : hash_of(tokens[at - 1]);
}

Window::Window(Tokens& tokens, std::size_t at)
    : next(after_word(tokens, at, 1)),
      second(after_word(tokens, at, 2)),
      third(after_word(tokens, at, 3)),
      previous(before_word(tokens, at, 1)),
      earlier(before_word(tokens, at, 2)) {
  const After behind = tokens[at].after;
  const After later = at + 1 < tokens.size() ? tokens[at + 1].after : After::paragraph;
  const After before = after_previous(tokens, at);
  if (breaks(behind)) {
    third = second = next;
    next = sign_behind(behind);
  } else if (breaks(later)) {
    third = second;
    second = sign(16 + static_cast<std::uint32_t>(later));
  }
  if (breaks(before)) {
    earlier = before == After::comma ? previous : kNowhere;
    previous = sign_before(before);
  }
}

}  // namespace degarble
