// The part of a stream that runs in order: it gathers the bytes, cuts them into blocks, looks at
// each block and folds what it sees into the Profile. What it hands out can be repaired in any
// order, on any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "carriers/carriers.hpp"
#include "carriers/cutter.hpp"
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

  // Of a block of a container: what that is, the values in the block, and the scanner as it was in
  // front of it. Null for plain text.
  const Carrier* carrier = nullptr;
  std::vector<Value> values;
  std::shared_ptr<const Scanner> scanner;
  bool is_only_decoded = false;  // a container in an encoding that has no bytes of ASCII
};

class Sequencer {
 public:
  // `known` is what a first pass over the same input found out, which its profile() tells.
  explicit Sequencer(std::shared_ptr<const Engine> engine, const Profile& known = {});

  // Adds bytes to the input, which must stay where they are until every task has been taken.
  void write(std::string_view bytes);
  // Says that the input is at its end, once all tasks of the last write have been taken.
  void finish();
  // The next block, or nothing while it needs more bytes.
  [[nodiscard]] std::optional<Task> next();

  // What the blocks so far told.
  [[nodiscard]] const Profile& profile() const { return profile_; }

 private:
  void choose_carrier(std::string_view head);
  void top_up();
  void give_back();
  [[nodiscard]] bool begin(std::string_view bytes, bool last);
  [[nodiscard]] std::size_t length_of_next(std::string_view bytes, bool last);
  void find_shifts(std::string_view text, const Survey& seen);
  [[nodiscard]] std::string decoded_sample(std::string_view text) const;
  void learn(const Task& task);
  [[nodiscard]] Task make_task(std::string_view text, bool rest_is_empty);

  std::shared_ptr<const Engine> engine_;
  std::string held_;          // bytes kept from earlier writes, and borrowed from the last one
  std::string_view chunk_;    // bytes of the last write that are not in `held_`
  std::size_t borrowed_ = 0;  // bytes of `held_` that stand before `chunk_`, too
  std::size_t taken_ = 0;     // bytes of `held_` that the last task views
  bool last_ = false;
  bool begun_ = false;           // whether the head was looked at
  bool is_transferred_ = false;  // whether profile_.transfer holds for the whole stream
  std::string before_;           // the last bytes in front of the last task
  std::string next_before_;      // and of the next one
  Profile profile_;
  std::uint64_t offset_ = 0;
  const Carrier* carrier_ = nullptr;  // of the container that the stream is; null for plain text
  std::optional<Cutter> cutter_;      // likewise
  Cut cut_;                           // the next block of the container
};

// What became of a block.
struct Repaired {
  std::string text;  // unless `unchanged`
  bool unchanged = false;
  Edits edits;        // in the input's bytes; empty unless asked for
  Findings findings;  // likewise
};

// What the caller wants to know beside the text.
struct Listening {
  bool edits = false;
  bool findings = false;
};

[[nodiscard]] Repaired repair_task(const Task& task, const Engine& engine, Listening listening);

}  // namespace degarble
