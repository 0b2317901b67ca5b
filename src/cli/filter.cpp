#include "cli/filter.hpp"

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline.hpp"
#include "decode/intake.hpp"
#include "detect/binary.hpp"

namespace degarble::cli {
namespace {

// Large enough that system calls don't count, small enough for the second-level cache.
constexpr std::size_t kBufferSize = 256 * 1024;

// How much a thread repairs at a time.
constexpr std::size_t kBatchSize = 256 * 1024;

const Edits kNoEdits;
const Findings kNoFindings;

// The bytes of the input, in a buffer that is filled again and again.
class Source {
 public:
  Source(Input& input, const Manner& manner)
      : input_(input), manner_(manner), buffer_(kBufferSize) {}

  // The next bytes, which hold until it is called again; none at the end.
  std::string_view next() {
    const std::size_t count = input_.read(buffer_, manner_.eager);
    if (manner_.on_progress) manner_.on_progress(count);
    return {buffer_.data(), count};
  }

 private:
  Input& input_;
  const Manner& manner_;
  std::vector<char> buffer_;
};

// The blocks of an input, ready to be repaired.
class Blocks {
 public:
  Blocks(Source& source, std::string_view first, const std::shared_ptr<const Engine>& engine,
         const Profile& known)
      : source_(source), sequencer_(engine, known) {
    take(first);
  }

  // The next block that the bytes read so far make up. It holds until the next call.
  std::optional<Task> next() { return sequencer_.next(); }

  // Goes over all of them; what they told.
  Profile survey() {
    do {
      while (sequencer_.next()) continue;
    } while (read());
    Profile profile = sequencer_.profile();
    profile.settled = true;
    return profile;
  }

  // Reads more bytes; false when there are none left.
  bool read() {
    if (ended_) return false;
    take(source_.next());
    return true;
  }

 private:
  void take(std::string_view bytes) {
    ended_ = bytes.empty();
    if (ended_) {
      sequencer_.finish();
    } else {
      sequencer_.write(bytes);
    }
  }

  Source& source_;
  Sequencer sequencer_;
  bool ended_ = false;
};

Piece piece_of(const Task& task, const Repaired& repaired) {
  const std::string_view input = task.block.text;
  Piece piece;
  piece.input = input;
  piece.output = repaired.unchanged ? input : std::string_view(repaired.text);
  piece.offset = task.offset;
  piece.transfer = task.profile.transfer;
  piece.legacy = task.profile.legacy;
  piece.doubted = task.profile.doubted;
  piece.edits = &repaired.edits;
  piece.findings = &repaired.findings;
  return piece;
}

void repair_alone(Blocks& blocks, const Engine& engine, const Manner& manner,
                  const Deliver& deliver) {
  do {
    while (const std::optional<Task> task = blocks.next()) {
      if (!deliver(piece_of(*task, repair_task(*task, engine, manner.listening)))) return;
    }
  } while (blocks.read());
}

// A few blocks with bytes of their own, for a thread to repair.
struct Batch {
  std::string bytes;  // of each block, what stands before it and its text
  std::vector<Task> tasks;
  std::vector<Repaired> repaired;

  void clear() {
    bytes.clear();
    tasks.clear();
    repaired.clear();
  }

  void add(const Task& task) {
    bytes += task.block.before;
    bytes += task.block.text;
    tasks.push_back(task);
  }

  // Points the tasks to the batch's own bytes, once they don't move any more.
  void own() {
    std::size_t at = 0;
    for (Task& task : tasks) {
      for (std::string_view* part : {&task.block.before, &task.block.text}) {
        *part = std::string_view(bytes).substr(at, part->size());
        at += part->size();
      }
    }
  }
};

// Fills the batch; false when there are no blocks left.
bool fill(Batch& batch, Blocks& blocks, bool eager) {
  batch.clear();
  do {
    while (const std::optional<Task> task = blocks.next()) {
      batch.add(*task);
      if (batch.bytes.size() >= kBatchSize) break;
    }
    const bool enough = eager ? !batch.tasks.empty() : batch.bytes.size() >= kBatchSize;
    if (enough) break;
  } while (blocks.read());
  batch.own();
  return !batch.tasks.empty();
}

void repair_together(Blocks& blocks, const Engine& engine, const Manner& manner,
                     const Deliver& deliver) {
  std::atomic<bool> enough = false;
  const auto make = [&](Batch& batch) { return !enough && fill(batch, blocks, manner.eager); };
  const auto work = [&](Batch& batch) {
    for (const Task& task : batch.tasks) {
      batch.repaired.push_back(repair_task(task, engine, manner.listening));
    }
  };
  const auto hand_on = [&](Batch& batch) {
    for (std::size_t i = 0; i < batch.tasks.size() && !enough; ++i) {
      enough = !deliver(piece_of(batch.tasks[i], batch.repaired[i]));
    }
  };
  run_ordered<Batch>(manner.threads, make, work, hand_on);
}

void pass(Source& source, std::string_view bytes, const Deliver& deliver) {
  std::uint64_t offset = 0;
  for (; !bytes.empty(); bytes = source.next()) {
    Piece piece;
    piece.input = piece.output = bytes;
    piece.offset = offset;
    piece.edits = &kNoEdits;
    piece.findings = &kNoFindings;
    if (!deliver(piece)) return;
    offset += bytes.size();
  }
}

// Input that grows is not judged by its first few bytes, and is not written by programs that write
// anything but text.
bool is_binary(std::string_view head, const Engine& engine, const Manner& manner) {
  return !manner.eager && find_transfer(head.substr(0, kHead), engine) == nullptr &&
         looks_binary(head);
}

}  // namespace

Content filter(Input& input, const std::shared_ptr<const Engine>& engine, const Manner& manner,
               const Deliver& deliver) {
  Source source(input, manner);
  const std::uint64_t begin = manner.two_pass ? input.place() : 0;
  std::string_view first = source.next();
  if (is_binary(first, *engine, manner)) {
    pass(source, first, deliver);
    return Content::binary;
  }
  Profile known;
  if (manner.two_pass) {
    known = Blocks(source, first, engine, {}).survey();
    input.go_to(begin);
    first = source.next();
  }
  Blocks blocks(source, first, engine, known);
  if (manner.threads <= 1) {
    repair_alone(blocks, *engine, manner, deliver);
  } else {
    repair_together(blocks, *engine, manner, deliver);
  }
  return Content::text;
}

}  // namespace degarble::cli
