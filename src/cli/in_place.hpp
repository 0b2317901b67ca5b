// A file that is given new content without a moment in which it has neither the old nor the new
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cli/descriptor.hpp"
#include "cli/file_state.hpp"
#include "cli/fingerprint.hpp"
#include "cli/input.hpp"
#include "cli/place.hpp"
#include "cli/temporary.hpp"

namespace degarble::cli {

enum class Links : std::uint8_t { refuse, follow };

class InPlace {
 public:
  // Opens the file. Throws FileFailure, as all of it does, for what is no regular file, may not be
  // written, or is a link or has several unless `links` allows it.
  InPlace(const std::string& path, Links links);

  // Its content is read from here.
  [[nodiscard]] Input& input() { return *input_; }

  // Adds to the new content. What is the same as in the file, from its start on, is not written
  // before something else comes.
  void keep(std::string_view bytes);
  void change(std::string_view bytes);

  [[nodiscard]] bool changed() const { return temporary_ != nullptr; }

  // Whether the file was written so shortly before it was opened that its time does not tell
  // whether it was written since: then commit() has to know what was read.
  [[nodiscard]] bool is_fresh() const { return is_fresh_; }

  // Makes sure that the new content is on the disk, and that nobody has written to the file since
  // it was opened.
  void store();
  // Puts the new content in the file's place, unless it is the old one; keeps that under its name
  // with the suffix, unless it is empty. `read` is what was read of it.
  void commit(const std::string& suffix, const Fingerprint& read);

 private:
  void open(const std::string& path, const std::string& given);
  void refuse_unfit(Links links) const;
  [[nodiscard]] FileState state() const;
  void refuse_changed(bool unchanged) const;
  void compare_again(const Fingerprint& read);
  void begin_writing();
  void put(std::string_view bytes);
  void put_packed(std::string_view bytes);
  void copy_unpacked();
  void flush();

  std::string shown_;
  Place place_;
  std::unique_ptr<Input> input_;
  FileState before_;
  bool is_fresh_ = false;
  std::uint64_t same_ = 0;  // bytes from the start on that are as they were
  std::string waiting_;
  std::unique_ptr<Compressor> compressor_;  // of a file that was compressed
  std::unique_ptr<Temporary> temporary_;
};

}  // namespace degarble::cli
