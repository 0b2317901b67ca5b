// Reads the texts of Arrow arrays where they lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.hpp"

namespace degarble::python {

// A schema or an array that somebody has to release.
template <typename Structure>
class Owned {
 public:
  Owned() = default;
  Owned(Owned&& other) noexcept : structure_(other.structure_) {
    other.structure_.release = nullptr;
  }
  Owned& operator=(Owned&& other) noexcept {
    std::swap(structure_, other.structure_);
    return *this;
  }
  ~Owned() {
    if (structure_.release != nullptr) structure_.release(&structure_);
  }

  Structure& operator*() { return structure_; }
  Structure* operator->() { return &structure_; }
  const Structure& operator*() const { return structure_; }

 private:
  Structure structure_{};
};

// What a column is made of.
struct TextType {
  enum class Layout : unsigned char { offsets, large_offsets, views, dictionary };
  Layout layout = Layout::offsets;
  char index = 0;  // of a dictionary: the format of its indices
  Layout values = Layout::offsets;
};

// Throws std::invalid_argument for a type that is no text.
[[nodiscard]] TextType text_type(const ArrowSchema& schema);

// The texts of an array of that type, in order; nothing for null. They lie in the array.
[[nodiscard]] std::vector<std::optional<std::string_view>> texts_of(const ArrowArray& array,
                                                                    const TextType& type);

// Where each row of an array with a dictionary finds its text in that; -1 for null.
[[nodiscard]] std::vector<std::int64_t> indices_of(const ArrowArray& array, const TextType& type);

}  // namespace degarble::python
