// The part of a stream that runs in order: it gathers the bytes, cuts them into blocks, looks at each
// block and folds what it sees into the Profile. What it hands out can be repaired in any order, on
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/blocks.hpp"
#include "detect/survey.hpp"
#include "stage.hpp"

namespace degarble {

// A block with all that repairing it needs. The views point into the sequencer's bytes, or the
// caller's, and hold until it is called again.
struct Task {
  Block block;
  std::uint64_t offset = 0;  // of the block in the input
  Survey survey;
  Profile profile;  // with this block's share in it
};

class Sequencer {
 public:
  explicit Sequencer(std::shared_ptr<const Engine> engine);

  // Adds bytes to the input. Every task must have been taken before.
  void write(std::string_view bytes);
  // Says that the input is at its end.
  void finish();
  // The next block, or nothing while it needs more bytes.
  [[nodiscard]] std::optional<Task> next();

 private:
  [[nodiscard]] std::size_t next_length(std::string_view rest);
  void remember(std::string_view block);

  std::shared_ptr<const Engine> engine_;
  std::string held_;        // bytes that wait for more
  std::string_view rest_;   // bytes not handed out yet: in `held_`, or the caller's
  std::string before_;      // the last bytes that were handed out
  bool last_ = false;
  bool begun_ = false;      // whether profile_.transfer is known
  Profile profile_;
  std::uint64_t offset_ = 0;
};

// What became of a block.
struct Repaired {
  std::string text;      // unless `unchanged`
  bool unchanged = false;
  Edits edits;           // in the input's bytes; empty unless asked for
  Findings findings;     // likewise
};

// What the caller wants to know beside the text.
struct Listening {
  bool edits = false;
  bool findings = false;
};

[[nodiscard]] Repaired repair_task(const Task& task, const Engine& engine, Listening listening);

}  // namespace degarble
