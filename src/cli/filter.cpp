#include "cli/filter.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline.hpp"
#include "detect/binary.hpp"
#include "detect/intake.hpp"

namespace degarble::cli {
namespace {

// How much is read at a time, and repaired by a thread: large enough that system calls and waking
// threads don't count, small enough for the second-level cache.
constexpr std::size_t kBufferSize = 256 * 1024;

// Room for what is read. It is not filled with zeros first, which would cost a small file as much
// as repairing it.
class Buffer {
 public:
  [[nodiscard]] std::span<char> room() const { return {bytes_.get(), kBufferSize}; }

 private:
  std::unique_ptr<char[]> bytes_ = std::make_unique_for_overwrite<char[]>(kBufferSize);
};

const Edits kNoEdits;
const Findings kNoFindings;

// The bytes of the input.
class Source {
 public:
  Source(Input& input, const FilterOptions& options) : input_(input), options_(options) {}

  // Fills the buffer with the next bytes; returns those read, none at the end.
  std::string_view read(const Buffer& buffer) {
    const std::size_t count = input_.read(buffer.room(), options_.eager);
    if (options_.on_progress) options_.on_progress(count);
    return {buffer.room().data(), count};
  }

 private:
  Input& input_;
  const FilterOptions& options_;
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

  // Goes over all of them, through the buffer; what they told.
  Profile survey(const Buffer& buffer) {
    do {
      while (sequencer_.next()) continue;
    } while (read(buffer));
    Profile profile = sequencer_.profile();
    profile.settled = true;
    return profile;
  }

  // Reads more bytes into the buffer, which must stay as it is until all their blocks were taken;
  // false when there are none left.
  bool read(const Buffer& buffer) {
    if (ended_) return false;
    take(source_.read(buffer));
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
  piece.previous_legacy = task.profile.previous_legacy;
  piece.edits = &repaired.edits;
  piece.findings = &repaired.findings;
  return piece;
}

void repair_alone(Blocks& blocks, const Buffer& buffer, const Engine& engine,
                  const FilterOptions& options, const Deliver& deliver) {
  do {
    while (const std::optional<Task> task = blocks.next()) {
      if (!deliver(piece_of(*task, repair_task(*task, engine, options.listening)))) return;
    }
  } while (blocks.read(buffer));
}

// A few blocks for a thread to repair, and the bytes that they view.
struct Batch {
  Buffer buffer;       // of the last read
  std::string copied;  // what the tasks view elsewhere
  std::vector<Task> tasks;
  std::vector<Repaired> repaired;

  void clear() {
    copied.clear();
    tasks.clear();
    repaired.clear();
  }

  // Whether the bytes were read into the batch, and so stay.
  [[nodiscard]] bool holds(std::string_view bytes) const {
    const std::less_equal<const char*> before;
    const std::span<char> room = buffer.room();
    return before(room.data(), bytes.data()) &&
           before(bytes.data() + bytes.size(), room.data() + room.size());
  }

  void add(Task task) {
    copied += task.block.before;
    if (!holds(task.block.text)) copied += task.block.text;
    tasks.push_back(std::move(task));
  }

  // Points the tasks to the copies, once they don't move any more.
  void own() {
    std::size_t at = 0;
    const auto point = [&](std::string_view& part) {
      part = std::string_view(copied).substr(at, part.size());
      at += part.size();
    };
    for (Task& task : tasks) {
      point(task.block.before);
      if (!holds(task.block.text)) point(task.block.text);
    }
  }
};

// Fills the batch with the blocks that what was read makes up; false when there are none left.
bool fill(Batch& batch, Blocks& blocks) {
  batch.clear();
  do {
    while (std::optional<Task> task = blocks.next()) batch.add(std::move(*task));
  } while (batch.tasks.empty() && blocks.read(batch.buffer));
  batch.own();
  return !batch.tasks.empty();
}

void repair_together(Blocks& blocks, const Engine& engine, const FilterOptions& options,
                     const Deliver& deliver) {
  std::atomic<bool> enough = false;
  const auto make = [&](Batch& batch) { return !enough && fill(batch, blocks); };
  const auto work = [&](Batch& batch) {
    for (const Task& task : batch.tasks) {
      batch.repaired.push_back(repair_task(task, engine, options.listening));
    }
  };
  const auto hand_on = [&](Batch& batch) {
    for (std::size_t i = 0; i < batch.tasks.size() && !enough; ++i) {
      enough = !deliver(piece_of(batch.tasks[i], batch.repaired[i]));
    }
  };
  run_ordered<Batch>(options.threads, make, work, hand_on);
}

void pass(Source& source, std::string_view bytes, const Buffer& buffer, const Deliver& deliver) {
  std::uint64_t offset = 0;
  for (; !bytes.empty(); bytes = source.read(buffer)) {
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
bool is_binary(std::string_view head, const Engine& engine, const FilterOptions& options) {
  return !options.eager && !options.binary_is_text &&
         find_transfer(head.substr(0, kHead), engine) == nullptr && looks_binary(head);
}

}  // namespace

Content filter(Input& input, const FilterOptions& options, const Deliver& deliver) {
  Source source(input, options);
  const std::uint64_t begin = options.two_pass ? input.place() : 0;
  const Buffer buffer;
  std::string_view first = source.read(buffer);
  const std::shared_ptr<const Engine> engine = options.engine(first);
  if (is_binary(first, *engine, options)) {
    if (options.on_binary) options.on_binary();
    pass(source, first, buffer, deliver);
    return Content::binary;
  }
  Profile known;
  if (options.two_pass) {
    known = Blocks(source, first, engine, {}).survey(buffer);
    input.go_to(begin);
    first = source.read(buffer);
  }
  Blocks blocks(source, first, engine, known);
  if (options.threads <= 1) {
    repair_alone(blocks, buffer, *engine, options, deliver);
  } else {
    repair_together(blocks, *engine, options, deliver);
  }
  return Content::text;
}

}  // namespace degarble::cli
