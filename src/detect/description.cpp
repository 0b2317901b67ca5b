#include "detect/description.hpp"

#include <algorithm>

#include "core/blocks.hpp"
#include "core/utf8.hpp"
#include "decode/charset.hpp"
#include "decode/converter.hpp"
#include "decode/intake.hpp"
#include "degarble/degarble.hpp"
#include "detect/survey.hpp"
#include "evidence/language.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// The first block's worth of text, as UTF-8: what the language is told from.
std::string readable(std::string_view bytes, const Encoding& encoding) {
  std::string text;
  decode_text(encoding, bytes.substr(0, kBlockLimit), {}, Tail::goes_on, text);
  return text;
}

void count_line_ends(Description& description, std::string_view text) {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;) {
    const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    ++(text[at] == '\n' ? description.lf : pair ? description.crlf : description.cr);
    at = text.find_first_of("\r\n", at + (pair ? 2 : 1));
  }
  description.lines = description.lf + description.crlf + description.cr;
  description.lines += !text.empty() && text.back() != '\n' && text.back() != '\r';
}

// Whether what was decoded holds what no text does.
bool is_damaged(std::string_view line) {
  for (std::size_t at = scan::find_non_ascii(line); at < line.size();) {
    const Character character = character_at(line, at);
    const bool control = character.code_point >= 0x80 && character.code_point < 0xA0;
    if (!character.valid() || control || character.code_point == kReplacement) return true;
    at += character.length;
  }
  return false;
}

// Looks at the lines one by one, as the decode stage does.
void look_at_lines(Description& description, std::string_view bytes, const Profile& profile) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end;
    if (scan::find_ill_formed(line) == line.size()) {
      description.damaged += is_damaged(line);
      continue;
    }
    ++description.not_utf8;
    std::string text;
    if (profile.legacy != nullptr) decode_text(*profile.legacy, line, {}, Tail::ends, text);
    description.damaged += is_damaged(text);
  }
}

// Folds all blocks, as a stream would.
Profile profile_of(std::string_view bytes) {
  Profile profile;
  while (!bytes.empty()) {
    const std::string_view block = bytes.substr(0, block_length(bytes, true, Units::bytes));
    fold(profile, block, survey(block));
    bytes.remove_prefix(block.size());
  }
  return profile;
}

void describe_wide(Description& description, std::string_view bytes, const Encoding& encoding) {
  description.encoding = encoding.name;
  description.byte_order_mark = byte_order_mark_length(bytes, encoding) > 0;
  std::string text;
  decode_text(encoding, bytes, {}, Tail::ends, text);
  count_line_ends(description, text);
  look_at_lines(description, text, {});
  description.language = language_code(identify_language(readable(bytes, encoding)).language);
}

void describe_bytes(Description& description, std::string_view bytes) {
  const Profile profile = profile_of(bytes);
  description.byte_order_mark = bytes.starts_with(kUtf8Mark);
  count_line_ends(description, bytes);
  look_at_lines(description, bytes, profile);
  const bool ascii = scan::find_non_ascii(bytes) == bytes.size();
  const Encoding* found = &encoding("UTF-8");
  const Encoding* const stateful = ascii ? find_stateful(bytes) : nullptr;
  if (stateful != nullptr) {
    found = stateful;
  } else if (profile.legacy != nullptr) {
    found = profile.legacy;
    description.confidence = profile.legacy_confidence;
    if (profile.second != nullptr) description.second = profile.second->name;
  }
  description.encoding = ascii && stateful == nullptr ? "US-ASCII" : found->name;
  description.language = language_code(identify_language(readable(bytes, *found)).language);
}

}  // namespace

Description describe(std::string_view bytes) {
  Description description;
  const auto engine = compile(Options{});
  const Encoding* const transfer = find_transfer(bytes.substr(0, kWindow), *engine);
  if (transfer != nullptr) {
    describe_wide(description, bytes, *transfer);
  } else {
    description.binary = bytes.substr(0, kHead).find('\0') != std::string_view::npos;
    describe_bytes(description, bytes);
  }
  return description;
}

}  // namespace degarble
