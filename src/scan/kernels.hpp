// The scans, as they are compiled for one instruction set. Only scan.cpp and the tests need to know
// that there are several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scan/scan.hpp"

namespace degarble::scan {

// What the functions do is said in scan.hpp, where they have the same names.
struct Kernels {
  using Find = std::size_t (*)(std::string_view text, std::size_t from);

  std::string_view instruction_set;
  Find find_ill_formed;
  Find find_non_ascii;
  Find find_mojibake;
  Find find_composable;
  Find find_loss;
  std::size_t (*find_apostrophe_candidates)(std::string_view text, std::size_t from,
                                            std::span<std::uint32_t> places);
  Find find_english;
  Find find_entity;
  Find find_control;
  Find find_escape;
  Find find_invisible;
  Find find_compatible;
  Find find_stand_in;
  Find find_ukrainian;
  Find find_mixed_pair;
  Find find_sequence;
  Apostrophes (*count_apostrophes)(std::string_view text);
};

// Those that this machine can run, the best one first.
[[nodiscard]] std::vector<const Kernels*> supported_kernels();

}  // namespace degarble::scan
