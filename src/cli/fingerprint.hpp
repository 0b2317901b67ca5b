// Which text it was: how long it is, and a checksum of its bytes. Tells whether a text is the one
// that was written, not whether somebody meant to deceive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/input.hpp"

namespace degarble::cli {

struct Fingerprint {
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;  // CRC-64 of ECMA-182, reflected, as xz(1) has it

  // Goes on over the next bytes of the text.
  void add(std::string_view bytes_that_follow);

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// The checksum as 16 hexadecimal digits, and back; nothing if it is something else.
[[nodiscard]] std::string checksum_text(const Fingerprint& fingerprint);
[[nodiscard]] std::optional<std::uint64_t> checksum_of(std::string_view text);

// That of the rest of the input, which can then be read again. Throws FileFailure, also for what is
// no file: a pipe can be read once.
[[nodiscard]] Fingerprint fingerprint_of(Input& input);

}  // namespace degarble::cli
