// The promises of docs/design.md as one function: run on every case, on random damaged texts, and
// by a fuzzer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble::testing {

// Where short texts are cut: at every place, which takes a run for each, or at one.
enum class Cuts : std::uint8_t { every, one };

// Which promise `input` breaks with these options, and how that shows; nothing if it keeps them
// all.
//
//   1  the output is valid UTF-8
//   2  chunks and threads don't matter, and what was written stays
//   3  replay(edits, input) is the output
//   4  undo(edits, output) is the input
//   5  listening changes nothing
//   6  a second pass changes nothing
//   8  a finished stream is as good as a new one
//
// (7, good text is left alone, is for corpus/clean to show.) Texts of up to 200 bytes are cut
// where `cuts` says; for longer ones, `seed` chooses the cuts.
[[nodiscard]] std::string broken_promise(const Options& options, std::string_view input,
                                         std::uint64_t seed, Cuts cuts = Cuts::every);

// Options that reach every part of the engine; the first are the default ones.
[[nodiscard]] std::span<const Options> sample_options();

}  // namespace degarble::testing
