#include "arrow_array.hpp"

#include <cstring>
#include <stdexcept>

namespace degarble::python {
namespace {

using Layout = TextType::Layout;

std::optional<Layout> plain_layout(std::string_view format) {
  if (format == "u" || format == "z") return Layout::offsets;
  if (format == "U" || format == "Z") return Layout::large_offsets;
  if (format == "vu" || format == "vz") return Layout::views;
  return {};
}

[[noreturn]] void refuse(std::string_view format) {
  throw std::invalid_argument(
      "an Arrow column of texts is string, large_string, string_view, "
      "binary, large_binary, binary_view or a dictionary of one of them; "
      "this one has the format \"" +
      std::string(format) + "\"");
}

template <typename Value>
Value value_at(const void* buffer, std::int64_t index) {
  Value value;
  std::memcpy(&value,
              static_cast<const char*>(buffer) + static_cast<std::size_t>(index) * sizeof value,
              sizeof value);
  return value;
}

bool is_null(const ArrowArray& array, std::int64_t row) {
  if (array.null_count == 0 || array.buffers[0] == nullptr) return false;
  const std::int64_t at = row + array.offset;
  const auto byte = value_at<unsigned char>(array.buffers[0], at / 8);
  return (byte >> (at % 8) & 1) == 0;
}

template <typename Offset>
std::string_view text_by_offsets(const ArrowArray& array, std::int64_t row) {
  const auto begin = value_at<Offset>(array.buffers[1], row + array.offset);
  const auto end = value_at<Offset>(array.buffers[1], row + array.offset + 1);
  if (begin == end) return {};
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

// Sixteen bytes: the length, and up to twelve bytes of text; or the first four of it, and the
// buffer and the place where it lies.
std::string_view text_by_view(const ArrowArray& array, std::int64_t row) {
  constexpr std::size_t kView = 16;
  constexpr std::int32_t kInside = 12;
  const char* const view = static_cast<const char*>(array.buffers[1]) +
                           static_cast<std::size_t>(row + array.offset) * kView;
  const auto size = value_at<std::int32_t>(view, 0);
  if (size <= kInside) return {view + 4, static_cast<std::size_t>(size)};
  const auto buffer = value_at<std::int32_t>(view, 2);
  const auto begin = value_at<std::int32_t>(view, 3);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + begin,
          static_cast<std::size_t>(size)};
}

std::string_view text_at(const ArrowArray& array, std::int64_t row, Layout layout) {
  switch (layout) {
    case Layout::offsets:
      return text_by_offsets<std::int32_t>(array, row);
    case Layout::large_offsets:
      return text_by_offsets<std::int64_t>(array, row);
    default:
      return text_by_view(array, row);
  }
}

std::int64_t index_at(const ArrowArray& array, std::int64_t row, char format) {
  const void* const buffer = array.buffers[1];
  const std::int64_t at = row + array.offset;
  switch (format) {
    case 'c':
      return value_at<std::int8_t>(buffer, at);
    case 'C':
      return value_at<std::uint8_t>(buffer, at);
    case 's':
      return value_at<std::int16_t>(buffer, at);
    case 'S':
      return value_at<std::uint16_t>(buffer, at);
    case 'i':
      return value_at<std::int32_t>(buffer, at);
    case 'I':
      return value_at<std::uint32_t>(buffer, at);
    default:
      return value_at<std::int64_t>(buffer, at);
  }
}

}  // namespace

TextType text_type(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr) {
    const std::optional<Layout> values = plain_layout(schema.dictionary->format);
    if (!values || schema.dictionary->dictionary != nullptr) refuse(schema.dictionary->format);
    return {Layout::dictionary, format[0], *values};
  }
  const std::optional<Layout> layout = plain_layout(format);
  if (!layout) refuse(format);
  return {*layout};
}

std::vector<std::optional<std::string_view>> texts_of(const ArrowArray& array,
                                                      const TextType& type) {
  std::vector<std::optional<std::string_view>> texts(static_cast<std::size_t>(array.length));
  for (std::int64_t row = 0; row < array.length; ++row) {
    if (!is_null(array, row))
      texts[static_cast<std::size_t>(row)] = text_at(array, row, type.layout);
  }
  return texts;
}

std::vector<std::int64_t> indices_of(const ArrowArray& array, const TextType& type) {
  std::vector<std::int64_t> indices(static_cast<std::size_t>(array.length), -1);
  for (std::int64_t row = 0; row < array.length; ++row) {
    if (is_null(array, row)) continue;
    const std::int64_t index = index_at(array, row, type.index);
    if (index < 0 || index >= array.dictionary->length) {
      throw std::invalid_argument("an Arrow dictionary has no value " + std::to_string(index));
    }
    indices[static_cast<std::size_t>(row)] = index;
  }
  return indices;
}

}  // namespace degarble::python
