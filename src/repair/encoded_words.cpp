#include "repair/encoded_words.hpp"

#include <algorithm>
#include <optional>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/base64.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

struct EncodedWord {
  std::size_t end = 0;
  const Encoding* encoding = nullptr;
  std::string bytes;
};

// "_" is a space, "=E9" a byte.
std::optional<std::string> decode_q(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '=') {
      bytes += c == '_' ? ' ' : c;
      continue;
    }
    if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) {
      return std::nullopt;
    }
    bytes += static_cast<char>(hex_value(text[at + 1]) << 4 | hex_value(text[at + 2]));
    at += 2;
  }
  return bytes;
}

std::optional<std::string> decode_b(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1 || !std::ranges::all_of(text, is_base64_digit)) return std::nullopt;
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    held = (held << 6 | static_cast<std::uint32_t>(base64_value(c))) & 0xFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFF);
  }
  return bytes;
}

std::optional<EncodedWord> encoded_word_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestLabel = 64;
  if (!text.substr(at).starts_with("=?")) return std::nullopt;
  const std::size_t label_end = text.substr(0, at + 2 + kLongestLabel).find('?', at + 2);
  if (label_end == text.npos || label_end + 2 >= text.size() || text[label_end + 2] != '?') {
    return std::nullopt;
  }
  const std::string_view label = text.substr(at + 2, label_end - at - 2);
  if (label.empty() || label.find_first_of(" \t\r\n") != label.npos) return std::nullopt;
  const std::size_t begin = label_end + 3;
  const std::size_t end = text.find_first_of("? \t\r\n", begin);
  if (end == text.npos || !text.substr(end).starts_with("?=")) return std::nullopt;
  const char kind = to_ascii_lower(text[label_end + 1]);
  const std::string_view content = text.substr(begin, end - begin);
  std::optional<std::string> bytes;
  if (kind == 'q') bytes = decode_q(content);
  if (kind == 'b') bytes = decode_b(content);
  if (!bytes) return std::nullopt;
  EncodedWord word{end + 2, find_encoding(label.substr(0, label.find('*'))), *std::move(bytes)};
  if (word.encoding == nullptr) return std::nullopt;
  return word;
}

// Whether a header may hold it: no controls.
bool is_header_text(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return byte(c) < 0x20 && c != '\t'; });
}

}  // namespace

EncodedWords encoded_words_at(std::string_view text, std::size_t at) {
  EncodedWords found;
  // A character may be cut in two by the end of a word, so the bytes of all are decoded together.
  std::optional<EncodedWord> word = encoded_word_at(text, at);
  while (word) {
    std::string bytes;
    const Encoding* const encoding = word->encoding;
    std::size_t end = 0;
    while (word && word->encoding == encoding) {
      bytes += word->bytes;
      end = word->end;
      const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
      word = encoded_word_at(text, next);
    }
    found.end = end;
    if (!is_decodable(*encoding, bytes)) return {end, {}};
    std::string decoded;
    decode_text(*encoding, bytes, {}, Tail::ends, decoded);
    if (!is_header_text(decoded)) return {end, {}};
    found.text += decoded;
  }
  return found;
}

}  // namespace degarble
