// A file that is given new content without a moment in which it has neither the old nor the new
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cli/descriptor.hpp"
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

  // Puts the new content in the file's place, unless it is the old one; keeps that under its name
  // with the suffix, unless it is empty.
  void commit(const std::string& suffix);

 private:
  struct Identity {
    std::int64_t size = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    friend bool operator==(const Identity&, const Identity&) = default;
  };

  void open(const std::string& path);
  void refuse_unfit(Links links) const;
  [[nodiscard]] Identity identity() const;
  void begin_writing();
  void put(std::string_view bytes);
  void flush();

  std::string shown_;
  Place place_;
  std::unique_ptr<Input> input_;
  Identity before_;
  std::uint64_t same_ = 0;  // bytes from the start on that are as they were
  std::string waiting_;
  std::unique_ptr<Temporary> temporary_;
};

}  // namespace degarble::cli
