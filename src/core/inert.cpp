#include "core/inert.hpp"

#include <iterator>

#include "core/utf8.hpp"

namespace degarble {
namespace {

#include "core/inert_table.inc"

}  // namespace

bool is_inert(char32_t code_point, InertIn form) {
  const std::size_t block = code_point / 64;
  if (block >= sizeof kMaskOfBlock[0] / sizeof kMaskOfBlock[0][0]) return false;
  return (kMasks[kMaskOfBlock[static_cast<std::size_t>(form)][block]] >> (code_point % 64) & 1) !=
         0;
}

namespace {

// What the scan for composable characters mostly leaps over: Latin, Cyrillic, kana and Han.
bool is_leapt_over(std::size_t lead) {
  return lead < 0xCC || (lead | 1) == 0xD1 || (lead >= 0xE3 && lead <= 0xE9);
}

}  // namespace

Skipped skip_inert(std::string_view text, std::size_t at, InertIn form) {
  // The last byte of a character has six bits of it: its place in a mask.
  const auto& masks = kMaskOfBlock[static_cast<std::size_t>(form)];
  const auto bits = [&](std::size_t place) { return std::size_t{byte(text[place])} & 0x3F; };
  constexpr std::size_t kBetween = 8;
  for (std::size_t leapt = 0; at < text.size() && leapt < kBetween;) {
    const std::size_t lead = byte(text[at]);
    if (lead < 0x80) {
      ++leapt;
      ++at;
      continue;
    }
    leapt = form == InertIn::nfc && is_leapt_over(lead) ? leapt + 1 : 0;
    const std::size_t length = sequence_length(lead);
    if (text.size() - at < length) return {at, false};
    std::size_t block = lead & (0x7FU >> length);
    for (std::size_t i = 1; i + 1 < length; ++i) block = block << 6 | bits(at + i);
    if (block >= std::size(masks)) return {at, false};
    if ((kMasks[masks[block]] >> bits(at + length - 1) & 1) == 0) return {at, false};
    at += length;
  }
  return {at, true};
}

}  // namespace degarble
