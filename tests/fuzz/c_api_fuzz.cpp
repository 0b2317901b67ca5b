// The C face: any options and any text, whole and in pieces.
#include <cstring>
#include <string>
#include <vector>

#include "degarble/degarble.h"
#include "oracle.hpp"
#include "target.hpp"

namespace {

using degarble::fuzz::require;

int keep(void* user, const char* bytes, std::size_t size) {
  static_cast<std::string*>(user)->append(bytes, size);
  return 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  degarble::fuzz::Source source(data, size);
  static const char* const kNames[] = {"profile",    "from",          "form", "newlines",
                                       "select",     "ignore",        "also", "min-confidence",
                                       "apostrophe", "line-buffered", "hint", "none such"};
  degarble_options* const options = degarble_options_new();
  for (std::size_t i = source.choice() % 3; i > 0; --i) {
    const char* const name = kNames[source.choice() % std::size(kNames)];
    const std::string value(source.take(source.choice() % 16));
    const degarble_status status = degarble_options_set(options, name, value.c_str());
    require(status == DEGARBLE_OK || status == DEGARBLE_BAD_OPTION, "an option is right or wrong");
    if (status != DEGARBLE_OK) require(std::strlen(degarble_error_message()) > 0, "and says why");
  }
  const std::size_t step = 1 + source.choice();
  const std::string_view text = source.rest();
  degarble_text* fixed = nullptr;
  if (degarble_fix(text.data(), text.size(), options, &fixed) == DEGARBLE_OK) {
    const std::string whole(degarble_text_data(fixed), degarble_text_size(fixed));
    std::string pieces;
    degarble_stream* stream = nullptr;
    require(degarble_stream_new(options, keep, nullptr, &pieces, &stream) == DEGARBLE_OK,
            "a stream");
    for (std::size_t at = 0; at < text.size(); at += step) {
      const std::string_view piece = text.substr(at, step);
      require(degarble_stream_write(stream, piece.data(), piece.size()) == DEGARBLE_OK, "written");
    }
    require(degarble_stream_finish(stream) == DEGARBLE_OK, "finished");
    degarble_stream_free(stream);
    require(pieces == whole, "pieces make no difference");
    require(degarble::testing::oracle::find_ill_formed(whole) == whole.size(), "UTF-8 comes out");
  }
  degarble_text_free(fixed);
  degarble_options_free(options);
  return 0;
}
