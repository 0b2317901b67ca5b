// The cutter. The first byte chooses units and cutter, the next two where the limit falls: the text
// behind them is repeated until it lies across it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/blocks.hpp"
#include "oracle.hpp"

namespace {

using degarble::kBlockLimit;
using degarble::Units;

void require(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "the cutter does not keep: %s\n", what);
  std::abort();
}

bool splits_character(std::string_view text, std::size_t cut) {
  for (std::size_t start = cut < 3 ? 0 : cut - 3; start < cut; ++start) {
    const auto character = degarble::testing::oracle::character_at(text, start);
    if (character.valid && start + character.length > cut) return true;
  }
  return false;
}

void check_first_block(std::string_view text, Units units, bool lines) {
  const auto cut = [&](std::size_t size, bool last) {
    return lines ? degarble::line_length(text.substr(0, size), last, units)
                 : degarble::block_length(text.substr(0, size), last, units);
  };
  const std::size_t all = cut(text.size(), true);
  require(all != 0 && all <= kBlockLimit, "a block is not empty, and within the limit");
  const std::size_t early = cut(text.size() - text.size() / 3, false);
  require(early == 0 || early == all, "an answer stands");
  const std::size_t open = cut(text.size(), false);
  require(open == 0 || open == all, "the end of the text makes no difference to a full block");
  if (units == Units::bytes && all < text.size()) {
    require(!splits_character(text, all), "characters stay whole");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const auto units = static_cast<Units>(data[0] % 5);
  const std::string_view piece(reinterpret_cast<const char*>(data) + 3, size - 3);
  std::string text((data[1] | static_cast<std::size_t>(data[2]) << 8) & ~std::size_t{3}, '\x80');
  const std::size_t wanted = text.size() + 2 * kBlockLimit;
  while (text.size() < wanted) text += piece;
  check_first_block(text, units, (data[0] / 5) % 2 == 1);
  return 0;
}
