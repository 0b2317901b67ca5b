// What a reader of an encoding says of one place in a text: which characters begin there, and how
// many bytes stand for them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "encodings/converter.hpp"

namespace degarble {

constexpr char32_t kNoCharacter = 0x110001;  // bytes that only change what follows

struct Step {
  char32_t code_point;
  std::uint32_t length;            // in bytes, at least 1
  std::array<char16_t, 3> more{};  // what else the bytes stand for, before the first 0
  bool incomplete = false;         // the bytes end inside a character, or may: `length` is what
                                   // there is of it
};

constexpr Step undecodable(std::size_t length) {
  return {kUndecodable, static_cast<std::uint32_t>(length)};
}
constexpr Step incomplete(std::size_t length) {
  return {kUndecodable, static_cast<std::uint32_t>(length), {}, true};
}

}  // namespace degarble
